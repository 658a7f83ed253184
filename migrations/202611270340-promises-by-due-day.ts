import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Promises by the day they fall due, so that overdue ones are counted and the first of them read out of any number. A
 * trigger takes both columns out of the record, as whole rows are copied where a version follows another and generated
 * columns cannot be. The last move is null where a person set the state, which no step moves.
 */
const STATEMENTS = [
  'ALTER TABLE promise_version ADD COLUMN due_to text COLLATE "C", ADD COLUMN last_move text COLLATE "C"',
  `CREATE FUNCTION promise_days() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     NEW.due_to := NEW.record #>> '{due,to}';
     NEW.last_move := (SELECT max((step #>> '{date,from}') COLLATE "C")
       FROM jsonb_array_elements(NEW.record -> 'history') AS step WHERE NEW.record #> '{byHand,state}' IS NULL);
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER promise_version_days BEFORE INSERT OR UPDATE OF record ON promise_version
   FOR EACH ROW EXECUTE FUNCTION promise_days()`,
  'UPDATE promise_version SET record = record',
  'DROP INDEX promise_version_by_due',
  'CREATE INDEX promise_version_by_due ON promise_version (due_to, promise_id)',
  'CREATE INDEX promise_version_by_move ON promise_version (last_move)',
];

export class PromisesByDueDay202611270340 implements MigrationInterface {
  name = 'PromisesByDueDay1795750800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only: restore a backup to go back.'));
  }
}
