import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Article } from '../articles/domain/article.js';
import { MEASURES, type Measures } from '../kernel/measures.js';
import { ClassificationService } from './classification.service.js';
import { CorrectionsService } from '../corrections/corrections.service.js';
import { holdVerdicts, lockVerdicts, storeVerdicts } from './adapters/verdict-store.js';
import { correctedVerdict, ownVerdict } from './domain/corrected-verdict.js';
import { NO_TRAITS } from './domain/traits.js';
import type { Verdict } from './domain/verdict.js';
import {
  VERDICT_READER,
  type DaySpan,
  type StoredVerdict,
  type VerdictReader,
} from './domain/verdict-reader.js';

/** Says in which days a report lies, null where it is undated: a matter of grouping, which looks reports up by them. */
export type DaysOfReport = (article: Article, verdict: Verdict) => DaySpan | null;

/** Verdicts on stored articles: given, kept with their history, and read again. */
@Injectable()
export class VerdictsService {
  constructor(
    private readonly classification: ClassificationService,
    private readonly corrections: CorrectionsService,
    @Inject(VERDICT_READER) readonly reader: VerdictReader,
    @Inject(MEASURES) private readonly measures: Measures,
  ) {}

  get version(): string {
    return this.classification.version;
  }

  /**
   * Gives a verdict on each article and appends it, with the corrections that hold; gives the articles that must be
   * grouped again.
   */
  async judge(
    articles: readonly Article[],
    daysOf: DaysOfReport,
    manager: EntityManager,
    now: Date,
  ): Promise<readonly string[]> {
    const newest = [...new Map(articles.map((article) => [article.id, article])).values()];
    const startedMs = performance.now();
    const verdicts = this.classification.classify(newest);
    this.measures.took('verdicts_seconds', {}, performance.now() - startedMs);
    const judged = newest.flatMap((article, position) => {
      const verdict = verdicts[position];
      return verdict === undefined ? [] : [{ article, verdict }];
    });
    for (const { verdict } of judged) this.tell(verdict);
    return this.store(judged, daysOf, manager, now);
  }

  /** Appends verdicts as the corrections now have them, on what the classifier said; locked by {@link lock} before. */
  applyCorrections(
    articles: readonly Article[],
    held: readonly StoredVerdict[],
    daysOf: DaysOfReport,
    { manager, now }: { readonly manager: EntityManager; readonly now: Date },
  ): Promise<readonly string[]> {
    const byId = new Map(articles.map((article) => [article.id, article]));
    const judged = held.flatMap((verdict) => {
      const article = byId.get(verdict.articleId);
      return article === undefined ? [] : [{ article, verdict: ownVerdict(verdict, verdict.own) }];
    });
    return this.store(judged, daysOf, manager, now);
  }

  /** The verdicts in force of the given articles, which nobody replaces until the transaction ends. */
  lock(articleIds: readonly string[], manager: EntityManager): Promise<readonly StoredVerdict[]> {
    return lockVerdicts(manager, articleIds);
  }

  private async store(
    judged: readonly Judged[],
    daysOf: DaysOfReport,
    manager: EntityManager,
    now: Date,
  ): Promise<readonly string[]> {
    const ids = judged.map(({ article }) => article.id);
    // Held first: a correction that is being entered on one of them is seen, or comes after.
    await holdVerdicts(manager, ids);
    const corrections = await this.corrections.ofArticles(ids, manager);
    const rows = judged.map(({ article, verdict: own }) => {
      const inForce = correctedVerdict(own, corrections.get(article.id) ?? []);
      const verdict = this.withTraits(inForce.verdict, article);
      const days = verdict.relevant ? daysOf(article, verdict) : null;
      const [dayFrom, dayTo] = [days?.from ?? null, days?.to ?? null];
      return { revision: article.revision, verdict, own: inForce.own, dayFrom, dayTo };
    });
    return storeVerdicts(manager, rows, now);
  }

  private tell({ language, relevant }: Verdict): void {
    this.measures.count('verdicts_total', { language, relevant: String(relevant) });
  }

  /** What grouping compares is neither read nor kept of what is dismissed; a person's verdict can need it. */
  private withTraits(verdict: Verdict, article: Article): Verdict {
    const isNeeded = verdict.relevant && verdict.traits === NO_TRAITS;
    return isNeeded ? { ...verdict, traits: this.classification.traits(article) } : verdict;
  }
}

interface Judged {
  readonly article: Article;
  /** What the classifier said. */
  readonly verdict: Verdict;
}
