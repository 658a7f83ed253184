import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { SweepService } from '../../alerts/sweep.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { MEASURES, type Measures } from '../../kernel/measures.js';
import { tellFailure } from '../failed-work.js';
import { OneAtATime } from '../one-at-a-time.js';
import { DeliveryWorker } from './delivery-worker.service.js';

/** How often indices, alarms, due dates and silences are looked at. */
const SWEEP_EVERY_MS = 30_000;

/** Looks regularly at what only calculation and time tell of. */
@Injectable()
export class AlertSchedule implements BeforeApplicationShutdown {
  private readonly logger = new Logger('alerts');
  private readonly looks = new OneAtATime(
    () => this.look(),
    (error) => {
      this.tell(error);
    },
  );

  constructor(
    private readonly sweeps: SweepService,
    private readonly deliveries: DeliveryWorker,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MEASURES) private readonly measures: Measures,
  ) {}

  @Interval(SWEEP_EVERY_MS)
  sweep(): Promise<void> {
    return this.looks.run();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looks.end();
  }

  private async look(): Promise<void> {
    const owed = await this.sweeps.sweep(this.clock.now());
    if (owed > 0) void this.deliveries.look();
  }

  private tell(error: unknown): void {
    const { logger, measures } = this;
    const otherwise = 'looking for alerts failed; the next look comes by itself';
    tellFailure({ work: 'alerts', logger, measures, whileAway: 'alerts go on', otherwise }, error);
  }
}
