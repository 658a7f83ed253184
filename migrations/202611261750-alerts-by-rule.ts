import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of rules says when each fired last and how often, and the log is filtered by rule. */
const STATEMENTS = [
  `CREATE INDEX alert_notification_by_rule ON alert_notification (rule_id, created_at DESC) WHERE kind = 'alert'`,
];

export class AlertsByRule202611261750 implements MigrationInterface {
  name = 'AlertsByRule1795715400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
