import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose facts are replaced in place: which record a row is of, and what orders the record's rows. */
const REPLACED = [
  { table: 'article_revision', record: 'article_id', order: 'revision' },
  { table: 'verdict', record: 'article_id', order: 'id' },
  { table: 'assignment', record: 'article_id', order: 'id' },
  { table: 'development_version', record: 'development_id', order: 'version' },
  { table: 'promise_version', record: 'promise_id', order: 'version' },
  { table: 'observation_version', record: 'observation_id', order: 'version' },
];

/** A revision is written before the one it replaces is marked, so that its instant is known by then. */
const MARKED_FIRST = REPLACED.filter(({ table }) => table !== 'article_revision');

/** An article may have been in no development for a while, so that a gap there can be true. */
const WITHOUT_GAPS = REPLACED.filter(({ table }) => table !== 'assignment');

/**
 * Closes the gap that `NeverBackwards` left. Where the clock had gone back, a fact marked before the transaction was
 * moved on stayed marked at the earlier instant, while what replaced it was recorded at the later one: in between the
 * record was nowhere. Now all that a statement marks is moved together, and whatever is marked after it too.
 */
const STATEMENTS = [
  `CREATE OR REPLACE FUNCTION replaced_no_earlier() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     bound timestamptz := nullif(current_setting('tracker.not_before', true), '')::timestamptz;
     asked timestamptz := NEW.superseded_at;
   BEGIN
     IF asked IS NULL THEN RETURN NEW; END IF;
     NEW.superseded_at := greatest(asked, OLD.recorded_at, bound);
     IF OLD.recorded_at > asked THEN PERFORM set_config('tracker.not_before', NEW.superseded_at::text, true); END IF;
     RETURN NEW;
   END $$`,
  `CREATE FUNCTION revision_replaced() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     bound timestamptz := nullif(current_setting('tracker.not_before', true), '')::timestamptz;
     asked timestamptz := NEW.superseded_at;
   BEGIN
     IF asked IS NULL THEN RETURN NEW; END IF;
     NEW.superseded_at := coalesce((SELECT recorded_at FROM article_revision
       WHERE article_id = NEW.article_id AND revision = NEW.revision + 1), greatest(asked, OLD.recorded_at));
     IF NEW.superseded_at > asked THEN
       PERFORM set_config('tracker.not_before', greatest(NEW.superseded_at, bound)::text, true);
     END IF;
     RETURN NEW;
   END $$`,
  'DROP TRIGGER article_revision_replaced ON article_revision',
  `CREATE TRIGGER article_revision_replaced BEFORE UPDATE OF superseded_at ON article_revision
   FOR EACH ROW EXECUTE FUNCTION revision_replaced()`,
  // The rows of the statement that were marked before one of them moved the transaction on. A statement that marks
  // none ends the recursion: this trigger is called for its own update too.
  `CREATE FUNCTION replaced_together() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE bound timestamptz := nullif(current_setting('tracker.not_before', true), '')::timestamptz;
   BEGIN
     IF bound IS NULL OR NOT EXISTS (SELECT FROM marked WHERE superseded_at < bound) THEN RETURN NULL; END IF;
     EXECUTE format('UPDATE %1$I earlier SET superseded_at = $1
       FROM marked JOIN unmarked USING (%2$I, %3$I)
       WHERE (earlier.%2$I, earlier.%3$I) = (marked.%2$I, marked.%3$I)
         AND unmarked.superseded_at IS NULL AND marked.superseded_at < $1', TG_TABLE_NAME, TG_ARGV[0], TG_ARGV[1])
       USING bound;
     RETURN NULL;
   END $$`,
  ...MARKED_FIRST.map(
    ({ table, record, order }) =>
      `CREATE TRIGGER ${table}_together AFTER UPDATE ON ${table}
       REFERENCING OLD TABLE AS unmarked NEW TABLE AS marked
       FOR EACH STATEMENT EXECUTE FUNCTION replaced_together('${record}', '${order}')`,
  ),
  ...WITHOUT_GAPS.map(
    ({ table, record, order }) =>
      `UPDATE ${table} earlier SET superseded_at = later.recorded_at
       FROM (SELECT ${record}, ${order}, lead(recorded_at) OVER (PARTITION BY ${record} ORDER BY ${order}) AS recorded_at
         FROM ${table}) later
       WHERE (earlier.${record}, earlier.${order}) = (later.${record}, later.${order})
         AND earlier.superseded_at < later.recorded_at`,
  ),
];

export class ReplacedTogether202611261625 implements MigrationInterface {
  name = 'ReplacedTogether1795710300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
