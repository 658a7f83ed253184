import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { DevelopmentSearch202611261810 } from '../../migrations/202611261810-development-search.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

/** The first definition, of which indexes in running databases were made, under another name. */
async function firstDefinition(): Promise<string> {
  const statements: string[] = [];
  const query = (statement: string): Promise<void> => Promise.resolve(void statements.push(statement));
  await new DevelopmentSearch202611261810().up({ query } as unknown as QueryRunner);
  const found = statements.find((statement) => statement.startsWith('CREATE FUNCTION search_words'));
  return (found ?? '').replace('search_words', 'first_words');
}

describe('the words that a search finds', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.dataSource.query(await firstDefinition());
  });
  afterAll(() => database.drop());

  it('are those of the first definition around every letter, since indexes were made with that', async () => {
    const different: unknown = await database.dataSource.query(
      `SELECT chr(code) AS letter FROM generate_series(1, 65533) code, (VALUES ('', ''), ('в', 'х'), ('م', 'ن')) AS near (l, r)
       WHERE code NOT BETWEEN 55296 AND 57343
         AND search_words('Gas ' || l || chr(code) || r || ' sold') <> first_words('Gas ' || l || chr(code) || r || ' sold')`,
    );
    expect(different).toEqual([]);
  });

  it('are those of the first definition where a letter written in two ways stands beyond what is read, and for null', async () => {
    const same: unknown = await database.dataSource.query(
      `SELECT search_words(told) IS NOT DISTINCT FROM first_words(told) AS same
       FROM (VALUES (repeat('Газ ', 25000) || 'Ёлка'), (repeat('كريم ', 30000)), ('ПОЁТ ёж'), (NULL)) AS texts (told)`,
    );
    expect(same).toEqual([{ same: true }, { same: true }, { same: true }, { same: true }]);
  });
});
