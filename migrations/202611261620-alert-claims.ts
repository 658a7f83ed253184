import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many notifications each subscription is being sent is asked at every claim, and must not cost a look at all. */
const STATEMENTS = [
  `CREATE INDEX alert_notification_claimed ON alert_notification (claimed_until, subscription_id)
    WHERE state = 'owed' AND claimed_until IS NOT NULL`,
];

export class AlertClaims202611261620 implements MigrationInterface {
  name = 'AlertClaims1795710000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
