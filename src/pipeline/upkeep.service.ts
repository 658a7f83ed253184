import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { FeedsService } from '../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { MEASURES, type Measures } from '../kernel/measures.js';
import { tellFailure } from './failed-work.js';
import { OneAtATime } from './one-at-a-time.js';

const LOOK_EVERY_MS = 60 * 60_000;

/** Lets go of what is no fact and would grow for ever; facts, deliveries and the audit log stay. */
@Injectable()
export class UpkeepService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('upkeep');
  private readonly looks = new OneAtATime(
    () => this.forget(),
    (error) => {
      const { logger, measures } = this;
      // Nothing is lost by keeping more for another hour.
      const otherwise = 'upkeep failed; it is tried in an hour';
      tellFailure({ work: 'upkeep', logger, measures, whileAway: null, otherwise }, error);
    },
  );

  constructor(
    private readonly feeds: FeedsService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MEASURES) private readonly measures: Measures,
  ) {}

  @Interval(LOOK_EVERY_MS)
  look(): Promise<void> {
    return this.looks.run();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looks.end();
  }

  private async forget(): Promise<void> {
    let polls = 0;
    while (!this.looks.isEnding) {
      const gone = await this.feeds.forgetPolls(this.clock.now());
      polls += gone;
      if (gone === 0) break;
    }
    if (polls > 0) this.logger.log({ polls }, 'let go of old polls of the log');
  }
}
