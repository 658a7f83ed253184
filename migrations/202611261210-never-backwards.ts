import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What holds when a clock goes back, or two instances' clocks differ: a fact is never replaced before it was recorded,
 * and what replaces it is recorded no earlier either. Else two versions of one record would both hold at some instant.
 * The transaction's later rows are moved with it, so that they stay of one instant.
 */
const REPLACED = [
  'article_revision',
  'verdict',
  'assignment',
  'development_version',
  'promise_version',
  'observation_version',
];

const STATEMENTS = [
  `CREATE FUNCTION replaced_no_earlier() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE bound text := nullif(current_setting('tracker.not_before', true), '');
   BEGIN
     IF NEW.superseded_at < OLD.recorded_at THEN
       NEW.superseded_at := OLD.recorded_at;
       PERFORM set_config('tracker.not_before', greatest(OLD.recorded_at, bound::timestamptz)::text, true);
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE FUNCTION recorded_no_earlier() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE bound text := nullif(current_setting('tracker.not_before', true), '');
   BEGIN
     IF bound IS NOT NULL THEN NEW.recorded_at := greatest(NEW.recorded_at, bound::timestamptz); END IF;
     RETURN NEW;
   END $$`,
  // A revision is written before the one it replaces is marked.
  `CREATE FUNCTION revised_no_earlier() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     NEW.recorded_at := greatest(NEW.recorded_at,
       (SELECT max(recorded_at) FROM article_revision WHERE article_id = NEW.article_id));
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER article_revision_revised BEFORE INSERT ON article_revision
   FOR EACH ROW WHEN (NEW.revision > 1) EXECUTE FUNCTION revised_no_earlier()`,
  ...REPLACED.flatMap((table) => [
    `CREATE TRIGGER ${table}_replaced BEFORE UPDATE OF superseded_at ON ${table}
     FOR EACH ROW EXECUTE FUNCTION replaced_no_earlier()`,
    `CREATE TRIGGER ${table}_recorded BEFORE INSERT ON ${table}
     FOR EACH ROW EXECUTE FUNCTION recorded_no_earlier()`,
  ]),
];

export class NeverBackwards202611261210 implements MigrationInterface {
  name = 'NeverBackwards1795695000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
