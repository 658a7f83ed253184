import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which keys stored texts are sealed under is asked at each start, which read every subscription and sign-up for it. Few
 * keys stand behind many rows, so that these indexes stay small: equal entries share their place.
 */
const KEY_ID = (column: string): string => `substring(${column} FROM '^v1[.]([0-9a-f]{8})[.]')`;

const STATEMENTS = [
  `CREATE INDEX alert_subscription_key ON alert_subscription ((${KEY_ID('target_sealed')}))
   WHERE target_sealed IS NOT NULL`,
  `CREATE INDEX alert_sign_up_key ON alert_sign_up ((${KEY_ID('address_sealed')})) WHERE address_sealed IS NOT NULL`,
];

export class SealedByKey202611272350 implements MigrationInterface {
  name = 'SealedByKey1795823400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
