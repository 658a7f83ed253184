import { Injectable } from '@nestjs/common';
import { DevelopmentWeekService } from '../developments/development-week.service.js';
import { DevelopmentsService } from '../developments/developments.service.js';
import type { PublishedEdition } from './domain/published.js';
import {
  decidedOn,
  isOtherwiseBy,
  mayBearOn,
  withPromises,
  type Decided,
  type DecidedInAll,
  type Touched,
} from './domain/touched.js';
import type { ReportContent, ReportEdition, WeeklyReport } from './domain/weekly-report.js';
import { ReportsService } from './reports.service.js';

/** As what a published report is made again, and what people decided about since. */
export interface Remaking {
  readonly edition: ReportEdition;
  readonly asOf: Date;
  readonly touched: Touched;
}

/** Makes published reports again from what is known by now. */
@Injectable()
export class ReportRemakingService {
  constructor(
    private readonly reports: ReportsService,
    private readonly developments: DevelopmentsService,
    private readonly week: DevelopmentWeekService,
  ) {}

  /** The report as published and as made again; null where what was decided makes it say nothing else. */
  async remake(
    published: PublishedEdition,
    { edition, asOf, touched }: Remaking,
  ): Promise<{ readonly before: WeeklyReport; readonly made: WeeklyReport } | null> {
    const changes = await this.developments.reader.changesBetween(new Date(published.asOf), asOf);
    const decided = decidedOn(changes, touched);
    const before = await this.reports.published(published);
    if (!mayBearOn(before, decided)) return null;
    const made = await this.reports.make(published.week, asOf, edition);
    const all = await this.withPromises(decided, before, made);
    return isOtherwiseBy(all, before, made) ? { before, made } : null;
  }

  /** With the promises that people decided about, or that had a step, then or now, by what they decided about. */
  private async withPromises(
    decided: Decided,
    { stamp }: ReportContent,
    made: ReportContent,
  ): Promise<DecidedInAll> {
    const ids = {
      promiseIds: [...decided.promiseIds],
      developmentIds: decided.developments.map(({ id }) => id),
    };
    const { reader } = this.week;
    const [before, after] = await Promise.all([
      reader.promisesOn(ids, new Date(stamp.asOf)),
      reader.promisesOn(ids, new Date(made.stamp.asOf)),
    ]);
    return withPromises(decided, { before, after }, stamp);
  }
}
