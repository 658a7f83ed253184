import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Article } from '../articles/domain/article.js';
import { ClassificationService } from './classification.service.js';
import { storeVerdicts } from './adapters/verdict-store.js';
import type { Verdict } from './domain/verdict.js';
import { VERDICT_READER, type DaySpan, type VerdictReader } from './domain/verdict-reader.js';

/** Says in which days a report lies, null where it is undated: a matter of grouping, which looks reports up by them. */
export type DaysOfReport = (article: Article, verdict: Verdict) => DaySpan | null;

/** Verdicts on stored articles: given, kept with their history, and read again. */
@Injectable()
export class VerdictsService {
  constructor(
    private readonly classification: ClassificationService,
    @Inject(VERDICT_READER) readonly reader: VerdictReader,
  ) {}

  get version(): string {
    return this.classification.version;
  }

  /** Gives a verdict on each article and appends it; gives the articles that must be grouped again. */
  async judge(
    articles: readonly Article[],
    daysOf: DaysOfReport,
    manager: EntityManager,
    now: Date,
  ): Promise<readonly string[]> {
    const newest = [...new Map(articles.map((article) => [article.id, article])).values()];
    const verdicts = this.classification.classify(newest);
    const rows = newest.flatMap((article, position) => {
      const verdict = verdicts[position];
      if (verdict === undefined) return [];
      const days = verdict.relevant ? daysOf(article, verdict) : null;
      return [{ revision: article.revision, verdict, dayFrom: days?.from ?? null, dayTo: days?.to ?? null }];
    });
    return storeVerdicts(manager, rows, now);
  }
}
