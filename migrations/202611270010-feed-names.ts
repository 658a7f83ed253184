import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What feeds are called, and whose they are, from the instant it was recorded: a report of a past instant names them as
 * they were named then. Before this table nothing was recorded, so reports of earlier instants name them by their ids,
 * as they did.
 */
const STATEMENTS = [
  `CREATE TABLE feed_name (
    feed_id text COLLATE "C" NOT NULL REFERENCES feed,
    recorded_at timestamptz NOT NULL,
    publisher text COLLATE "C" NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (feed_id, recorded_at)
  )`,
  'INSERT INTO feed_name (feed_id, recorded_at, publisher, name) SELECT id, now(), publisher, name FROM feed',
];

export class FeedNames202611270010 implements MigrationInterface {
  name = 'FeedNames1795738200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
