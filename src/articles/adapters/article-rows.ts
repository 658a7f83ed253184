import { z } from 'zod';
import type { Article } from '../domain/article.js';
import type { ArticleRow } from '../domain/article-reader.js';

const instant = z.date().transform((date) => date.toISOString());
export const articleRow = z.object({
  article_id: z.string(),
  revision: z.number(),
  title: z.string(),
  summary: z.string(),
  link: z.string().nullable(),
  publisher: z.string(),
  language: z.string().nullable(),
  published: z.string().nullable(),
  recorded_at: instant,
});
/** An article with its verdict in short and its development. */
export const listRow = articleRow.extend({
  sort_at: instant,
  relevant: z.boolean().nullable(),
  relevance: z.number().nullable(),
  indicators: z.array(z.object({ name: z.string() })).nullable(),
  development_id: z.string().nullable(),
});
/** The columns of {@link articleRow}, from `article_revision r` and `article a`. */
export const ARTICLE_COLUMNS = `r.article_id, r.revision, r.title, r.summary, r.link, a.publisher, r.language, r.published, r.recorded_at`;

export function toArticle(row: z.infer<typeof articleRow>): Article {
  return {
    id: row.article_id,
    revision: row.revision,
    title: row.title,
    summary: row.summary,
    link: row.link,
    publisher: row.publisher,
    language: row.language,
    publishedAt: row.published,
    recordedAt: row.recorded_at,
  };
}

export function toArticleRow(row: z.infer<typeof listRow>): ArticleRow {
  return {
    ...toArticle(row),
    sortAt: row.sort_at,
    relevant: row.relevant,
    relevance: row.relevance,
    indicators: (row.indicators ?? []).map((indicator) => indicator.name),
    developmentId: row.development_id,
  };
}
