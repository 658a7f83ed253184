import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one act owes is all due at the same instant: a claim took its turn by reading, and sorting, all of it each time. */
const STATEMENTS = [
  `CREATE INDEX alert_notification_in_turn ON alert_notification (due_at, id) WHERE state = 'owed'`,
  `DROP INDEX alert_notification_owed`,
];

export class AlertsInTurn202611262100 implements MigrationInterface {
  name = 'AlertsInTurn1795726800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
