import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { isDatabaseAway } from '../database/database-away.js';
import { FeedsService } from '../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { OneAtATime } from './one-at-a-time.js';

const LOOK_EVERY_MS = 60 * 60_000;

/** Lets go of what is no fact and would grow for ever; facts, deliveries and the audit log stay. */
@Injectable()
export class UpkeepService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('upkeep');
  private readonly looks = new OneAtATime(
    () => this.forget(),
    (error) => {
      // Nothing is lost by keeping more for another hour.
      if (!isDatabaseAway(error)) this.logger.warn({ err: error }, 'upkeep failed; it is tried in an hour');
    },
  );

  constructor(
    private readonly feeds: FeedsService,
    @Inject(CLOCK) private readonly clock: Clock,
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
