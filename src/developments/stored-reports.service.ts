import { Injectable } from '@nestjs/common';
import { ArticlesService } from '../articles/articles.service.js';
import { VerdictsService } from '../classification/verdicts.service.js';
import type { Reach } from './domain/neighbourhood.js';
import { pairReports } from './domain/pair-reports.js';
import type { GroupingReport } from './domain/report.js';

/** Reads stored articles with their verdicts, as grouping compares them. */
@Injectable()
export class StoredReports {
  constructor(
    private readonly articles: ArticlesService,
    private readonly verdicts: VerdictsService,
  ) {}

  /** The relevant reports in reach, and those that a person merged with one of them, wherever they lie. */
  async within(reach: Reach, partners: readonly string[]): Promise<readonly GroupingReport[]> {
    const { reader } = this.verdicts;
    const near = await reader.relevantWithin(reach.kind === 'span' ? reach : null);
    const merged = partners.length === 0 ? [] : await reader.ofArticles(partners, null);
    const byId = new Map([...near, ...merged].map((verdict) => [verdict.articleId, verdict]));
    const verdicts = [...byId.values()].filter(({ relevant }) => relevant);
    const articles = await this.articles.reader.byIds([...byId.keys()], null);
    return pairReports(verdicts, articles);
  }

  /** The relevant ones of the given reports, under the verdicts in force. */
  async relevantOf(articleIds: readonly string[]): Promise<readonly GroupingReport[]> {
    const [verdicts, articles] = await Promise.all([
      this.verdicts.reader.ofArticles(articleIds, null),
      this.articles.reader.byIds(articleIds, null),
    ]);
    return pairReports(
      verdicts.filter(({ relevant }) => relevant),
      articles,
    );
  }

  /** The reports as they are and as they were under earlier verdicts: a change leaves one group and joins another. */
  async everyVersion(articleIds: readonly string[]): Promise<readonly GroupingReport[]> {
    const [verdicts, articles] = await Promise.all([
      this.verdicts.reader.history(articleIds),
      this.articles.reader.revisions(articleIds),
    ]);
    return pairReports(verdicts, articles);
  }
}
