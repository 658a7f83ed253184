import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { MARK } from '../../database/written-since.js';
import type { ReadingMark } from '../../kernel/reading-mark.js';
import type { TellingChanges, TellingReader, Tellings } from '../domain/telling-reader.js';

const telling = {
  feed_id: z.string().nullable(),
  outlet: z.string().nullable(),
  week: z.string(),
  reports: z.number(),
  told: z.number(),
};
const tellingRows = z.array(z.object(telling));
const changedRow = z.object({
  mark: z.string(),
  ...telling,
  week: telling.week.nullable(),
  reports: telling.reports.nullable(),
  told: telling.told.nullable(),
});
const changedRows = z.tuple([changedRow]).rest(changedRow);

/**
 * SQL for what every feed and archive told by week, by the assignments and sightings that hold. Millionths of two thousand
 * developments are no `integer` any more; as `float8` their sums are exact up to 9 billion developments.
 */
const told = (isAssigned: string, isSeen: string): string => `
  SELECT feed_id, outlet, week, sum(reports)::int AS reports, sum(1000000 / tellings)::float8 AS told
  FROM (SELECT *, count(*) OVER (PARTITION BY development_id) AS tellings
    FROM (SELECT a.development_id, s.feed_id, NULL AS outlet, s.week, count(*) AS reports
      FROM assignment a JOIN sighting s USING (article_id) WHERE ${isAssigned} AND ${isSeen} GROUP BY 1, 2, 4
      UNION ALL SELECT a.development_id, NULL, s.outlet, s.week, count(*)
      FROM assignment a JOIN archive_article s USING (article_id) WHERE ${isAssigned} AND ${isSeen} GROUP BY 1, 3, 4
    ) AS told) AS shared
  GROUP BY feed_id, outlet, week`;

const ALL = told('a.superseded_at IS NULL', 'true');

/** Each feed's and outlet's week of which anything may be otherwise than at mark $1. */
const CHANGED = `SELECT changed_feed AS feed_id, changed_outlet AS outlet, changed_week AS week, reports, told
  FROM changed_tellings($1)`;

/** As of $1. An article is never assigned to two developments at once. */
const PAST = told(
  'a.recorded_at <= $1 AND (a.superseded_at IS NULL OR a.superseded_at > $1)',
  's.recorded_at <= $1',
);

export function tellingReader(dataSource: DataSource): TellingReader {
  return {
    tellings: async (asOf) => tellingsIn(tellingRows.parse(await dataSource.query(PAST, [asOf]))),
    tellingsSince: (mark) => tellingsSince(dataSource, mark),
  };
}

async function tellingsSince(dataSource: DataSource, mark: ReadingMark | null): Promise<TellingChanges> {
  const found: unknown = await dataSource.query(
    `SELECT ${MARK} AS mark, feed_id, outlet, week, reports, told
     FROM (SELECT) AS one LEFT JOIN (${mark === null ? ALL : CHANGED}) AS tellings ON true`,
    mark === null ? [] : [mark],
  );
  const rows = changedRows.parse(found);
  const whole = rows.flatMap(({ mark: _, week, reports, told: share, ...row }) =>
    week === null || reports === null || share === null ? [] : [{ ...row, week, reports, told: share }],
  );
  return { mark: rows[0].mark, tellings: tellingsIn(whole) };
}

/** Feeds and outlets, apart. */
function tellingsIn(rows: z.infer<typeof tellingRows>): Tellings {
  const [feeds, archives]: [Tellings['feeds'][number][], Tellings['archives'][number][]] = [[], []];
  for (const { feed_id: feedId, outlet, ...telling } of rows)
    if (feedId !== null) feeds.push({ feedId, ...telling });
    else if (outlet !== null) archives.push({ outlet, ...telling });
  return { feeds, archives };
}
