import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { OverlongWaits } from '../alerts/overlong-waits.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { MEASURES, type Measures } from '../kernel/measures.js';
import { tellFailure } from './failed-work.js';
import { OneAtATime } from './one-at-a-time.js';
import { PollService } from './poll.service.js';

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
      const { logger, measures } = this;
      const otherwise = 'looking for instants to come failed; the next look comes by itself';
      tellFailure({ work: 'clock check', logger, measures, whileAway: null, otherwise }, error);
    },
  );

  constructor(
    private readonly polls: PollService,
    private readonly waits: OverlongWaits,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MEASURES) private readonly measures: Measures,
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
    const feeds = await this.polls.putRight(now);
    const notifications = await this.waits.end(now);
    if (feeds + notifications > 0)
      this.logger.warn({ feeds, notifications }, 'a clock was ahead; what it had put off too far goes on');
  }
}
