import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FetchResult } from '../feeds/domain/feed-state.js';
import { FeedsService } from '../feeds/feeds.service.js';
import { IntakeService } from './intake.service.js';
import { polledItems } from './polled-items.js';

/** Keeps what polls gave: articles, verdicts and each feed's state in one transaction. */
@Injectable()
export class PollStore {
  constructor(
    private readonly feeds: FeedsService,
    private readonly intake: IntakeService,
    private readonly dataSource: DataSource,
  ) {}

  /** Gives how many new and revised articles each feed brought. */
  keep(results: readonly FetchResult[], now: Date): Promise<ReadonlyMap<string, number>> {
    return this.dataSource.transaction(async (manager) => {
      const stored = await this.intake.takeIn(results.map(polledItems), manager, now);
      await this.feeds.record(results, stored.freshByFeed, manager, now);
      return stored.freshByFeed;
    });
  }
}
