import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { MARK, writtenSince } from '../../database/written-since.js';
import type { ReadingMark } from '../../kernel/reading-mark.js';
import type { FeedWeekCount, WeekCountChanges } from '../domain/article-reader.js';

const feedWeekRows = z.array(z.object({ feed_id: z.string(), week: z.string(), articles: z.number() }));
const changedRow = z.object({
  mark: z.string(),
  feed_id: z.string().nullable(),
  outlet: z.string().nullable(),
  week: z.string().nullable(),
  articles: z.number().nullable(),
});
const changedRows = z.tuple([changedRow]).rest(changedRow);

/** Articles of every feed by week: all that are known now from the counts that are kept, others counted anew. */
export async function feedWeeks(
  dataSource: DataSource,
  asOf: Date | null,
  after: Date | null = null,
): Promise<readonly FeedWeekCount[]> {
  const rows: unknown =
    asOf === null && after === null
      ? await dataSource.query('SELECT feed_id, week, articles FROM feed_week ORDER BY feed_id, week')
      : await dataSource.query(
          `SELECT feed_id, week, count(*)::int AS articles FROM sighting
           WHERE ($1::timestamptz IS NULL OR recorded_at <= $1) AND ($2::timestamptz IS NULL OR recorded_at > $2)
           GROUP BY feed_id, week ORDER BY feed_id, week`,
          [asOf, after],
        );
  return feedWeekRows
    .parse(rows)
    .map((row) => ({ feedId: row.feed_id, week: row.week, articles: row.articles }));
}

const UNSEEN = writtenSince('written_in', 1);

/** See `ArticleReader`; an outlet's week has the sum of all its imports. */
export async function weekCountsSince(
  dataSource: DataSource,
  mark: ReadingMark | null,
): Promise<WeekCountChanges> {
  const [feeds, outlets] =
    mark === null
      ? ['', '']
      : [
          `WHERE ${UNSEEN}`,
          `WHERE (outlet, week) IN (SELECT outlet, week FROM archive_week WHERE ${UNSEEN})`,
        ];
  const found: unknown = await dataSource.query(
    `SELECT ${MARK} AS mark, feed_id, outlet, week, articles FROM (SELECT) AS one LEFT JOIN (
       SELECT feed_id, NULL AS outlet, week, articles FROM feed_week ${feeds}
       UNION ALL
       SELECT NULL, outlet, week, sum(articles)::int FROM archive_week ${outlets} GROUP BY outlet, week
     ) AS counts ON true`,
    mark === null ? [] : [mark],
  );
  const rows = changedRows.parse(found);
  const counts: {
    mark: ReadingMark;
    feeds: FeedWeekCount[];
    archives: WeekCountChanges['archives'][number][];
  } = {
    ...{ mark: rows[0].mark, feeds: [], archives: [] },
  };
  for (const { feed_id: feedId, outlet, week, articles } of rows) {
    if (week === null || articles === null) continue;
    if (feedId !== null) counts.feeds.push({ feedId, week, articles });
    else if (outlet !== null) counts.archives.push({ outlet, week, articles });
  }
  return counts;
}
