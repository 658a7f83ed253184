import type { DataSource } from 'typeorm';
import { ADVISORY_KEYS } from './advisory-keys.js';

/**
 * Brings the schema up to date and returns the names of the migrations that ran.
 * Of several processes one migrates and the others wait for it: TypeORM itself takes no lock across processes.
 */
export async function runMigrations(dataSource: DataSource): Promise<readonly string[]> {
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1, $2)', [...ADVISORY_KEYS.migrations]);
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    await guard.query('SELECT pg_advisory_unlock($1, $2)', [...ADVISORY_KEYS.migrations]);
    return ran.map((migration) => migration.name);
  } finally {
    await guard.release();
  }
}
