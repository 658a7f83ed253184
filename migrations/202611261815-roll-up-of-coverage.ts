import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many articles each feed brought per week, kept as they come: coverage is read after every poll, and must not count
 * years of sightings for it. With it, and with polls and archives, stands which transaction wrote it, so that a reader
 * can ask for what it has not seen yet; null for what was written before.
 */
const STATEMENTS = [
  `CREATE TABLE feed_week (
    feed_id text COLLATE "C" NOT NULL REFERENCES feed,
    week date NOT NULL,
    articles integer NOT NULL CHECK (articles > 0),
    written_in xid8,
    PRIMARY KEY (feed_id, week)
  )`,
  `INSERT INTO feed_week (feed_id, week, articles)
   SELECT feed_id, week, count(*) FROM sighting GROUP BY feed_id, week`,
  'CREATE INDEX feed_week_written ON feed_week (written_in)',
  // In the order of the key, so that two transactions wait for each other and never both.
  `CREATE FUNCTION count_sightings() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     INSERT INTO feed_week AS known (feed_id, week, articles, written_in)
     SELECT feed_id, week, count(*), pg_current_xact_id() FROM sighted GROUP BY feed_id, week ORDER BY feed_id, week
     ON CONFLICT (feed_id, week) DO UPDATE
       SET articles = known.articles + excluded.articles, written_in = excluded.written_in;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER sighting_counted AFTER INSERT ON sighting REFERENCING NEW TABLE AS sighted
   FOR EACH STATEMENT EXECUTE FUNCTION count_sightings()`,
  // The default comes after the column, or every row would be written anew.
  'ALTER TABLE fetch_log ADD COLUMN written_in xid8',
  'ALTER TABLE fetch_log ALTER COLUMN written_in SET DEFAULT pg_current_xact_id()',
  'CREATE INDEX fetch_log_answered ON fetch_log (written_in) WHERE answered',
  'ALTER TABLE archive_week ADD COLUMN written_in xid8',
  'ALTER TABLE archive_week ALTER COLUMN written_in SET DEFAULT pg_current_xact_id()',
  'CREATE INDEX archive_week_written ON archive_week (written_in)',
];

export class RollUpOfCoverage202611261815 implements MigrationInterface {
  name = 'RollUpOfCoverage1795716900000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
