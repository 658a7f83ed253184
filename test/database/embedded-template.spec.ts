import { jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const opened: TestDatabase[] = [];

async function open(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  opened.push(database);
  return database;
}

jest.setTimeout(120_000);

describe('test databases', () => {
  afterAll(async () => {
    for (const database of opened) await database.drop();
  });

  it('hold the whole schema and nothing in it', async () => {
    const { dataSource } = await open();
    expect(await dataSource.query('SELECT * FROM article')).toEqual([]);
    expect(await dataSource.showMigrations()).toBe(false);
  });

  it('see nothing of each other', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    await one.dataSource.query('CREATE TABLE note (id int)');
    const found: unknown = await other.dataSource.query(`SELECT to_regclass('note') AS note`);
    expect(found).toEqual([{ note: null }]);
  });

  it('give numbers as numbers, days as text and instants as dates', async () => {
    const { dataSource } = await open();
    const [row]: unknown[] = await dataSource.query(
      `SELECT 42::bigint AS whole, 9007199254740993 AS huge, 1.5::numeric AS part, DATE '2026-11-22' AS day,
         ARRAY[DATE '2026-11-22', NULL] AS days, '{}'::bigint[] AS none, ARRAY[1, 2.5] AS parts,
         TIMESTAMPTZ '2026-11-22 05:00+05' AS instant, current_setting('TimeZone') AS zone`,
    );
    expect(row).toEqual({
      whole: 42,
      huge: '9007199254740993',
      part: 1.5,
      day: '2026-11-22',
      days: ['2026-11-22', null],
      none: [],
      parts: [1, 2.5],
      instant: new Date('2026-11-22T00:00:00Z'),
      zone: 'UTC',
    });
  });
});
