import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which transaction wrote a version, so that a reader can ask for what it has not seen yet. Neither `recorded_at` nor
 * a rising number would do: transactions end in another order than they begin. Null for what was written before.
 */
const STATEMENTS = [
  'ALTER TABLE development_version ADD COLUMN written_in xid8',
  `CREATE FUNCTION note_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN NEW.written_in := pg_current_xact_id(); RETURN NEW; END $$`,
  `CREATE TRIGGER development_version_written BEFORE INSERT ON development_version
   FOR EACH ROW EXECUTE FUNCTION note_transaction()`,
  'CREATE INDEX development_written ON development_version (written_in)',
];

export class WrittenIn202611261205 implements MigrationInterface {
  name = 'WrittenIn1795694700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
