import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose subscriptions a silence mutes: those of the analyst who made it, or everybody's (null), which only administrators
 * make. Those made before muted everybody's and go on doing so.
 */
const STATEMENTS = [`ALTER TABLE alert_silence ADD COLUMN owner text`];

export class SilenceOwners202611270400 implements MigrationInterface {
  name = 'SilenceOwners1795752000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
