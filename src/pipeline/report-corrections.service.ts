import { Inject, Injectable } from '@nestjs/common';
import { CorrectionsService } from '../corrections/corrections.service.js';
import type { Entry } from '../corrections/domain/correction.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import type { WeeklyReport } from '../reports/domain/weekly-report.js';
import { ReportCorrectingService } from '../reports/report-correcting.service.js';
import { ReportsService } from '../reports/reports.service.js';
import { touchedBy } from './touched-by.js';

/** People correct in bouts: editions wait until nobody has decided anything for so long. */
const QUIET_MS = 60 * 60_000;
/** Published weeks that are looked at, however many editions they have: half a year. */
const WEEKS = 26;
/** Entries read at most: who decides more in half a year gets his editions from the newest of them. */
const ENTRIES = 5_000;
/** What was decided shortly before a report's instant may have come into force after it. */
const BEFORE_MS = 60 * 60_000;

/** Looks for published reports that people's corrections have made wrong, and has them published again. */
@Injectable()
export class ReportCorrections {
  private seen: string | null = null;

  constructor(
    private readonly corrections: CorrectionsService,
    private readonly reports: ReportsService,
    private readonly correcting: ReportCorrectingService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** New editions, if people have corrected something and come to rest; asked again, it costs one look. */
  async publish(): Promise<readonly WeeklyReport[]> {
    const [newest] = await this.entries(1);
    if (newest === undefined || newest.id === this.seen) return [];
    if (this.clock.now().getTime() - Date.parse(newest.recordedAt) < QUIET_MS) return [];
    const entries = await this.entries(ENTRIES);
    const made: WeeklyReport[] = [];
    let isLeft = false;
    for (const edition of await this.reports.lastEditions(WEEKS)) {
      const from = Date.parse(edition.asOf) - BEFORE_MS;
      const since = entries.filter(({ recordedAt }) => Date.parse(recordedAt) > from);
      if (since.length === 0) continue;
      const corrected = await this.correcting.correct(edition, touchedBy(since));
      if (corrected.outcome === 'published') made.push(corrected.report);
      if (corrected.outcome === 'busy') isLeft = true;
    }
    // What another instance was at may be left undone there: it is looked at again.
    if (!isLeft) this.seen = newest.id;
    return made;
  }

  private async entries(limit: number): Promise<readonly Entry[]> {
    const all = { articleIds: [], developmentIds: [], promiseIds: [], kinds: [], asOf: null, before: null };
    return (await this.corrections.list({ ...all, limit })).map(({ entry }) => entry);
  }
}
