import { Injectable } from '@nestjs/common';
import { ArticlesService } from '../../articles/articles.service.js';
import type { Article } from '../../articles/domain/article.js';
import type { StoredVerdict } from '../../classification/domain/verdict-reader.js';
import { VerdictsService } from '../../classification/verdicts.service.js';

/** An article as people judged it, in the form of labelled JSON Lines that the evaluation reads. */
export interface Label {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly date: string | null;
  readonly publisher: string;
  readonly language: string | null;
  readonly relevant: boolean;
  readonly indicators: readonly string[];
  readonly direction: string;
  readonly intensity: number;
  readonly status: string | null;
  readonly eventType: string | null;
}

/** The corrected articles as labels: what people decided teaches and tests the classifier. */
@Injectable()
export class LabelsService {
  constructor(
    private readonly articles: ArticlesService,
    private readonly verdicts: VerdictsService,
  ) {}

  /** Every article whose verdict a person decided, as of an instant (null: now), by id. */
  async all(asOf: Date | null): Promise<readonly Label[]> {
    const verdicts = await this.verdicts.reader.decidedByPeople(asOf);
    const articles = await this.articles.reader.byIds(
      verdicts.map((verdict) => verdict.articleId),
      asOf,
    );
    const byId = new Map(articles.map((article) => [article.id, article]));
    return verdicts.flatMap((verdict) => {
      const article = byId.get(verdict.articleId);
      return article === undefined ? [] : [label(article, verdict)];
    });
  }
}

function label(article: Article, verdict: StoredVerdict): Label {
  const { id, title, summary, publisher, language } = article;
  const { relevant, indicators, direction, score, status, eventType } = verdict;
  return {
    ...{ id, title, summary, date: article.publishedAt, publisher, language, relevant },
    indicators: indicators.map(({ name }) => name),
    ...{ direction, intensity: score, status, eventType },
  };
}
