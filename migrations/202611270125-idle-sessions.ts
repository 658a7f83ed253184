import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a session was used last, to the minute: one that nobody uses for an hour ends. Null until it is used again. */
const STATEMENTS = ['ALTER TABLE session ADD COLUMN used_at timestamptz'];

export class IdleSessions202611270125 implements MigrationInterface {
  name = 'IdleSessions1795742700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
