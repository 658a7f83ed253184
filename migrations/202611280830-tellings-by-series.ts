import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a source tells is counted by the series in which its developments count: one that alone tells of energy, beside
 * many that tell of all else, tells little of all and most of what the energy index is made of. So the weekly figures
 * follow the developments, too, and what counts nowhere is no longer told.
 *
 * The function keeps its plans, which take longer to make than to run; they are held to the indexes, as what a reading
 * has not seen is little of whatever is stored.
 */
const UNSEEN = (column: string): string => `${column} >= pg_snapshot_xmin(mark)
  AND ${column} < pg_snapshot_xmax(pg_current_snapshot()) AND NOT pg_visible_in_snapshot(${column}, mark)`;

const HOLDS = 'a.superseded_at IS NULL';

const SERIES = ['trade', 'defence', 'energy', 'diplomacy', 'composite'];

const BELONGS = (name: string): string =>
  name === 'composite'
    ? `EXISTS (SELECT FROM jsonb_array_elements(v.indicators) i WHERE i ->> 'name' <> 'other')`
    : `v.indicators @> '[{"name": "${name}"}]'`;

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
      SELECT d.development_id, (1000000 / (SELECT count(*) FROM (
          SELECT s.feed_id, NULL, s.week FROM assignment a JOIN sighting s ON s.article_id = a.article_id
            WHERE a.development_id = d.development_id AND ${HOLDS}
          UNION SELECT NULL, s.outlet, s.week FROM assignment a JOIN archive_article s ON s.article_id = a.article_id
            WHERE a.development_id = d.development_id AND ${HOLDS}) AS tellers))::float8 AS share,
        ${SERIES.map((name) => `${BELONGS(name)} AS ${name}`).join(', ')}
      FROM (SELECT DISTINCT told.development_id FROM told) AS d
        JOIN development_version v ON v.development_id = d.development_id AND v.superseded_at IS NULL
          AND v.merged_into IS NULL AND NOT v.withdrawn AND v.status NOT IN ('alleged', 'denied'))
    SELECT ${columns}, touched.week, coalesce(sum(told.reports), 0)::int,
      ${SERIES.map((name) => `coalesce(sum(share) FILTER (WHERE ${name}), 0)`).join(', ')}
    FROM touched LEFT JOIN told ON told.source = touched.source AND told.week = touched.week
      LEFT JOIN shared ON shared.development_id = told.development_id
    GROUP BY touched.source, touched.week;`;

const STATEMENTS = [
  'DROP FUNCTION changed_tellings',
  `CREATE FUNCTION changed_tellings(mark pg_snapshot)
   RETURNS TABLE (changed_feed text, changed_outlet text, changed_week date, reports integer,
     ${SERIES.map((name) => `${name} float8`).join(', ')})
   LANGUAGE plpgsql STABLE
   SET plan_cache_mode = force_generic_plan
   SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
   AS $$
   #variable_conflict use_column
   DECLARE
     changed text[] := ARRAY(
       SELECT development_id FROM assignment WHERE ${UNSEEN('written_in')}
       UNION SELECT development_id FROM assignment WHERE ${UNSEEN('replaced_in')}
       UNION SELECT development_id FROM development_version WHERE ${UNSEEN('written_in')}
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

export class TellingsBySeries202611280830 implements MigrationInterface {
  name = 'TellingsBySeries1795854600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
