import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { DevelopmentsService } from '../developments/developments.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { MEASURES, type Measures } from '../kernel/measures.js';
import { DeliveryWorker } from './alerting/delivery-worker.service.js';
import { tellFailure } from './failed-work.js';
import { OneAtATime } from './one-at-a-time.js';

/** While feeds are still being asked, grouping rests so many times as long as it took: it must not slow the polls down. */
const REST_PER_WORK = 2;
/** But never longer: whoever waits for an alert waits for this rest as well. */
const LONGEST_REST_MS = 400;

/** Groups what came in, and sends at once what that owes. */
@Injectable()
export class NewsService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('news');
  private readonly turns = new OneAtATime(
    () => this.groupAndRest(),
    (error) => {
      const { logger, measures } = this;
      // The look for news groups again, and tells of a database that stays away.
      const otherwise = 'grouping failed; it is tried again';
      tellFailure({ work: 'grouping', logger, measures, whileAway: null, otherwise }, error);
    },
  );

  constructor(
    private readonly developments: DevelopmentsService,
    private readonly deliveries: DeliveryWorker,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MEASURES) private readonly measures: Measures,
  ) {}

  /** Groups whatever waits; gives how many developments changed. */
  async group(): Promise<number> {
    const startedMs = performance.now();
    const changed = await this.developments.regroup(this.clock.now());
    this.measures.took('grouping_seconds', {}, performance.now() - startedMs);
    this.measures.count('developments_changed_total', {}, changed);
    if (changed > 0) void this.deliveries.look();
    return changed;
  }

  /** Groups as soon as it is not at it already; whoever asks meanwhile is served by one more turn. */
  groupSoon(): void {
    void this.turns.runAfresh();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.turns.end();
  }

  private async groupAndRest(): Promise<void> {
    const startedMs = performance.now();
    try {
      await this.group();
    } finally {
      const restMs = Math.min(REST_PER_WORK * (performance.now() - startedMs), LONGEST_REST_MS);
      if (!this.turns.isEnding) await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  }
}
