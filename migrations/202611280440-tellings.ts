import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a source tells is counted by the developments it tells, each shared out among all that tell it, and no longer by
 * its relevant articles: of a few developments that forty retell each of the forty tells little, and of those that one
 * alone tells it tells all. So the weekly counts follow assignments instead of verdicts, and what followed verdicts goes.
 *
 * The function keeps its plans, which take longer to make than to run; they are held to the indexes, as what a reading
 * has not seen is little of whatever is stored.
 */
const UNSEEN = (column: string): string => `${column} >= pg_snapshot_xmin(mark)
  AND ${column} < pg_snapshot_xmax(pg_current_snapshot()) AND NOT pg_visible_in_snapshot(${column}, mark)`;

const HOLDS = 'a.superseded_at IS NULL';

/** Of the feeds' or the archives' weeks that `touched` names: what each tells now. */
const told = (table: string, source: string, columns: string): string => `
  RETURN QUERY WITH touched AS MATERIALIZED (
      SELECT DISTINCT s.${source} AS source, s.week FROM ${table} s WHERE s.article_id = ANY (members)),
    told AS MATERIALIZED (
      SELECT t.source, t.week, a.development_id, count(*) AS reports
      FROM touched t JOIN ${table} s ON s.${source} = t.source AND s.week = t.week
        JOIN assignment a ON a.article_id = s.article_id AND ${HOLDS}
      GROUP BY 1, 2, 3),
    shared AS MATERIALIZED (
      SELECT d.development_id, (SELECT count(*) FROM (
          SELECT s.feed_id, NULL, s.week FROM assignment a JOIN sighting s ON s.article_id = a.article_id
            WHERE a.development_id = d.development_id AND ${HOLDS}
          UNION SELECT NULL, s.outlet, s.week FROM assignment a JOIN archive_article s ON s.article_id = a.article_id
            WHERE a.development_id = d.development_id AND ${HOLDS}) AS tellers) AS tellings
      FROM (SELECT DISTINCT told.development_id FROM told) AS d)
    SELECT ${columns}, touched.week, coalesce(sum(told.reports), 0)::int,
      coalesce(sum(1000000 / shared.tellings), 0)::float8
    FROM touched LEFT JOIN told ON told.source = touched.source AND told.week = touched.week
      LEFT JOIN shared ON shared.development_id = told.development_id
    GROUP BY touched.source, touched.week;`;

const STATEMENTS = [
  'DROP FUNCTION changed_reports',
  'DROP TRIGGER verdict_written ON verdict',
  'DROP TRIGGER verdict_replaced_in ON verdict',
  'DROP INDEX verdict_reports',
  'ALTER TABLE verdict DROP COLUMN written_in, DROP COLUMN replaced_in',
  // The default comes after the column, or every row would be written anew.
  'ALTER TABLE assignment ADD COLUMN written_in xid8, ADD COLUMN replaced_in xid8',
  'ALTER TABLE assignment ALTER COLUMN written_in SET DEFAULT pg_current_xact_id()',
  `CREATE TRIGGER assignment_replaced_in BEFORE UPDATE OF superseded_at ON assignment
   FOR EACH ROW EXECUTE FUNCTION note_replacing_transaction()`,
  'CREATE INDEX assignment_written ON assignment (written_in) WHERE written_in IS NOT NULL',
  'CREATE INDEX assignment_replaced_in ON assignment (replaced_in) WHERE replaced_in IS NOT NULL',
  `CREATE FUNCTION changed_tellings(mark pg_snapshot)
   RETURNS TABLE (changed_feed text, changed_outlet text, changed_week date, reports integer, told float8)
   LANGUAGE plpgsql STABLE
   SET plan_cache_mode = force_generic_plan
   SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
   AS $$
   #variable_conflict use_column
   DECLARE
     changed text[] := ARRAY(
       SELECT development_id FROM assignment WHERE ${UNSEEN('written_in')}
       UNION SELECT development_id FROM assignment WHERE ${UNSEEN('replaced_in')}
       UNION SELECT a.development_id FROM sighting s JOIN assignment a USING (article_id)
         WHERE ${HOLDS} AND ${UNSEEN('s.written_in')}
       UNION SELECT a.development_id FROM archive_article s JOIN assignment a USING (article_id)
         WHERE ${HOLDS} AND ${UNSEEN('s.written_in')});
     members text[];
   BEGIN
     IF cardinality(changed) = 0 THEN RETURN; END IF;
     members := ARRAY(
       SELECT article_id FROM assignment a WHERE development_id = ANY (changed) AND ${HOLDS}
       UNION SELECT article_id FROM assignment WHERE ${UNSEEN('replaced_in')});
     ${told('sighting', 'feed_id', 'touched.source, NULL::text')}
     ${told('archive_article', 'outlet', 'NULL::text, touched.source')}
   END $$`,
];

export class Tellings202611280440 implements MigrationInterface {
  name = 'Tellings1795840800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
