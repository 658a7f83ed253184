import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person decided about feeds goes before the list, which is read again at every start: `chosen` where they
 * paused or resumed one, `added` where they brought one that no list holds.
 */
export class FeedChoice202611220400 implements MigrationInterface {
  name = 'FeedChoice1795320000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE feed ADD COLUMN chosen boolean, ADD COLUMN added boolean NOT NULL DEFAULT false',
    );
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
