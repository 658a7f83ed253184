import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FetchResult } from '../feeds/domain/feed-state.js';
import { FeedsService } from '../feeds/feeds.service.js';
import { IntakeService } from './intake.service.js';
import { JobEngine, type PollJob } from './job-engine.js';
import { polledItems } from './polled-items.js';

/** A poll that was answered; its job is null where it was not taken from the queue. */
export interface AnsweredPoll {
  readonly result: FetchResult;
  readonly job: PollJob | null;
}

/** Keeps what polls gave: articles, verdicts, each feed's state and the end of the jobs in one transaction. */
@Injectable()
export class PollStore {
  constructor(
    private readonly feeds: FeedsService,
    private readonly intake: IntakeService,
    private readonly jobs: JobEngine,
    private readonly dataSource: DataSource,
  ) {}

  /** Gives how many new and revised articles each feed brought. */
  keep(polls: readonly AnsweredPoll[], now: Date): Promise<ReadonlyMap<string, number>> {
    const results = polls.map((poll) => poll.result);
    const jobs = polls.flatMap((poll) => poll.job ?? []);
    return this.dataSource.transaction(async (manager) => {
      const stored = await this.intake.takeIn(results.map(polledItems), manager, now);
      await this.feeds.record(results, stored.freshByFeed, manager, now);
      await this.jobs.completePolls(jobs, manager);
      return stored.freshByFeed;
    });
  }
}
