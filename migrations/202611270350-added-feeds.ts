import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who added a feed, when and as what, and who withdrew it and why: kept for good, while `feed` holds how things stand.
 * Feeds that were imported before have no such record; nobody can say who brought them.
 */
const STATEMENTS = [
  'ALTER TABLE feed ADD COLUMN withdrawn boolean NOT NULL DEFAULT false',
  `CREATE TABLE feed_addition (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    feed_id text COLLATE "C" NOT NULL REFERENCES feed,
    change text NOT NULL CHECK (change IN ('added', 'withdrawn')),
    recorded_at timestamptz NOT NULL,
    actor text NOT NULL,
    owner text NOT NULL,
    reason text NOT NULL,
    entry jsonb CHECK ((change = 'added') = (entry IS NOT NULL))
  )`,
  'CREATE INDEX feed_addition_of_feed ON feed_addition (feed_id, id)',
];

export class AddedFeeds202611270350 implements MigrationInterface {
  name = 'AddedFeeds1795751400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
