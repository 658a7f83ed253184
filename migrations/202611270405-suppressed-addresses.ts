import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of an address that bounced or complained only what proves it is kept (digest, reason, time), as of one that
 * unsubscribed; those that were suppressed before still stood sealed.
 */
const STATEMENTS = [
  `UPDATE alert_subscription SET target_sealed = NULL, target_masked = '', zone = 'UTC', quiet = NULL
   WHERE state = 'suppressed' AND channel = 'email' AND target_sealed IS NOT NULL`,
];

export class SuppressedAddresses202611270405 implements MigrationInterface {
  name = 'SuppressedAddresses1795752300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
