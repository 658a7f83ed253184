import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DevelopmentWeekService } from '../developments/development-week.service.js';
import type { Clock } from '../kernel/clock.js';
import { isoWeekOf, nextWeek } from '../kernel/iso-week.js';
import { recordMethod } from './adapters/method-history.js';
import { beginWith, setNext, takeNext, type NextReport } from './adapters/next-report.js';
import * as store from './adapters/report-store.js';
import { FROZEN_AT_ONCE, languagesOf, type FormRenderer } from './domain/report-form.js';
import { reportDue, ruleOf, weekWithinReach, type ReportTime } from './domain/report-time.js';
import type { WeeklyReport } from './domain/weekly-report.js';
import { ReportsService } from './reports.service.js';

/** Injection token of what publishing needs of the world. */
export const PUBLISHING = Symbol('publishing');

export interface PublishingTools {
  readonly renderer: FormRenderer;
  readonly time: ReportTime;
  readonly clock: Clock;
}

/** After a report's instant, so that facts recorded until then by other clocks and open transactions are there. */
const SETTLE_MS = 60_000;
/** How long a report waits for what is still being written or grouped. */
const PATIENCE_MS = 15 * 60_000;
/** Weeks that are caught up with after a standstill; earlier ones are made on demand. */
const MOST_MISSED_WEEKS = 52;

/** Publishes the report of each week once, whichever instance comes first, however long all of them stood still. */
@Injectable()
export class ReportPublishingService {
  constructor(
    private readonly reports: ReportsService,
    private readonly week: DevelopmentWeekService,
    private readonly dataSource: DataSource,
    @Inject(PUBLISHING) private readonly tools: PublishingTools,
  ) {}

  /**
   * Publishes the next report if it is due: its record, its forms and the next instant in one transaction, so that a
   * killed run leaves nothing behind and is made again. Gives it; null where none is due or another instance is at it.
   */
  publishDue(): Promise<WeeklyReport | null> {
    const now = this.tools.clock.now();
    return this.dataSource.transaction(async (manager) => {
      await beginWith(manager, this.planned(isoWeekOf(now.toISOString().slice(0, 10))));
      const taken = await takeNext(manager);
      if (taken === null) return null;
      await recordMethod(manager, this.reports.method, now);
      const next = this.withinReach(this.asRuled(taken), now);
      if (next !== taken) await setNext(manager, next);
      if (!(await this.isDue(next, now))) return null;
      const report = await this.reports.make(next.week, next.dueAt, {
        number: 1,
        corrects: null,
        changes: [],
      });
      const isNew = await this.keep(report, manager, now);
      await setNext(manager, this.planned(nextWeek(next.week)));
      return isNew ? report : null;
    });
  }

  /** Keeps an edition with the forms that are frozen at once; false where it was published before. */
  async keep(report: WeeklyReport, manager: EntityManager, now: Date): Promise<boolean> {
    const { week, edition } = report.stamp;
    if (edition === null) throw new Error('A report without an edition is not kept.');
    if (!(await store.addEdition(manager, report, now))) return false;
    for (const form of FROZEN_AT_ONCE) {
      for (const language of languagesOf(form)) {
        const made = await this.tools.renderer.render(form, report, language);
        if (!made.ok) throw new Error(`${form} in ${language}: ${made.reason}`);
        await store.freezeForm(manager, { week, edition: edition.number, form, language }, made.bytes, now);
      }
    }
    return true;
  }

  private planned(week: NextReport['week']): NextReport {
    return { week, dueAt: reportDue(week, this.tools.time), rule: ruleOf(this.tools.time) };
  }

  /** Reckoned anew where the setting was changed. */
  private asRuled(next: NextReport): NextReport {
    return next.rule === ruleOf(this.tools.time) ? next : this.planned(next.week);
  }

  private withinReach(next: NextReport, now: Date): NextReport {
    const week = weekWithinReach(next.week, isoWeekOf(now.toISOString().slice(0, 10)), MOST_MISSED_WEEKS);
    return week === next.week ? next : this.planned(week);
  }

  private async isDue({ dueAt }: NextReport, now: Date): Promise<boolean> {
    const waitedMs = now.getTime() - dueAt.getTime();
    if (waitedMs < SETTLE_MS) return false;
    return waitedMs >= PATIENCE_MS || (await this.week.reader.isSettled(waitedMs - SETTLE_MS / 2));
  }
}
