import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a person paused or resumed a feed: it goes before the list of feeds, which is read again at every start. */
export class FeedChoice202611220400 implements MigrationInterface {
  name = 'FeedChoice1795320000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE feed ADD COLUMN chosen boolean');
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
