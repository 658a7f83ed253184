import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { MEASURES, type Measures } from '../kernel/measures.js';
import type { WeeklyReport } from '../reports/domain/weekly-report.js';
import { ReportPublishingService } from '../reports/report-publishing.service.js';
import { tellFailure } from './failed-work.js';
import { OneAtATime } from './one-at-a-time.js';
import { ReportCorrections } from './report-corrections.service.js';

/** How often it is looked whether a report is due; the stored instant decides. */
const LOOK_EVERY_MS = 20_000;
/** After a failure the next try waits so long, twice as long after each further one, and this at most. */
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 30 * 60_000;

/** Publishes reports on the schedule: at every look, those that are due, and those that people's corrections changed. */
@Injectable()
export class ReportScheduleService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('reports');
  private readonly looks = new OneAtATime(
    () => this.publishAll(),
    (error) => {
      this.tell(error);
    },
  );

  private failures = 0;
  private notBefore = 0;

  constructor(
    private readonly publishing: ReportPublishingService,
    private readonly corrections: ReportCorrections,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MEASURES) private readonly measures: Measures,
  ) {}

  onApplicationBootstrap(): void {
    void this.look();
  }

  @Interval(LOOK_EVERY_MS)
  look(): Promise<void> {
    const leftMs = this.notBefore - this.clock.now().getTime();
    // Longer than any wait: the clock was ahead at the failure, and has come back.
    const isWaiting = leftMs > 0 && leftMs <= LONGEST_WAIT_MS;
    return isWaiting ? Promise.resolve() : this.looks.run();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looks.end();
  }

  private async publishAll(): Promise<void> {
    while (!this.looks.isEnding) {
      const report = await this.publishing.publishDue();
      if (report === null) break;
      this.say(report);
    }
    if (this.looks.isEnding) return;
    for (const report of await this.corrections.publish()) this.say(report);
    this.failures = 0;
  }

  private say({ stamp: { week, asOf, edition }, sha256 }: WeeklyReport): void {
    this.measures.count('reports_total', {});
    this.logger.log({ week, edition: edition?.number, asOf, sha256 }, 'published a report');
  }

  private tell(error: unknown): void {
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.failures);
    this.failures += 1;
    this.notBefore = this.clock.now().getTime() + waitMs;
    const { logger, measures } = this;
    const otherwise = 'a report was not made; it is tried again by itself';
    tellFailure({ work: 'reports', logger, measures, whileAway: 'reports are made', otherwise }, error);
  }
}
