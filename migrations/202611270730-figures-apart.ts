import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The family of a classification, from the note that an import made of it. */
const FAMILY = `CASE WHEN record ->> 'notes' LIKE 'Classification H%' THEN 'HS'
  WHEN record ->> 'notes' LIKE 'Classification S%' THEN 'SITC'
  WHEN record ->> 'notes' LIKE 'Classification B%' THEN 'BEC'
  WHEN record ->> 'notes' LIKE 'Classification E%' THEN 'EBOPS'
  WHEN record ->> 'notes' LIKE 'Classification %' THEN rtrim(split_part(record ->> 'notes', ' ', 2), '.')
  ELSE 'unclassified' END`;
const SIDE = '(?:pak-1971|pak|rus|sun)';
const COMTRADE = "origin = 'import' AND series ~ '^comtrade-'";

/**
 * Imported figures get the series that an import of the same row gives them now, in all their versions: of UN Comtrade by
 * the classification of the goods, as a code of one names other goods in another; of SIPRI by deal, as two deals on one
 * weapon are no course of one figure. A figure that one of another classification had replaced stands again.
 */
const STATEMENTS = [
  `UPDATE observation_version o SET
     observation_id = 'im-' || n.series || substr(o.observation_id, length('im-' || o.series) + 1),
     series = n.series,
     record = o.record || jsonb_build_object(
       'id', 'im-' || n.series || substr(o.observation_id, length('im-' || o.series) + 1),
       'series', n.series,
       'basis', replace(o.record ->> 'basis', 'UN Comtrade,', 'UN Comtrade (' || n.family || '),'))
   FROM (
     SELECT observation_id, version, family,
       regexp_replace(series, '^(comtrade-${SIDE}-(?:imports|exports)-${SIDE})-', '\\1-' || lower(family) || '-') AS series
     FROM (SELECT *, ${FAMILY} AS family FROM observation_version
       WHERE ${COMTRADE} AND series !~ '-total-(value|quantity)') AS named
   ) AS n
   WHERE o.observation_id = n.observation_id AND o.version = n.version`,
  `UPDATE observation_version o SET superseded_at = NULL
   WHERE ${COMTRADE} AND superseded_at IS NOT NULL AND NOT EXISTS (
     SELECT FROM observation_version later
     WHERE later.observation_id = o.observation_id AND later.version > o.version)`,
  `UPDATE observation_version SET series = n.series, record = record || jsonb_build_object('series', n.series)
   FROM (SELECT observation_id AS id,
       regexp_replace(observation_id, '^im-(.*)-(ordered|delivered|tiv)-[0-9]{4}$', '\\1-\\2') AS series
     FROM observation_version WHERE origin = 'import' AND series ~ '^sipri-') AS n
   WHERE observation_id = n.id`,
];

export class FiguresApart202611270730 implements MigrationInterface {
  name = 'FiguresApart1795764600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only: restore a backup to go back.'));
  }
}
