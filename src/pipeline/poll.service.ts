import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FetchResult } from '../feeds/domain/feed-state.js';
import type { DueQuery } from '../feeds/ports.js';
import { FeedsService } from '../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { BatchWriter } from './batch-writer.js';
import { JobEngine, type PollJob } from './job-engine.js';
import { PollStore } from './poll-store.service.js';

/**
 * Lanes that take polls from the queue, and how many each takes at once: while one lane's last answers are parsed and
 * stored, or its slowest host is waited for, the other asks on. Hosts are asked side by side, each one thing at a time.
 */
const LANES = 2;
const POLLS_PER_LANE = 50;
/** Polls stored in one transaction at most. */
const POLLS_PER_TRANSACTION = 25;

export interface Polled {
  readonly result: FetchResult;
  /** New and revised articles. */
  readonly fresh: number;
}

interface Asked {
  readonly result: FetchResult;
  readonly job: PollJob | null;
  readonly report: (polled: Polled) => void;
}

/** Asks feeds and hands on what they answer. */
@Injectable()
export class PollService implements BeforeApplicationShutdown {
  private readonly writer = new BatchWriter<Asked>((batch) => this.keep(batch), POLLS_PER_TRANSACTION);

  private underWay: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly feeds: FeedsService,
    private readonly jobs: JobEngine,
    private readonly store: PollStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes each due feed a job, and works until no job is left; gives how many feeds were asked. */
  pollDue(query: DueQuery, report: (polled: Polled) => void): Promise<number> {
    const polling = this.enqueueAndWork(query, report);
    this.underWay = polling.then(nothing, nothing);
    return polling;
  }

  /** Waits for the polls under way, which the closing of the network breaks off, then ends the job engine. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.underWay;
    await this.jobs.stop();
  }

  private async enqueueAndWork(query: DueQuery, report: (polled: Polled) => void): Promise<number> {
    const due = await this.feeds.due(this.clock.now(), query);
    await this.jobs.enqueuePolls(due.map(({ feed }) => feed.id));
    return this.workInLanes(query, report);
  }

  /** Asks one feed whatever its next check says; null where there is no such enabled feed. */
  async pollOne(feedId: string): Promise<Polled | null> {
    const [due] = await this.feeds.due(this.clock.now(), { feedId });
    if (due === undefined) return null;
    const result = await this.feeds.ask(due, this.clock.now());
    return new Promise((resolve, reject) => {
      this.writer.add({ result, job: null, report: resolve }).then(undefined, reject);
    });
  }

  /** Works the queue off; where lanes fail, the others come to their end before the first failure is thrown. */
  private async workInLanes(query: DueQuery, report: (polled: Polled) => void): Promise<number> {
    const lanes = Array.from({ length: LANES }, () => this.workOff(query, report));
    let asked = 0;
    for (const lane of await Promise.allSettled(lanes)) {
      if (lane.status === 'rejected') throw lane.reason;
      asked += lane.value;
    }
    return asked;
  }

  private async workOff(query: DueQuery, report: (polled: Polled) => void): Promise<number> {
    let asked = 0;
    while (!this.isStopping) {
      const jobs = await this.jobs.takePolls(POLLS_PER_LANE);
      if (jobs.length === 0) return asked;
      asked += await this.work(jobs, query, report);
    }
    return asked;
  }

  private async work(
    jobs: readonly PollJob[],
    query: DueQuery,
    report: (polled: Polled) => void,
  ): Promise<number> {
    const byFeed = new Map(jobs.map((job) => [job.feedId, job]));
    const claimed = await this.feeds.claim([...byFeed.keys()], this.clock.now(), query);
    const kept = new Set(claimed.map(({ feed }) => feed.id));
    const asks = claimed.map(async (due) => {
      const result = await this.feeds.ask(due, this.clock.now());
      await this.writer.add({ result, job: byFeed.get(due.feed.id) ?? null, report });
    });
    const settled = await Promise.allSettled(asks);
    await this.jobs.completePolls(jobs.filter((job) => !kept.has(job.feedId)));
    const failure = settled.find((outcome) => outcome.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
    return claimed.length;
  }

  private async keep(batch: readonly Asked[]): Promise<void> {
    const fresh = await this.store.keep(
      batch.map((asked) => asked.result),
      this.clock.now(),
    );
    await this.jobs.completePolls(batch.flatMap((asked) => asked.job ?? []));
    for (const { result, report } of batch) report({ result, fresh: fresh.get(result.due.feed.id) ?? 0 });
  }
}

function nothing(): void {
  // Whoever asked for the polls is told how they ended; a shutdown only waits for the end.
}
