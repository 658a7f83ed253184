import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { MARK, writtenSince } from '../../database/written-since.js';
import type { ReadingMark } from '../../kernel/reading-mark.js';
import { hasChangedReports, reportWeeksSince } from './report-weeks.js';
import { NO_REPORTS, type FeedWeekCount, type WeekCountChanges } from '../domain/article-reader.js';

const feedWeekRows = z.array(z.object({ feed_id: z.string(), week: z.string(), articles: z.number() }));
const changedRow = z.object({
  mark: z.string(),
  has_reports: z.boolean(),
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

/** See `ArticleReader`; sums of archives, and reports, are asked for only where any changed, since planning takes longest. */
export async function weekCountsSince(
  dataSource: DataSource,
  mark: ReadingMark | null,
): Promise<WeekCountChanges> {
  const found: unknown = await dataSource.query(
    `SELECT ${MARK} AS mark, ${mark === null ? 'true' : hasChangedReports(1)} AS has_reports, feed_id, outlet, week, articles
     FROM (SELECT) AS one LEFT JOIN (${mark === null ? ALL_COUNTS : CHANGED_COUNTS}) AS counts ON true`,
    mark === null ? [] : [mark],
  );
  const rows = changedRows.parse(found);
  const counts = countsIn(rows);
  const [archives, reports] = await Promise.all([
    mark === null || counts.archives.length === 0 ? counts.archives : archiveSums(dataSource, mark),
    rows[0].has_reports ? reportWeeksSince(dataSource, mark) : NO_REPORTS,
  ]);
  return { mark: rows[0].mark, feeds: counts.feeds, archives, reports };
}

async function archiveSums(dataSource: DataSource, mark: ReadingMark): Promise<WeekCountChanges['archives']> {
  return archiveRows.parse(await dataSource.query(ARCHIVE_SUMS, [mark]));
}

function countsIn(rows: z.infer<typeof changedRows>): Pick<WeekCountChanges, 'feeds' | 'archives'> {
  const counts: { feeds: FeedWeekCount[]; archives: WeekCountChanges['archives'][number][] } = {
    ...{ feeds: [], archives: [] },
  };
  for (const { feed_id: feedId, outlet, week, articles } of rows) {
    if (week === null || articles === null) continue;
    if (feedId !== null) counts.feeds.push({ feedId, week, articles });
    else if (outlet !== null) counts.archives.push({ outlet, week, articles });
  }
  return counts;
}
