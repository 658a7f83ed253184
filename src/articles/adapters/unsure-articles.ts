import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { ArticleReader, UnsureArticle } from '../domain/article-reader.js';
import { ARTICLE_COLUMNS, listRow, toArticleRow } from './article-rows.js';

/** An article this many days older must be twice as uncertain to stand in the same place. */
const HALF_LIFE_DAYS = 14;
const DAY_SECONDS = 86_400;

const unsureRow = listRow.extend({ rank: z.number() });

/**
 * The least certain verdicts that nobody has looked at: by the distance of the relevance from ½, which counts double
 * after {@link HALF_LIFE_DAYS}. As a logarithm the order does not depend on today, so a page can be continued.
 */
export async function unsureArticles(
  dataSource: DataSource,
  query: Parameters<ArticleReader['unsure']>[0],
): Promise<readonly UnsureArticle[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${ARTICLE_COLUMNS}, r.sort_at, v.relevant, v.relevance, v.indicators, s.development_id, k.rank
     FROM verdict v
     JOIN article_revision r ON r.article_id = v.article_id AND r.superseded_at IS NULL
     JOIN article a ON a.id = v.article_id
     LEFT JOIN assignment s ON s.article_id = v.article_id AND s.superseded_at IS NULL
     CROSS JOIN LATERAL (SELECT ln(greatest(abs(v.relevance - 0.5), 1e-6))
       - ln(2::float8) * extract(epoch FROM r.sort_at)::float8 / ${HALF_LIFE_DAYS * DAY_SECONDS} AS rank) k
     WHERE v.superseded_at IS NULL AND v.own IS NULL AND v.relevance > 0.05 AND v.relevance < 0.95
       AND r.sort_at >= $1
       AND ($2::float8 IS NULL OR (k.rank, v.article_id) > ($2, $3 COLLATE "C"))
     ORDER BY k.rank, v.article_id LIMIT $4`,
    [query.since, query.after?.rank ?? null, query.after?.id ?? null, query.limit],
  );
  return z
    .array(unsureRow)
    .parse(rows)
    .map((row) => ({ ...toArticleRow(row), rank: row.rank }));
}
