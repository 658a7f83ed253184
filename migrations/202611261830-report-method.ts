import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The methods of the report, each from the instant it came into use, so that a report of a past instant is made by the one of then. */
const STATEMENTS = [
  `CREATE TABLE report_method (
    recorded_at timestamptz PRIMARY KEY,
    sha256 text COLLATE "C" NOT NULL,
    method jsonb NOT NULL
  )`,
];

export class ReportMethod202611261830 implements MigrationInterface {
  name = 'ReportMethod1795717800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
