import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { writtenSince } from '../../database/written-since.js';
import type { ReadingMark } from '../../kernel/reading-mark.js';
import type { ReportCounts } from '../domain/article-reader.js';

const countRows = z.array(
  z.object({
    feed_id: z.string().nullable(),
    outlet: z.string().nullable(),
    week: z.string(),
    reports: z.number(),
  }),
);

const IN_FORCE = 'v.relevant AND v.superseded_at IS NULL';

/** Articles that some reading must look at again: whose relevant verdicts, or who brought them, changed since mark $n. */
const changedReports = (n: number): string => `
  SELECT article_id FROM verdict WHERE ${writtenSince('written_in', n)}
  UNION ALL SELECT article_id FROM verdict WHERE ${writtenSince('replaced_in', n)}
  UNION ALL SELECT v.article_id FROM sighting s JOIN verdict v USING (article_id)
    WHERE ${IN_FORCE} AND ${writtenSince('s.written_in', n)}
  UNION ALL SELECT v.article_id FROM archive_article s JOIN verdict v USING (article_id)
    WHERE ${IN_FORCE} AND ${writtenSince('s.written_in', n)}`;

/** SQL for whether any weekly count of reports may be another since mark $n. */
export const hasChangedReports = (n: number): string => `EXISTS (${changedReports(n)})`;

/** Articles by feed and week, and by an archive's outlet and week, of those with a relevant verdict that holds. */
const counted = (holds: string): string => `
  SELECT s.feed_id, NULL AS outlet, s.week, count(*)::int AS reports
  FROM verdict v JOIN sighting s USING (article_id) WHERE ${holds} GROUP BY s.feed_id, s.week
  UNION ALL SELECT NULL, s.outlet, s.week, count(*)::int
  FROM verdict v JOIN archive_article s USING (article_id) WHERE ${holds} GROUP BY s.outlet, s.week`;

/** As of $1. Two verdicts on one article never hold at once. */
const PAST_COUNTS = counted(
  'v.relevant AND v.recorded_at <= $1 AND (v.superseded_at IS NULL OR v.superseded_at > $1) AND s.recorded_at <= $1',
);

/** Whole counts, 0 too, of each feed's and outlet's week of which any article is to be looked at again. */
const CHANGED_COUNTS = `WITH changed AS MATERIALIZED (${changedReports(1)})
  SELECT feed_id, NULL AS outlet, week, (
    SELECT count(*)::int FROM sighting s JOIN verdict v USING (article_id)
    WHERE s.feed_id = touched.feed_id AND s.week = touched.week AND ${IN_FORCE}) AS reports
  FROM (SELECT DISTINCT feed_id, week FROM changed JOIN sighting USING (article_id)) AS touched
  UNION ALL SELECT NULL, outlet, week, (
    SELECT count(*)::int FROM archive_article s JOIN verdict v USING (article_id)
    WHERE s.outlet = touched.outlet AND s.week = touched.week AND ${IN_FORCE})
  FROM (SELECT DISTINCT outlet, week FROM changed JOIN archive_article USING (article_id)) AS touched`;

/** Relevant articles of every feed and outlet by week, as known at an instant. */
export async function reportWeeks(dataSource: DataSource, asOf: Date): Promise<ReportCounts> {
  return countsIn(await dataSource.query(PAST_COUNTS, [asOf]));
}

/**
 * The counts that may be others since a reading (null: all); what was written after the mark of the reading that asks may
 * be in them, and comes again in the next.
 */
export async function reportWeeksSince(
  dataSource: DataSource,
  mark: ReadingMark | null,
): Promise<ReportCounts> {
  return countsIn(
    mark === null
      ? await dataSource.query(counted(IN_FORCE))
      : await dataSource.query(CHANGED_COUNTS, [mark]),
  );
}

function countsIn(rows: unknown): ReportCounts {
  const counts: { feeds: ReportCounts['feeds'][number][]; archives: ReportCounts['archives'][number][] } = {
    ...{ feeds: [], archives: [] },
  };
  for (const { feed_id: feedId, outlet, week, reports } of countRows.parse(rows))
    if (feedId !== null) counts.feeds.push({ feedId, week, reports });
    else if (outlet !== null) counts.archives.push({ outlet, week, reports });
  return counts;
}
