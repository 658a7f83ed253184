import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Until when an endpoint that answered 429 or 503 with `Retry-After` wants to be left alone: it holds every message to it,
 * whoever subscribed. An endpoint is named by channel and keyed digest, as in `alert_subscription`.
 */
const STATEMENTS = [
  `CREATE TABLE alert_endpoint_hold (
    channel text NOT NULL,
    target_digest text COLLATE "C" NOT NULL,
    held_until timestamptz NOT NULL,
    PRIMARY KEY (channel, target_digest)
  )`,
];

export class EndpointHolds202611270330 implements MigrationInterface {
  name = 'EndpointHolds1795750200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
