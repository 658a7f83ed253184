import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Promises by when a version of them was recorded: what became known of earlier weeks since the report before. */
export class PromisesRecorded202611270700 implements MigrationInterface {
  name = 'PromisesRecorded1795762800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX promise_version_recorded ON promise_version (recorded_at)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only: restore a backup to go back.'));
  }
}
