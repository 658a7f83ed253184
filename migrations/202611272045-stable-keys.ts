import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys that stay when the secret key is exchanged, since stored digests and links in mails are made with them; sealed
 * under the secret key. They are filled in by the first start, which has that key: random ones where there is no row, and
 * where the database was in use before those that the secret key gave until now, which an empty row asks for.
 */
const STATEMENTS = [
  `CREATE TABLE stable_key (
    purpose text COLLATE "C" PRIMARY KEY CHECK (purpose IN ('look-up', 'links')),
    key_sealed text,
    made_at timestamptz NOT NULL DEFAULT now()
  )`,
  `INSERT INTO stable_key (purpose) SELECT purpose FROM unnest(ARRAY['look-up', 'links']) AS purpose
   WHERE EXISTS (SELECT 1 FROM feed) OR EXISTS (SELECT 1 FROM alert_subscription) OR EXISTS (SELECT 1 FROM alert_sign_up)
     OR EXISTS (SELECT 1 FROM alert_suppression)`,
];

export class StableKeys202611272045 implements MigrationInterface {
  name = 'StableKeys1795812300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
