import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By what its holder can name a session without its secret, and where it was opened, so that they can tell one from
 * another: network address, browser and system. An instance of an older version leaves the id to the database.
 */
const STATEMENTS = [
  `ALTER TABLE session ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
     ADD COLUMN address text, ADD COLUMN browser text, ADD COLUMN system text`,
];

export class SessionsById202611271700 implements MigrationInterface {
  name = 'SessionsById1795798800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
