import { createDataSource } from '../../src/database/data-source.js';
import { silentLog } from '../../src/database/log.js';
import { migrations } from '../../src/database/migrations.js';
import { runMigrations } from '../../src/database/run-migrations.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { fillTables, MARKED, missingRows, type StoredRow } from './schema-rows.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.dataSource.query('DROP SCHEMA public CASCADE');
  await database.dataSource.query('CREATE SCHEMA public');
});
afterAll(() => database.drop());

/** Brings the schema to the one that was released with so many migrations, and fills its tables. */
async function fillSchema(released: number): Promise<readonly StoredRow[]> {
  const dataSource = createDataSource(database.url, [], silentLog, {
    migrations: migrations.slice(0, released),
  });
  await dataSource.initialize();
  try {
    await runMigrations(dataSource);
    return await fillTables(dataSource, `${MARKED}${String(released).padStart(2, '0')}`);
  } finally {
    await dataSource.destroy();
  }
}

test('what was stored under any schema that was ever released is there, unchanged, under the schema of today', async () => {
  const rows: StoredRow[] = [];
  for (let released = 1; released <= migrations.length; released += 1) {
    rows.push(...(await fillSchema(released)));
  }
  expect(rows.length).toBeGreaterThan(20 * migrations.length);
  expect(await missingRows(database.dataSource, rows)).toEqual([]);
  const tables: unknown = await database.dataSource.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT relispartition AND relname <> 'migration' ORDER BY 1`,
  );
  const filled = [...new Set(rows.map(({ table }) => table))].toSorted().map((name) => ({ name }));
  expect(filled).toEqual(tables);
});
