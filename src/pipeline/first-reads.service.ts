import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { isDatabaseAway } from '../database/database-away.js';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { weekNumber, weekOfNumber } from '../kernel/iso-week.js';

/**
 * Reads once, beside everything else, what the front page shows first: the numbers are made of every development and
 * kept from then on, and the first visitor after a start would wait for that.
 */
@Injectable()
export class FirstReads implements BeforeApplicationShutdown {
  private readonly logger = new Logger('first reads');
  private reading: Promise<void> | null = null;

  constructor(private readonly indicators: IndicatorsService) {}

  /** Begins, once the service answers. Never fails: whoever asks later has the numbers made then. */
  begin(): Promise<void> {
    this.reading ??= this.read().catch((error: unknown) => {
      this.tell(error);
    });
    return this.reading;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.reading;
  }

  private async read(): Promise<void> {
    const lastWeek = weekOfNumber(weekNumber(this.indicators.currentWeek()) - 1);
    await this.indicators.changes(lastWeek, null);
    await this.indicators.alarms(null, { indicators: [], from: null, to: null });
  }

  private tell(error: unknown): void {
    const then = 'the first page to ask will wait for its numbers.';
    if (isDatabaseAway(error)) this.logger.warn(`The database is away; ${then}`);
    else this.logger.error({ err: error }, `the first reads failed; ${then}`);
  }
}
