import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The promise ledger follows the news. `promise_pending` holds the developments that changed since the ledger last
 * looked; `promise_candidate` what the ledger reads of those that bear on promises (made anew from facts, no fact
 * itself). A promise's version says which objects it is about (`keys`), and for one of the documents what they alone
 * say (`own`), on which the news and people's decisions are laid. An import counts the rows that it left out.
 */
const STATEMENTS = [
  `ALTER TABLE correction DROP CONSTRAINT correction_kind_check`,
  `ALTER TABLE correction ADD CONSTRAINT correction_kind_check CHECK (kind IN ('article', 'development', 'merge',
    'split', 'promise-match', 'promise-unmatch', 'promise-state', 'promise-due', 'undo'))`,
  `ALTER TABLE correction ADD COLUMN promise_id text COLLATE "C"`,
  `CREATE INDEX correction_by_promise ON correction (promise_id) WHERE promise_id IS NOT NULL`,
  `ALTER TABLE promise_version ADD COLUMN keys text[] NOT NULL DEFAULT '{}'`,
  `ALTER TABLE promise_version ADD COLUMN own jsonb`,
  `CREATE INDEX promise_by_key ON promise_version USING gin (keys) WHERE superseded_at IS NULL`,
  `CREATE TABLE promise_candidate (
    development_id text COLLATE "C" PRIMARY KEY,
    keys text[] NOT NULL,
    subject jsonb NOT NULL
  )`,
  `CREATE INDEX promise_candidate_by_key ON promise_candidate USING gin (keys)`,
  `ALTER TABLE import_run ADD COLUMN skipped integer NOT NULL DEFAULT 0`,
  `CREATE TABLE promise_pending (development_id text COLLATE "C" PRIMARY KEY)`,
  // What was grouped before there was a ledger of the news is looked at once.
  `INSERT INTO promise_pending (development_id)
    SELECT development_id FROM development_version WHERE origin = 'news' AND superseded_at IS NULL`,
];

export class PromiseLedger202611261230 implements MigrationInterface {
  name = 'PromiseLedger1795696200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
