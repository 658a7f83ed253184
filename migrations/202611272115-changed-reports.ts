import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which weekly counts of reports another reading must look at again is asked after every poll, mostly for nothing. Planning
 * it took longer than all else of the reading; a function keeps its plans. They are made for no number of rows in
 * particular, so they are held to the indexes: what a reading has not seen is little, of whatever is stored.
 */
const UNSEEN = (column: string): string => `${column} >= pg_snapshot_xmin(mark)
  AND ${column} < pg_snapshot_xmax(pg_current_snapshot()) AND NOT pg_visible_in_snapshot(${column}, mark)`;

const IN_FORCE = 'v.relevant AND v.superseded_at IS NULL';

const STATEMENTS = [
  `CREATE FUNCTION changed_reports(mark pg_snapshot)
   RETURNS TABLE (changed_feed text, changed_outlet text, changed_week date, reports integer)
   LANGUAGE plpgsql STABLE
   SET plan_cache_mode = force_generic_plan
   SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
   AS $$
   DECLARE changed text[] := ARRAY(
     SELECT article_id FROM verdict WHERE ${UNSEEN('written_in')}
     UNION ALL SELECT article_id FROM verdict WHERE ${UNSEEN('replaced_in')}
     UNION ALL SELECT s.article_id FROM sighting s JOIN verdict v USING (article_id)
       WHERE ${IN_FORCE} AND ${UNSEEN('s.written_in')}
     UNION ALL SELECT s.article_id FROM archive_article s JOIN verdict v USING (article_id)
       WHERE ${IN_FORCE} AND ${UNSEEN('s.written_in')});
   BEGIN
     IF cardinality(changed) = 0 THEN RETURN; END IF;
     RETURN QUERY SELECT touched.feed_id, NULL::text, touched.week, (
         SELECT count(*)::int FROM sighting s JOIN verdict v USING (article_id)
         WHERE s.feed_id = touched.feed_id AND s.week = touched.week AND ${IN_FORCE})
       FROM (SELECT DISTINCT feed_id, week FROM sighting WHERE article_id = ANY (changed)) AS touched;
     RETURN QUERY SELECT NULL::text, touched.outlet, touched.week, (
         SELECT count(*)::int FROM archive_article s JOIN verdict v USING (article_id)
         WHERE s.outlet = touched.outlet AND s.week = touched.week AND ${IN_FORCE})
       FROM (SELECT DISTINCT outlet, week FROM archive_article WHERE article_id = ANY (changed)) AS touched;
   END $$`,
];

export class ChangedReports202611272115 implements MigrationInterface {
  name = 'ChangedReports1795814100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
