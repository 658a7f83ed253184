import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { DevelopmentChange, KnownDevelopment } from '../domain/development-change.js';
import { developmentRow } from './development-rows.js';

/** What {@link knownDevelopment} needs of a row. */
export const knownRow = developmentRow
  .pick({
    development_id: true,
    what: true,
    date_from: true,
    date_to: true,
    date_precision: true,
    indicators: true,
    event_type: true,
    score: true,
    status: true,
    publishers: true,
    merged_into: true,
    withdrawn: true,
  })
  .extend({ corrected: z.boolean() });
const changedRow = knownRow.extend({
  earlier: z.boolean(),
  article_ids: z.array(z.string()),
  article_corrected: z.boolean(),
});

/** Every development that got a version after `since` and by `until`, as it was known at the two instants. */
export async function changesBetween(
  dataSource: DataSource,
  since: Date,
  until: Date,
): Promise<readonly DevelopmentChange[]> {
  const found: unknown = await dataSource.query(
    `SELECT d.development_id, d.what, d.date_from, d.date_to, d.date_precision, d.indicators, d.event_type, d.score,
       d.status, d.publishers, d.merged_into, d.withdrawn, instants.earlier,
       coalesce(d.own, 'null') <> 'null' AS corrected,
       ARRAY(SELECT s.article_id FROM assignment s WHERE s.development_id = d.development_id
         AND s.recorded_at <= instants.at AND (s.superseded_at IS NULL OR s.superseded_at > instants.at)
         ORDER BY s.article_id) AS article_ids,
       EXISTS (SELECT 1 FROM correction c LEFT JOIN correction r ON r.id = c.root
         JOIN assignment s ON s.article_id = coalesce(r.article_id, c.article_id)
         WHERE c.recorded_at > $1 AND c.recorded_at <= $2 AND s.development_id = d.development_id
           AND s.recorded_at <= instants.at AND (s.superseded_at IS NULL OR s.superseded_at > instants.at)
       ) AS article_corrected
     FROM (SELECT DISTINCT development_id FROM development_version WHERE recorded_at > $1 AND recorded_at <= $2) AS changed
     CROSS JOIN (VALUES ($1::timestamptz, true), ($2::timestamptz, false)) AS instants (at, earlier)
     JOIN development_version d ON d.development_id = changed.development_id
       AND d.recorded_at <= instants.at AND (d.superseded_at IS NULL OR d.superseded_at > instants.at)
     ORDER BY d.development_id`,
    [since, until],
  );
  const rows = z.array(changedRow).parse(found);
  const before = new Map(
    rows
      .filter((row) => row.earlier)
      .map((row) => [row.development_id, knownDevelopment(row, row.article_ids)]),
  );
  return rows
    .filter((row) => !row.earlier)
    .map((row) => ({
      id: row.development_id,
      before: before.get(row.development_id) ?? null,
      after: knownDevelopment(row, row.article_ids),
      articleCorrected: row.article_corrected,
    }));
}

/** A development as a row says, with the articles that tell of it. */
export function knownDevelopment(
  row: z.infer<typeof knownRow>,
  articleIds: readonly string[],
): KnownDevelopment {
  return {
    id: row.development_id,
    what: row.what,
    date: { from: row.date_from, to: row.date_to, precision: row.date_precision },
    topics: row.indicators,
    score: row.score,
    eventType: row.event_type,
    status: row.status,
    publishers: row.publishers,
    mergedInto: row.merged_into,
    withdrawn: row.withdrawn,
    corrected: row.corrected,
    articleIds,
  };
}
