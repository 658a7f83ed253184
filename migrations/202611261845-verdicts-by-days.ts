import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reports are looked up by the days they may lie in. An index on the two bounds has to pass all that is older; one on the
 * span finds what overlaps it, however much is stored. A span without bounds overlaps every other, as an undated report may.
 */
const STATEMENTS = [
  `CREATE INDEX verdict_by_days ON verdict USING gist (daterange(day_from, day_to, '[]'))
   WHERE relevant AND superseded_at IS NULL`,
  'DROP INDEX verdict_relevant',
];

export class VerdictsByDays202611261845 implements MigrationInterface {
  name = 'VerdictsByDays1795718700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
