import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { MARK, writtenSince } from '../../../database/written-since.js';
import type { ReadingMark } from '../../../kernel/reading-mark.js';
import type {
  AnsweredDays,
  FeedEnabling,
  FeedHistory,
  FeedHistoryChanges,
  FeedName,
  Publisher,
} from '../../domain/feed-history.js';
import { outletNames } from '../../domain/outlet-names.js';
import { publisherName } from '../../domain/publisher-name.js';

const enablingRows = z.array(
  z.object({
    feed_id: z.string(),
    enabled: z.boolean(),
    recorded_at: z.date(),
    publisher: z.string(),
    url: z.string(),
  }),
);
const answeredRows = z.array(z.object({ feed_id: z.string(), week: z.string(), days: z.number() }));
const changedRow = z.object({
  mark: z.string(),
  switches: z.string(),
  feed_id: z.string().nullable(),
  week: z.string().nullable(),
  days: z.number().nullable(),
});
const changedRows = z.tuple([changedRow]).rest(changedRow);
const publisherRows = z.array(
  z.object({
    publisher: z.string(),
    names: z.array(z.string()),
    urls: z.array(z.string()),
    country: z.string(),
    ownership: z.enum(['state', 'private', 'unknown']),
  }),
);

const nameRows = z.array(z.object({ feed_id: z.string(), publisher: z.string(), name: z.string() }));

export function feedHistory(dataSource: DataSource): FeedHistory {
  return {
    enablings: (asOf) => enablings(dataSource, asOf),
    answeredDays: (asOf, after) => answeredDays(dataSource, asOf, after),
    publishers: () => publishers(dataSource),
    names: (asOf) => names(dataSource, asOf),
    changesSince: (mark) => changesSince(dataSource, mark),
  };
}

async function enablings(dataSource: DataSource, asOf: Date | null): Promise<readonly FeedEnabling[]> {
  const rows: unknown = await dataSource.query(
    `SELECT switched.feed_id, switched.enabled, switched.recorded_at, url, coalesce(
       (SELECT named.publisher FROM feed_name named WHERE named.feed_id = feed.id
          AND ($1::timestamptz IS NULL OR named.recorded_at <= $1) ORDER BY named.recorded_at DESC LIMIT 1),
       feed.publisher) AS publisher
     FROM feed_enabling switched JOIN feed ON feed.id = switched.feed_id
     WHERE $1::timestamptz IS NULL OR switched.recorded_at <= $1 ORDER BY switched.feed_id, switched.recorded_at`,
    [asOf],
  );
  return enablingRows.parse(rows).map((row) => ({
    ...{ feedId: row.feed_id, enabled: row.enabled, at: row.recorded_at.toISOString() },
    outlets: outletNames(row.publisher, row.url),
  }));
}

/** A Monday before any day on record; whole weeks from it are plain numbers, which are quick to group by. */
const FIRST_MONDAY = `DATE '0001-01-01'`;
/** Days as the bits of a week: Monday is 1, Sunday 64. */
const DAYS = `bit_or(1 << (day - ${FIRST_MONDAY}) % 7)`;
const weeksOf = (condition: string): string => `SELECT feed_id, ${FIRST_MONDAY} + 7 * week AS week, days
  FROM (SELECT feed_id, (day - ${FIRST_MONDAY}) / 7 AS week, ${DAYS} AS days
    FROM feed_answer_day WHERE ${condition} GROUP BY 1, 2) AS weeks`;

async function answeredDays(
  dataSource: DataSource,
  asOf: Date,
  after: Date | null = null,
): Promise<readonly AnsweredDays[]> {
  const known = 'first_at <= $1 AND ($2::timestamptz IS NULL OR first_at > $2)';
  const rows: unknown = await dataSource.query(`${weeksOf(known)} ORDER BY feed_id, week`, [asOf, after]);
  return answeredRows.parse(rows).map(({ feed_id: feedId, week, days }) => ({ feedId, week, days }));
}

const TOUCHED_WEEKS = `SELECT feed_id, week, (SELECT ${DAYS} FROM feed_answer_day known
    WHERE known.feed_id = polled.feed_id AND known.day BETWEEN polled.week AND polled.week + 6) AS days
  FROM (SELECT DISTINCT feed_id, date_trunc('week', at AT TIME ZONE 'UTC')::date AS week FROM fetch_log
    WHERE answered AND ${writtenSince('written_in', 1)}) AS polled`;

async function changesSince(dataSource: DataSource, mark: ReadingMark | null): Promise<FeedHistoryChanges> {
  const found: unknown = await dataSource.query(
    `SELECT ${MARK} AS mark, switches, feed_id, week, days
     FROM (SELECT (SELECT concat_ws(' ', count(*), count(*) FILTER (WHERE enabled)) FROM feed_enabling)
         || (SELECT ' ' || count(*) FROM feed_name) AS switches) AS switched
       LEFT JOIN (${mark === null ? weeksOf('true') : TOUCHED_WEEKS}) AS weeks ON true`,
    mark === null ? [] : [mark],
  );
  const rows = changedRows.parse(found);
  const answered: AnsweredDays[] = [];
  for (const { feed_id: feedId, week, days } of rows)
    if (feedId !== null && week !== null && days !== null) answered.push({ feedId, week, days });
  return { mark: rows[0].mark, switches: rows[0].switches, answered };
}

async function publishers(dataSource: DataSource): Promise<readonly Publisher[]> {
  const rows: unknown = await dataSource.query(
    `SELECT DISTINCT ON (publisher) publisher, country, ownership,
       array_agg(name) OVER own AS names, array_agg(url) OVER own AS urls
     FROM feed
     WINDOW own AS (PARTITION BY publisher ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
     ORDER BY publisher, id`,
  );
  return publisherRows.parse(rows).map(({ names: all, urls, ...row }) => ({
    ...row,
    name: publisherName(all) ?? row.publisher,
    outlets: [...new Set(urls.flatMap((url) => outletNames(row.publisher, url)))],
  }));
}

async function names(dataSource: DataSource, asOf: Date): Promise<readonly FeedName[]> {
  const rows: unknown = await dataSource.query(
    `SELECT DISTINCT ON (feed_id) feed_id, publisher, name FROM feed_name
     WHERE recorded_at <= $1 ORDER BY feed_id, recorded_at DESC`,
    [asOf],
  );
  return nameRows
    .parse(rows)
    .map((row) => ({ feedId: row.feed_id, publisher: row.publisher, name: row.name }));
}
