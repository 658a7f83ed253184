import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { takeNext } from './adapters/next-report.js';
import { sealed } from './adapters/report-digest.js';
import { editionChanges } from './domain/edition-changes.js';
import type { PublishedEdition } from './domain/published.js';
import type { Touched } from './domain/touched.js';
import type { ReportContent, ReportEdition, WeeklyReport } from './domain/weekly-report.js';
import { PUBLISHING, ReportPublishingService, type PublishingTools } from './report-publishing.service.js';
import { ReportRemakingService } from './report-remaking.service.js';

/** An edition says what was known so long ago, so that all of it is written by now. */
const SETTLE_MS = 60_000;

/** What became of a look at a report: a new edition, none needed, or another instance at work, so to be asked again. */
export type Corrected =
  | { readonly outcome: 'published'; readonly report: WeeklyReport }
  | { readonly outcome: 'stands' }
  | { readonly outcome: 'busy' };

/** Publishes new editions of reports that people's corrections made wrong. */
@Injectable()
export class ReportCorrectingService {
  constructor(
    private readonly remaking: ReportRemakingService,
    private readonly publishing: ReportPublishingService,
    private readonly dataSource: DataSource,
    @Inject(PUBLISHING) private readonly tools: PublishingTools,
  ) {}

  /**
   * A new edition where what was decided makes the week's report say something else than the one given, anywhere in its
   * record; it names what changed and the edition it corrects. What only became known later makes none.
   */
  correct(published: PublishedEdition, touched: Touched): Promise<Corrected> {
    const now = this.tools.clock.now();
    return this.dataSource.transaction(async (manager) => {
      if ((await takeNext(manager)) === null) return { outcome: 'busy' };
      const { edition: number, asOf, sha256 } = published;
      const until = new Date(now.getTime() - SETTLE_MS);
      const edition: ReportEdition = {
        number: number + 1,
        corrects: { number, asOf, sha256 },
        changes: [],
      };
      const remade = await this.remaking.remake(published, { edition, asOf: until, touched });
      if (remade === null) return { outcome: 'stands' };
      const { before, made } = remade;
      const changes = editionChanges(before, made);
      if (changes.length === 0) return { outcome: 'stands' };
      const { sha256: _, ...content } = made;
      const named: ReportContent = {
        ...content,
        stamp: { ...content.stamp, edition: { ...edition, changes } },
      };
      const report = sealed(named);
      return (await this.publishing.keep(report, manager, now))
        ? { outcome: 'published', report }
        : { outcome: 'busy' };
    });
  }
}
