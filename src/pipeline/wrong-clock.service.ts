import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { OverlongWaits } from '../alerts/overlong-waits.service.js';
import { isDatabaseAway } from '../database/database-away.js';
import { FeedsService } from '../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { JobEngine } from './job-engine.js';
import { OneAtATime } from './one-at-a-time.js';

/**
 * How often it is looked, by a timer that no change of clocks touches. Not at every look for due feeds: where one of two
 * instances goes on with a clock that is ahead, each undoes what the other stored, and publishers must not notice.
 */
const LOOK_EVERY_MS = 10 * 60_000;

/** Puts right what waits for instants that a clock stored while it was ahead; it would wait until the clock is there again. */
@Injectable()
export class WrongClockService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('clock');
  private readonly looks = new OneAtATime(
    () => this.putRight(),
    (error) => {
      if (!isDatabaseAway(error)) this.logger.warn({ err: error }, 'looking for instants to come failed');
    },
  );

  constructor(
    private readonly feeds: FeedsService,
    private readonly waits: OverlongWaits,
    private readonly jobs: JobEngine,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    void this.look();
  }

  @Interval(LOOK_EVERY_MS)
  look(): Promise<void> {
    return this.looks.run();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looks.end();
  }

  private async putRight(): Promise<void> {
    const now = this.clock.now();
    const feeds = await this.feeds.putRight(now);
    const notifications = await this.waits.end(now);
    await this.jobs.putRight();
    if (feeds + notifications > 0)
      this.logger.warn({ feeds, notifications }, 'a clock was ahead; what it had put off too far goes on');
  }
}
