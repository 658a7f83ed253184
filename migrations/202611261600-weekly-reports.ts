import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Weekly reports. An edition and the bytes of its forms are written once and never changed: the database refuses it.
 * `report_next` is the one row that says which week is reported next and when; whoever locks it makes the report. The
 * indexes let a report read its own days out of any number of developments and promises, as known at any instant.
 */
const STATEMENTS = [
  `CREATE TABLE report_edition (
    week text COLLATE "C" NOT NULL,
    edition integer NOT NULL CHECK (edition > 0),
    as_of timestamptz NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    bottom_line jsonb NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (week, edition)
  )`,
  `CREATE INDEX report_edition_by_time ON report_edition (as_of)`,
  `CREATE TABLE report_form (
    week text COLLATE "C" NOT NULL,
    edition integer NOT NULL,
    form text COLLATE "C" NOT NULL,
    language text COLLATE "C" NOT NULL,
    bytes bytea NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (week, edition, form, language),
    FOREIGN KEY (week, edition) REFERENCES report_edition
  )`,
  `CREATE FUNCTION published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'A published report never changes (% on %).', TG_OP, TG_TABLE_NAME;
   END $$`,
  ...['report_edition', 'report_form'].flatMap((table) => [
    `CREATE TRIGGER ${table}_stays BEFORE UPDATE OR DELETE ON ${table}
     FOR EACH ROW EXECUTE FUNCTION published_stays()`,
    `CREATE TRIGGER ${table}_stays_whole BEFORE TRUNCATE ON ${table}
     FOR EACH STATEMENT EXECUTE FUNCTION published_stays()`,
  ]),
  `CREATE TABLE report_next (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    week text COLLATE "C" NOT NULL,
    due_at timestamptz NOT NULL,
    rule text NOT NULL
  )`,
  `CREATE INDEX development_version_by_day ON development_version (date_from)`,
  `CREATE INDEX development_version_scheduled ON development_version ((scheduled ->> 'to') COLLATE "C")
    WHERE scheduled IS NOT NULL`,
  `CREATE INDEX promise_version_by_step ON promise_version
    USING gin (jsonb_path_query_array(record, '$.history[*].date.from'))`,
  `CREATE INDEX promise_version_by_due ON promise_version ((record #>> '{due,to}') COLLATE "C")`,
];

export class WeeklyReports202611261600 implements MigrationInterface {
  name = 'WeeklyReports1795708800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
