import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { ReportCounts } from '../domain/article-reader.js';

const reportRow = z.object({
  feed_id: z.string().nullable(),
  outlet: z.string().nullable(),
  week: z.string(),
  reports: z.number(),
});

/** A count of a feed's week or of an outlet's. */
export type ReportRow = z.infer<typeof reportRow>;

/** SQL for articles by feed and week, and by an archive's outlet and week, of those with a relevant verdict that holds. */
const counted = (holds: string): string => `
  SELECT s.feed_id, NULL AS outlet, s.week, count(*)::int AS reports
  FROM verdict v JOIN sighting s USING (article_id) WHERE v.relevant AND ${holds} GROUP BY s.feed_id, s.week
  UNION ALL SELECT NULL, s.outlet, s.week, count(*)::int
  FROM verdict v JOIN archive_article s USING (article_id) WHERE v.relevant AND ${holds} GROUP BY s.outlet, s.week`;

/** All counts of reports as they are now. */
export const ALL_REPORTS = counted('v.superseded_at IS NULL');

/** Whole counts, 0 too, of each feed's and outlet's week in which any article may count otherwise than at mark $1. */
export const CHANGED_REPORTS = `SELECT changed_feed AS feed_id, changed_outlet AS outlet, changed_week AS week, reports
  FROM changed_reports($1)`;

/** As of $1. Two verdicts on one article never hold at once. */
const PAST_REPORTS = counted(
  'v.recorded_at <= $1 AND (v.superseded_at IS NULL OR v.superseded_at > $1) AND s.recorded_at <= $1',
);

/** Relevant articles of every feed and outlet by week, as known at an instant. */
export async function reportWeeks(dataSource: DataSource, asOf: Date): Promise<ReportCounts> {
  return reportsIn(z.array(reportRow).parse(await dataSource.query(PAST_REPORTS, [asOf])));
}

/** The counts of feeds and of outlets, apart. */
export function reportsIn(rows: readonly ReportRow[]): ReportCounts {
  const counts: { feeds: ReportCounts['feeds'][number][]; archives: ReportCounts['archives'][number][] } = {
    ...{ feeds: [], archives: [] },
  };
  for (const { feed_id: feedId, outlet, week, reports } of rows)
    if (feedId !== null) counts.feeds.push({ feedId, week, reports });
    else if (outlet !== null) counts.archives.push({ outlet, week, reports });
  return counts;
}
