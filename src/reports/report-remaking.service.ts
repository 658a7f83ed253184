import { Injectable } from '@nestjs/common';
import { DevelopmentsService } from '../developments/developments.service.js';
import type { PublishedEdition } from './domain/published.js';
import {
  decidedOn,
  isOtherwiseBy,
  mayBearOn,
  promisesToldOtherwise,
  type Decided,
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
    const all = await this.promisesMovedBy(decided, before, made);
    return isOtherwiseBy(all, before, made) ? { before, made } : null;
  }

  /** With the promises that are told otherwise and had a step, then or now, by a development that was decided about. */
  private async promisesMovedBy(
    { developments, promiseIds }: Decided,
    before: ReportContent,
    after: ReportContent,
  ): Promise<Decided> {
    const ids = new Set(developments.map(({ id }) => id));
    const moved = new Set(promiseIds);
    for (const id of promisesToldOtherwise(before, after)) {
      const known = await Promise.all(
        [before, after].map(({ stamp }) => this.developments.reader.promise(id, new Date(stamp.asOf))),
      );
      const steps = known.flatMap((one) => one?.promise.history ?? []);
      if (steps.some(({ developmentId }) => developmentId !== null && ids.has(developmentId))) moved.add(id);
    }
    return { developments, promiseIds: moved };
  }
}
