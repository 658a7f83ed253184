import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type {
  Days,
  Listed,
  OverduePromises,
  ScheduledDevelopment,
  WeekDevelopments,
  WeekReader,
} from '../domain/week-reader.js';
import { withSources } from './development-queries.js';
import { dateRangeSchema, DEVELOPMENT_COLUMNS, developmentRow } from './development-rows.js';
import { lateDevelopments, promisesMovedBetween, promisesOn } from './late-queries.js';
import { listedPromises, promisesWhere } from './promise-store.js';
import { COUNTS, HELD, IS_LIVE } from './week-conditions.js';

const IS_UNSETTLED = "p.state NOT IN ('delivered', 'cancelled')";

const countedRow = developmentRow.extend({ of_all: z.number() });
const weekRow = countedRow.extend({
  ...{ counted: z.number(), of_several: z.number(), alleged: z.number(), denied: z.number() },
});
const scheduledRow = countedRow.extend({ scheduled: dateRangeSchema, first_recorded_at: z.date() });

export function weekReader(dataSource: DataSource): WeekReader {
  return {
    developments: (days, asOf, most) => developments(dataSource, days, asOf, most),
    scheduled: (days, asOf, most) => scheduled(dataSource, days, asOf, most),
    // The day each step begins on, as the index over them has it.
    movedPromises: ({ from, to }, asOf) =>
      promisesWhere(
        dataSource,
        `jsonb_path_query_array(p.record, '$.history[*].date.from') ?| ARRAY(
           SELECT to_char(day, 'YYYY-MM-DD') FROM generate_series($2::date, $3::date, interval '1 day') AS day)
         ORDER BY p.promise_id`,
        [asOf, from, to],
      ),
    overduePromises: (day, asOf, most) => overduePromises(dataSource, day, asOf, most),
    comingPromises: ({ from, to }, asOf, most) =>
      listedPromises(
        dataSource,
        `${IS_UNSETTLED} AND p.due_to BETWEEN $2 AND $3
         ORDER BY p.record #>> '{due,from}' COLLATE "C", p.promise_id LIMIT $4`,
        [asOf, from, to, most],
      ),
    lateDevelopments: (days, since, most) => lateDevelopments(dataSource, days, since, most),
    promisesMovedBetween: (days, since) => promisesMovedBetween(dataSource, days, since),
    promisesOn: (ids, asOf) => promisesOn(dataSource, ids, asOf),
    classifierVersions: (ids, asOf) => classifierVersions(dataSource, ids, asOf),
    isSettled: (agoMs) => isSettled(dataSource, agoMs),
  };
}

async function developments(
  dataSource: DataSource,
  { from, to }: Days,
  asOf: Date,
  most: number,
): Promise<WeekDevelopments> {
  const allOf = (condition: string) => `count(*) FILTER (WHERE ${condition}) OVER ()::int`;
  const found: unknown = await dataSource.query(
    `SELECT ${DEVELOPMENT_COLUMNS}, count(*) OVER ()::int AS of_all,
       ${allOf(COUNTS)} AS counted, ${allOf(`${COUNTS} AND d.publishers > 1`)} AS of_several,
       ${allOf("d.status = 'alleged'")} AS alleged, ${allOf("d.status = 'denied'")} AS denied
     FROM development_version d
     WHERE ${HELD} AND ${IS_LIVE} AND d.date_from BETWEEN $2 AND $3 AND d.date_precision = 'day'
     ORDER BY ${COUNTS} DESC, d.weight * abs(d.score) DESC, d.date_from, d.development_id LIMIT $4`,
    [asOf, from, to, most],
  );
  const rows = z.array(weekRow).parse(found);
  const first = await withSources(dataSource, rows, asOf);
  // Without a row there is none of any kind: a true zero.
  const { of_all: all, counted, of_several: ofSeveralPublishers, alleged, denied } = rows[0] ?? NONE;
  const noIndex = all - counted - alleged - denied;
  return { first, all, counts: { counted, ofSeveralPublishers, alleged, denied, noIndex } };
}

const NONE = { of_all: 0, counted: 0, of_several: 0, alleged: 0, denied: 0 };

/** A promise that no step moved after the day stood at its end as it stands as of the instant. */
async function overduePromises(
  dataSource: DataSource,
  day: string,
  asOf: Date,
  most: number,
): Promise<OverduePromises> {
  const isDueBefore = 'p.due_to < $2 AND (p.opened_from IS NULL OR p.opened_from <= $2::date)';
  const [listed, movedSince] = await Promise.all([
    listedPromises(
      dataSource,
      `${IS_UNSETTLED} AND ${isDueBefore} AND (p.last_move IS NULL OR p.last_move <= $2)
       ORDER BY p.due_to DESC, p.promise_id LIMIT $3`,
      [asOf, day, most],
    ),
    promisesWhere(dataSource, `${isDueBefore} AND p.last_move > $2 ORDER BY p.promise_id`, [asOf, day]),
  ]);
  return { ...listed, movedSince };
}

async function scheduled(
  dataSource: DataSource,
  { from, to }: Days,
  asOf: Date,
  most: number,
): Promise<Listed<ScheduledDevelopment>> {
  const found: unknown = await dataSource.query(
    `SELECT ${DEVELOPMENT_COLUMNS}, count(*) OVER ()::int AS of_all,
       (SELECT min(first.recorded_at) FROM development_version first
        WHERE first.development_id = d.development_id) AS first_recorded_at
     FROM development_version d
     WHERE ${HELD} AND ${IS_LIVE} AND d.status NOT IN ('cancelled', 'denied')
       AND d.scheduled ->> 'to' >= $2 COLLATE "C" AND d.scheduled ->> 'from' <= $3 COLLATE "C"
     ORDER BY d.scheduled ->> 'from' COLLATE "C", d.development_id LIMIT $4`,
    [asOf, from, to, most],
  );
  const rows = z.array(scheduledRow).parse(found);
  const byId = new Map(rows.map((row) => [row.development_id, row]));
  const listed = await withSources(dataSource, rows, asOf);
  return {
    all: rows[0]?.of_all ?? 0,
    first: listed.flatMap((development) => {
      const row = byId.get(development.id);
      if (row === undefined) return [];
      return [
        { ...development, scheduled: row.scheduled, firstRecordedAt: row.first_recorded_at.toISOString() },
      ];
    }),
  };
}

async function classifierVersions(
  dataSource: DataSource,
  developmentIds: readonly string[],
  asOf: Date,
): Promise<readonly string[]> {
  const found: unknown = await dataSource.query(
    `SELECT DISTINCT v.classifier_version AS version
     FROM assignment s JOIN verdict v ON v.article_id = s.article_id
     WHERE s.development_id = ANY ($2)
       AND s.recorded_at <= $1 AND (s.superseded_at IS NULL OR s.superseded_at > $1)
       AND v.recorded_at <= $1 AND (v.superseded_at IS NULL OR v.superseded_at > $1)
     ORDER BY version`,
    [asOf, developmentIds],
  );
  return z
    .array(z.object({ version: z.string() }))
    .parse(found)
    .map(({ version }) => version);
}

async function isSettled(dataSource: DataSource, agoMs: number): Promise<boolean> {
  const found: unknown = await dataSource.query(
    `SELECT NOT EXISTS (SELECT FROM grouping_pending) AND NOT EXISTS (SELECT FROM promise_pending)
       AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL
         AND clock_timestamp() - xact_start >= $1 * interval '1 millisecond') AS settled`,
    [agoMs],
  );
  const [row] = z.array(z.object({ settled: z.boolean() })).parse(found);
  return row?.settled ?? false;
}
