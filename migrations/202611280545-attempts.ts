import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is not to be tried without end, counted by all instances together: who guesses at three of them has no more tries
 * than at one. A row is forgotten once its window is over; no more are written than the limits allow.
 */
const STATEMENTS = [
  `CREATE TABLE attempt (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    -- Of whom: a network address, or in whose name something is kept.
    source text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX attempt_by_kind ON attempt (kind, at)',
];

export class Attempts202611280545 implements MigrationInterface {
  name = 'Attempts1795844700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
