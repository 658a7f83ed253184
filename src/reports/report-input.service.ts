import { Injectable } from '@nestjs/common';
import { DevelopmentWeekService } from '../developments/development-week.service.js';
import { DevelopmentsService } from '../developments/developments.service.js';
import type { Since } from '../developments/domain/week-reader.js';
import { RevisionsService } from '../indicators/revisions.service.js';
import { WeekReadingService } from '../indicators/week-reading.service.js';
import type { IsoWeek } from '../kernel/dates.js';
import { chartedWeeks, daysAhead } from './domain/assemble-report.js';
import { namedDevelopments } from './domain/named-developments.js';
import type { ReportInput } from './domain/report-input.js';
import type { ReportMethod } from './domain/report-method.js';
import { earlierDays, type KnownLate } from './domain/late-knowledge.js';
import { weekDays, type WeekDays } from './domain/week-days.js';
import type { ReportEdition, ReportRevisions } from './domain/weekly-report.js';

/** What to report. */
export interface WantedReport {
  readonly week: IsoWeek;
  readonly asOf: Date;
  readonly edition: ReportEdition | null;
  /** The report before, with which figures are compared. */
  readonly since: ReportRevisions['since'];
  /** As it was in use at the instant. */
  readonly method: ReportMethod;
}

/** Reads all that a report is made of, everything as known at its instant. */
@Injectable()
export class ReportInputService {
  constructor(
    private readonly numbers: WeekReadingService,
    private readonly week: DevelopmentWeekService,
    private readonly developments: DevelopmentsService,
    private readonly revisions: RevisionsService,
  ) {}

  async collect({ week, asOf, edition, since, method }: WantedReport): Promise<ReportInput> {
    const { reader } = this.week;
    const days = weekDays(week);
    const ahead = daysAhead(days.to, method);
    const weeks = chartedWeeks(week, method);
    const between = { since: new Date(since.asOf), asOf };
    const [numbers, developments, moved, overdue, coming, scheduled, figures, late, dataCutOff] =
      await Promise.all([
        this.numbers.read(week, weeks, asOf),
        reader.developments(days, asOf, method.most.developments),
        reader.movedPromises(days, asOf),
        reader.overduePromises(days.to, asOf, method.most.overdue),
        reader.comingPromises(ahead, asOf, method.most.outlook),
        reader.scheduled(ahead, asOf, method.most.outlook),
        this.revisions.between(between.since, asOf, weeks),
        this.late(earlierDays(weeks), between, method),
        this.developments.reader.newestRecord(asOf),
      ]);
    const ids = developments.first.map(({ id }) => id);
    const [classifiers, headlines] = await Promise.all([
      reader.classifierVersions(ids, asOf),
      this.developments.reader.headlines(namedDevelopments({ numbers, developments, moved }), asOf),
    ]);
    const { parameters } = this.numbers;
    const versions = { classifiers, parameters: parameters.version, method: method.version };
    return {
      stamp: { week, ...days, asOf: asOf.toISOString(), dataCutOff, versions, edition },
      ...{ numbers, developments, promises: { moved, overdue, coming }, scheduled, headlines },
      revisions: { since, figures, late },
      ...{ parameters, method },
    };
  }

  private async late(days: WeekDays, between: Since, { most }: ReportMethod): Promise<KnownLate> {
    const { reader } = this.week;
    const [developments, promises] = await Promise.all([
      reader.lateDevelopments(days, between, most.revisions),
      reader.promisesMovedBetween(days, between),
    ]);
    return { developments, promises };
  }
}
