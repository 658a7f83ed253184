import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { WeighedDevelopment } from '../domain/development-reader.js';
import type { DiplomaticPromise } from '../domain/promise.js';
import type { Days, Listed, MovedPromise, Since } from '../domain/week-reader.js';
import { withSources } from './development-queries.js';
import { DEVELOPMENT_COLUMNS, developmentRow } from './development-rows.js';
import { promisesWhere } from './promise-store.js';
import { COUNTS, HELD, IS_LIVE } from './week-conditions.js';

const countedRow = developmentRow.extend({ of_all: z.number() });

/**
 * A development is known late where its first version is of after the earlier instant, and so is every report of it: one
 * that parted from another then is none, as its reports were known.
 */
export async function lateDevelopments(
  dataSource: DataSource,
  { from, to }: Days,
  { since, asOf }: Since,
  most: number,
): Promise<Listed<WeighedDevelopment>> {
  const found: unknown = await dataSource.query(
    `SELECT ${DEVELOPMENT_COLUMNS}, count(*) OVER ()::int AS of_all FROM development_version d
     WHERE ${HELD} AND ${IS_LIVE} AND d.recorded_at > $2
       AND d.date_from BETWEEN $3 AND $4 AND d.date_precision = 'day'
       AND NOT EXISTS (SELECT FROM development_version earlier
         WHERE earlier.development_id = d.development_id AND earlier.recorded_at <= $2)
       AND NOT EXISTS (SELECT FROM assignment s JOIN article a ON a.id = s.article_id
         WHERE s.development_id = d.development_id AND s.recorded_at <= $1
           AND (s.superseded_at IS NULL OR s.superseded_at > $1) AND a.recorded_at <= $2)
     ORDER BY ${COUNTS} DESC, d.weight * abs(d.score) DESC, d.date_from, d.development_id LIMIT $5`,
    [asOf, since, from, to, most],
  );
  const rows = z.array(countedRow).parse(found);
  return { first: await withSources(dataSource, rows, asOf), all: rows[0]?.of_all ?? 0 };
}

/** The promises of which a version was recorded between the instants, as known at both. */
export async function promisesMovedBetween(
  dataSource: DataSource,
  { from, to }: Days,
  { since, asOf }: Since,
): Promise<readonly MovedPromise[]> {
  const moved = await promisesWhere(
    dataSource,
    `p.recorded_at > $2 AND EXISTS (SELECT FROM jsonb_array_elements(p.record -> 'history') AS step
       WHERE step #>> '{date,from}' BETWEEN $3 AND $4)
     ORDER BY p.promise_id`,
    [asOf, since, from, to],
  );
  const earlier = await promisesWhere(dataSource, 'p.promise_id = ANY ($2)', [
    since,
    moved.map(({ id }) => id),
  ]);
  const known = new Map(earlier.map((promise) => [promise.id, promise]));
  return moved.map((promise) => ({ promise, before: known.get(promise.id) ?? null }));
}

/** The promises with one of the ids, or with a step by one of the developments. */
export function promisesOn(
  dataSource: DataSource,
  ids: { readonly promiseIds: readonly string[]; readonly developmentIds: readonly string[] },
  asOf: Date,
): Promise<readonly DiplomaticPromise[]> {
  return promisesWhere(
    dataSource,
    `(p.promise_id = ANY ($2) OR jsonb_path_query_array(p.record, '$.history[*].developmentId') ?| $3)
     ORDER BY p.promise_id`,
    [asOf, ids.promiseIds, ids.developmentIds],
  );
}
