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
const archiveRows = z.array(z.object({ outlet: z.string(), week: z.string(), articles: z.number() }));

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

/** All counts; an outlet's week has the sum of all its imports. */
const ALL_COUNTS = `SELECT feed_id, NULL AS outlet, week, articles FROM feed_week
  UNION ALL SELECT NULL, outlet, week, sum(articles)::int FROM archive_week GROUP BY outlet, week`;
/** Counts that changed; of archives what was imported, without the imports before it. */
const CHANGED_COUNTS = `SELECT feed_id, NULL AS outlet, week, articles FROM feed_week WHERE ${UNSEEN}
  UNION ALL SELECT NULL, outlet, week, articles FROM archive_week WHERE ${UNSEEN}`;
const ARCHIVE_SUMS = `SELECT outlet, week, sum(articles)::int AS articles FROM archive_week
  WHERE (outlet, week) IN (SELECT outlet, week FROM archive_week WHERE ${UNSEEN}) GROUP BY outlet, week`;

/** See `ArticleReader`; sums of archives are asked for only after an import, since planning that takes longest. */
export async function weekCountsSince(
  dataSource: DataSource,
  mark: ReadingMark | null,
): Promise<WeekCountChanges> {
  const found: unknown = await dataSource.query(
    `SELECT ${MARK} AS mark, feed_id, outlet, week, articles
     FROM (SELECT) AS one LEFT JOIN (${mark === null ? ALL_COUNTS : CHANGED_COUNTS}) AS counts ON true`,
    mark === null ? [] : [mark],
  );
  const counts = countsIn(changedRows.parse(found));
  if (mark === null || counts.archives.length === 0) return counts;
  const archives = archiveRows.parse(await dataSource.query(ARCHIVE_SUMS, [mark]));
  return { ...counts, archives };
}

function countsIn(rows: z.infer<typeof changedRows>): WeekCountChanges {
  const [feeds, archives]: [FeedWeekCount[], WeekCountChanges['archives'][number][]] = [[], []];
  for (const { feed_id, outlet, week, articles } of rows) {
    if (week === null || articles === null) continue;
    if (feed_id !== null) feeds.push({ feedId: feed_id, week, articles });
    else if (outlet !== null) archives.push({ outlet, week, articles });
  }
  return { mark: rows[0].mark, feeds, archives };
}
