import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ArticlesService, type Stored } from '../articles/articles.service.js';
import type { IncomingReport } from '../articles/domain/incoming.js';
import { datedAsBelieved } from '../articles/domain/publication.js';
import { VerdictsService } from '../classification/verdicts.service.js';
import { DevelopmentsService } from '../developments/developments.service.js';
import { FeedHistoryService } from '../feeds/feed-history.service.js';
import { coveredWeeks } from './import/archive-weeks.js';
import { underTheirPublishers } from './import/own-outlets.js';

/** Items to articles to verdicts, in the caller's transaction: what comes in is stored and judged, or neither. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly articles: ArticlesService,
    private readonly verdicts: VerdictsService,
    private readonly developments: DevelopmentsService,
    private readonly feeds: FeedHistoryService,
  ) {}

  /** Takes in the items of several documents, in a fixed number of statements; grouping follows on its own. */
  async takeIn(
    documents: readonly (readonly IncomingReport[])[],
    manager: EntityManager,
    now: Date,
  ): Promise<Stored> {
    const stored = await this.articles.store(documents, manager, now);
    await this.judge(stored.fresh, manager, now);
    return stored;
  }

  /** Takes in a part of an archive, its outlets under their feeds' publishers, and marks the weeks and outlets it covers. */
  async takeInArchive(reports: readonly IncomingReport[], manager: EntityManager, now: Date): Promise<void> {
    const names = [...new Set(reports.map(({ publisher }) => publisher))];
    const onRecord = await this.articles.onRecord(names, manager);
    const own = underTheirPublishers(reports, await this.feeds.reader.publishers(), onRecord);
    await this.takeIn(documentsOf(own), manager, now);
    await this.articles.markCovered(coveredWeeks(own, now), manager, now);
  }

  /** Gives verdicts on articles that are stored, and notes which must be grouped again. */
  async judge(articles: Stored['fresh'], manager: EntityManager, now: Date): Promise<void> {
    if (articles.length === 0) return;
    const daysOf = this.developments.daysOf.bind(this.developments);
    const touched = await this.verdicts.judge(articles.map(datedAsBelieved), daysOf, manager, now);
    await this.developments.enqueue(touched, manager);
  }
}

/** An archive's records by outlet: what makes an article known is looked for within one outlet. */
function documentsOf(reports: readonly IncomingReport[]): readonly (readonly IncomingReport[])[] {
  const documents = new Map<string, IncomingReport[]>();
  for (const report of reports) {
    const document = documents.get(report.publisher) ?? [];
    document.push(report);
    documents.set(report.publisher, document);
  }
  return [...documents.values()];
}
