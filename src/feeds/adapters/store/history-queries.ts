import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { AnsweredDays, FeedEnabling, FeedHistory, Publisher } from '../../domain/feed-history.js';

const enablingRows = z.array(z.object({ feed_id: z.string(), enabled: z.boolean(), recorded_at: z.date() }));
const answeredRows = z.array(z.object({ feed_id: z.string(), week: z.string(), days: z.number() }));
const publisherRows = z.array(
  z.object({
    publisher: z.string(),
    name: z.string(),
    country: z.string(),
    ownership: z.enum(['state', 'private', 'unknown']),
  }),
);

export function feedHistory(dataSource: DataSource): FeedHistory {
  return {
    enablings: (asOf) => enablings(dataSource, asOf),
    answeredDays: (asOf, after) => answeredDays(dataSource, asOf, after),
    publishers: () => publishers(dataSource),
    revision: () => revision(dataSource),
  };
}

async function enablings(dataSource: DataSource, asOf: Date | null): Promise<readonly FeedEnabling[]> {
  const rows: unknown = await dataSource.query(
    `SELECT feed_id, enabled, recorded_at FROM feed_enabling
     WHERE $1::timestamptz IS NULL OR recorded_at <= $1 ORDER BY feed_id, recorded_at`,
    [asOf],
  );
  return enablingRows
    .parse(rows)
    .map((row) => ({ feedId: row.feed_id, enabled: row.enabled, at: row.recorded_at.toISOString() }));
}

/** A Monday before any day on record; whole weeks from it are plain numbers, which are quick to group by. */
const FIRST_MONDAY = `DATE '0001-01-01'`;

async function answeredDays(
  dataSource: DataSource,
  asOf: Date | null,
  after: Date | null = null,
): Promise<readonly AnsweredDays[]> {
  const rows: unknown = await dataSource.query(
    `SELECT feed_id, ${FIRST_MONDAY} + 7 * week AS week, days
     FROM (SELECT feed_id, (day - ${FIRST_MONDAY}) / 7 AS week, bit_or(1 << (day - ${FIRST_MONDAY}) % 7) AS days
       FROM feed_answer_day
       WHERE ($1::timestamptz IS NULL OR first_at <= $1) AND ($2::timestamptz IS NULL OR first_at > $2)
       GROUP BY 1, 2) AS weeks
     ORDER BY feed_id, week`,
    [asOf, after],
  );
  return answeredRows.parse(rows).map((row) => ({ feedId: row.feed_id, week: row.week, days: row.days }));
}

async function publishers(dataSource: DataSource): Promise<readonly Publisher[]> {
  const rows: unknown = await dataSource.query(
    `SELECT DISTINCT ON (publisher) publisher, name, country, ownership FROM feed ORDER BY publisher, id`,
  );
  return publisherRows.parse(rows);
}

/** Polls that may be logged while another, which took its number before them, is still being stored. */
const POLLS_UNDER_WAY = 1_000;

async function revision(dataSource: DataSource): Promise<string> {
  const rows: unknown = await dataSource.query(
    `SELECT coalesce(max(id), 0) || ' ' || count(*) || ' ' || (SELECT count(*) FROM feed_enabling) AS revision
     FROM fetch_log WHERE id > (SELECT max(id) FROM fetch_log) - ${POLLS_UNDER_WAY}`,
  );
  return z.tuple([z.object({ revision: z.string() })]).parse(rows)[0].revision;
}
