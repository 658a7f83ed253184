import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { AnsweredWeek, FeedEnabling, FeedHistory, Publisher } from '../../domain/feed-history.js';

const enablingRows = z.array(z.object({ feed_id: z.string(), enabled: z.boolean(), recorded_at: z.date() }));
const answeredRows = z.array(z.object({ feed_id: z.string(), week: z.string() }));
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
    answeredWeeks: (asOf) => answeredWeeks(dataSource, asOf),
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

async function answeredWeeks(dataSource: DataSource, asOf: Date | null): Promise<readonly AnsweredWeek[]> {
  const rows: unknown = await dataSource.query(
    `SELECT DISTINCT feed_id, date_trunc('week', at AT TIME ZONE 'UTC')::date AS week FROM fetch_log
     WHERE answered AND ($1::timestamptz IS NULL OR at <= $1) ORDER BY feed_id, week`,
    [asOf],
  );
  return answeredRows.parse(rows).map((row) => ({ feedId: row.feed_id, week: row.week }));
}

async function publishers(dataSource: DataSource): Promise<readonly Publisher[]> {
  const rows: unknown = await dataSource.query(
    `SELECT DISTINCT ON (publisher) publisher, name, country, ownership FROM feed ORDER BY publisher, id`,
  );
  return publisherRows.parse(rows);
}

async function revision(dataSource: DataSource): Promise<string> {
  const rows: unknown = await dataSource.query(
    `SELECT coalesce((SELECT max(id) FROM fetch_log), 0)::text || ' ' || (SELECT count(*) FROM feed_enabling) AS revision`,
  );
  return z.tuple([z.object({ revision: z.string() })]).parse(rows)[0].revision;
}
