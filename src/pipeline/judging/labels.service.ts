import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ArticlesService } from '../../articles/articles.service.js';
import type { Article } from '../../articles/domain/article.js';
import type { StoredVerdict } from '../../classification/domain/verdict-reader.js';
import { VerdictsService } from '../../classification/verdicts.service.js';

/** An article as people judged it, in the form of labelled JSON Lines that the evaluation reads. */
export const labelSchema = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  date: z.string().nullable(),
  publisher: z.string(),
  language: z.string().nullable(),
  relevant: z.boolean(),
  indicators: z.array(z.string()),
  direction: z.string(),
  intensity: z.number(),
  status: z.string().nullable(),
  eventType: z.string().nullable(),
});
export type Label = Readonly<z.output<typeof labelSchema>>;

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
