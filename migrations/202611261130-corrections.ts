import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people decided, as a record that only grows: an undo is one more entry, and so is the undo of an undo (`root`
 * names the entry that the chain is about). Verdicts and developments that a person corrected keep the tracker's own
 * reading beside them in `own`, so that an undo needs no new reading. `classifier_version` says which version was
 * started when: verdicts of earlier ones are given anew, never those of a later one.
 */
const STATEMENTS = [
  `CREATE TABLE correction (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('article', 'development', 'merge', 'split', 'undo')),
    article_id text COLLATE "C" REFERENCES article,
    development_id text COLLATE "C",
    detail jsonb NOT NULL,
    undoes bigint REFERENCES correction,
    root bigint REFERENCES correction,
    reason text NOT NULL CHECK (reason <> ''),
    actor text NOT NULL CHECK (actor <> ''),
    recorded_at timestamptz NOT NULL,
    CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
    CHECK ((undoes IS NULL) = (root IS NULL)),
    CHECK (undoes < id AND root < id)
  )`,
  `CREATE INDEX correction_by_article ON correction (article_id) WHERE article_id IS NOT NULL`,
  `CREATE INDEX correction_by_development ON correction (development_id) WHERE development_id IS NOT NULL`,
  `CREATE INDEX correction_by_root ON correction (root) WHERE root IS NOT NULL`,
  `ALTER TABLE verdict ADD COLUMN own jsonb`,
  `ALTER TABLE development_version ADD COLUMN own jsonb`,
  // The few verdicts that a person should look at first, out of very many that are sure.
  `CREATE INDEX verdict_unsure ON verdict (article_id)
    WHERE superseded_at IS NULL AND own IS NULL AND relevance > 0.05 AND relevance < 0.95`,
  `CREATE TABLE classifier_version (
    version text COLLATE "C" PRIMARY KEY,
    started_at timestamptz NOT NULL
  )`,
];

export class Corrections202611261130 implements MigrationInterface {
  name = 'Corrections1795692600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
