import { z } from 'zod';
import type { DataSource } from 'typeorm';
import { containing, heldAt } from '../../database/held-at.js';
import type { Article } from '../domain/article.js';
import type { ArticleQuery, ArticleReader, ArticleRow } from '../domain/article-reader.js';
import { ARTICLE_COLUMNS as COLUMNS, articleRow, listRow, toArticle, toArticleRow } from './article-rows.js';
import { archiveWeeks } from './archive-weeks.js';
import { feedWeeks, weekCountsSince } from './week-counts.js';
import { unsureArticles } from './unsure-articles.js';

const feedCountRow = z.object({ feed_id: z.string(), articles: z.number() });

export function articleReader(dataSource: DataSource): ArticleReader {
  return {
    list: (query) => list(dataSource, query),
    unsure: (query) => unsureArticles(dataSource, query),
    byIds: (ids, asOf) => byIds(dataSource, ids, asOf),
    revisions: (ids) => revisions(dataSource, ids),
    feedWeeks: (asOf, after) => feedWeeks(dataSource, asOf, after),
    feedArticlesSince: (since, asOf) => feedArticlesSince(dataSource, since, asOf),
    archiveWeeks: (asOf) => archiveWeeks(dataSource, asOf),
    weekCountsSince: (mark) => weekCountsSince(dataSource, mark),
  };
}

async function list(dataSource: DataSource, query: ArticleQuery): Promise<readonly ArticleRow[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${COLUMNS}, r.sort_at, v.relevant, v.relevance, v.indicators, s.development_id
     FROM article_revision r
     JOIN article a ON a.id = r.article_id
     LEFT JOIN verdict v ON v.article_id = r.article_id AND ${heldAt('v', 8)}
     LEFT JOIN assignment s ON s.article_id = r.article_id AND ${heldAt('s', 8)}
     WHERE ${heldAt('r', 8)}
       AND (cardinality($1::text[]) = 0 OR a.publisher = ANY ($1))
       AND ($2::text IS NULL OR r.title ILIKE $2 OR r.summary ILIKE $2)
       AND ($3::boolean IS NULL OR v.relevant = $3)
       AND ($4::date IS NULL OR r.sort_at >= $4::date)
       AND ($5::date IS NULL OR r.sort_at < $5::date + 1)
       AND ($6::timestamptz IS NULL OR (r.sort_at, r.article_id) < ($6, $7 COLLATE "C"))
     ORDER BY r.sort_at DESC, r.article_id DESC LIMIT $9`,
    [
      query.publishers,
      query.text === null ? null : containing(query.text),
      query.relevant,
      query.from,
      query.to,
      query.after?.sortAt ?? null,
      query.after?.id ?? null,
      query.asOf,
      query.limit,
    ],
  );
  return z.array(listRow).parse(rows).map(toArticleRow);
}

async function byIds(
  dataSource: DataSource,
  ids: readonly string[],
  asOf: Date | null,
): Promise<readonly Article[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${COLUMNS} FROM article_revision r JOIN article a ON a.id = r.article_id
     WHERE r.article_id = ANY ($1)
       AND ${heldAt('r', 2)}
     ORDER BY r.sort_at, r.article_id`,
    [ids, asOf],
  );
  return z.array(articleRow).parse(rows).map(toArticle);
}

async function revisions(dataSource: DataSource, ids: readonly string[]): Promise<readonly Article[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${COLUMNS} FROM article_revision r JOIN article a ON a.id = r.article_id
     WHERE r.article_id = ANY ($1) ORDER BY r.article_id, r.revision`,
    [ids],
  );
  return z.array(articleRow).parse(rows).map(toArticle);
}

async function feedArticlesSince(
  dataSource: DataSource,
  since: Date,
  asOf: Date | null,
): Promise<ReadonlyMap<string, number>> {
  const rows: unknown = await dataSource.query(
    `SELECT feed_id, count(*)::int AS articles FROM sighting
     WHERE recorded_at > $1 AND ($2::timestamptz IS NULL OR recorded_at <= $2) GROUP BY feed_id`,
    [since, asOf],
  );
  const counts = z.array(feedCountRow).parse(rows);
  return new Map(counts.map((row) => [row.feed_id, row.articles]));
}
