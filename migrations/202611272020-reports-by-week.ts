import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What tells how many reports, articles that are relevant, each feed and archive brings per week, and which of these
 * numbers another reading must look at: by which transaction a relevant verdict was given and replaced, and an article
 * seen. They are counted when they are read. Sums kept by triggers would have to hold the articles that two
 * transactions see and judge at once, one of them after its counts and the other before: they could wait for each other.
 *
 * Which articles an archive brought, and under which week it counts them, was not kept. Of those that are stored it is
 * told by what is known of them: no feed had brought them when they were stored, and an archive of their outlet counts
 * articles of their week.
 */
const STATEMENTS = [
  `CREATE TABLE archive_article (
    article_id text COLLATE "C" NOT NULL REFERENCES article,
    outlet text COLLATE "C" NOT NULL,
    week date NOT NULL,
    recorded_at timestamptz NOT NULL,
    written_in xid8,
    PRIMARY KEY (article_id, week)
  )`,
  `INSERT INTO archive_article (article_id, outlet, week, recorded_at)
   SELECT id, publisher, week, recorded_at
   FROM (SELECT a.id, a.publisher, a.recorded_at, date_trunc('week', r.sort_at AT TIME ZONE 'UTC')::date AS week
     FROM article a JOIN article_revision r ON r.article_id = a.id AND r.revision = 1
     WHERE r.published ~ '^\\d{4}-\\d{2}-\\d{2}') AS dated
   WHERE (publisher, week) IN (SELECT outlet, week FROM archive_week)
     AND NOT EXISTS (SELECT FROM sighting s WHERE s.article_id = id AND s.recorded_at <= dated.recorded_at)`,
  'ALTER TABLE archive_article ALTER COLUMN written_in SET DEFAULT pg_current_xact_id()',
  'CREATE INDEX archive_article_by_week ON archive_article (outlet, week)',
  'CREATE INDEX archive_article_written ON archive_article (written_in) WHERE written_in IS NOT NULL',
  // The default comes after the column, or every row would be written anew.
  'ALTER TABLE sighting ADD COLUMN written_in xid8',
  'ALTER TABLE sighting ALTER COLUMN written_in SET DEFAULT pg_current_xact_id()',
  'CREATE INDEX sighting_written ON sighting (written_in) WHERE written_in IS NOT NULL',
  // Both are of relevant verdicts alone: very many are of articles that are none.
  'ALTER TABLE verdict ADD COLUMN written_in xid8, ADD COLUMN replaced_in xid8',
  `CREATE FUNCTION note_replacing_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN NEW.replaced_in := pg_current_xact_id(); RETURN NEW; END $$`,
  `CREATE TRIGGER verdict_written BEFORE INSERT ON verdict
   FOR EACH ROW WHEN (NEW.relevant) EXECUTE FUNCTION note_transaction()`,
  `CREATE TRIGGER verdict_replaced_in BEFORE UPDATE OF superseded_at ON verdict
   FOR EACH ROW WHEN (OLD.relevant) EXECUTE FUNCTION note_replacing_transaction()`,
  'CREATE INDEX verdict_written ON verdict (written_in) WHERE written_in IS NOT NULL',
  'CREATE INDEX verdict_replaced_in ON verdict (replaced_in) WHERE replaced_in IS NOT NULL',
  'CREATE INDEX verdict_reports ON verdict (article_id) INCLUDE (recorded_at, superseded_at) WHERE relevant',
];

export class ReportsByWeek202611272020 implements MigrationInterface {
  name = 'ReportsByWeek1795810800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
