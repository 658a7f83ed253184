import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is shown of an address once held a user name and password where somebody had written them into it: they are
 * taken out. Such an address is refused since, and never was sent to.
 */
const STATEMENT = `UPDATE alert_subscription SET target_masked = regexp_replace(target_masked, '^(https?://)[^/]*@', '\\1')
  WHERE target_masked ~ '^https?://[^/]*@'`;

export class MaskedUserInfo202611270145 implements MigrationInterface {
  name = 'MaskedUserInfo1795743900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STATEMENT);
  }

  /** Migrations go forward only: facts are never dropped. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only; restore a backup instead.'));
  }
}
