import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { indexesKept, readIndexes } from '../bench/index-pages.js';
import { fillArchive } from '../bench/stored-archive.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

describe('the growth bench with memory for all indexes', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await fillArchive(database.dataSource, 2_000, new Date('2026-11-22T06:00:00Z'));
  });

  afterAll(() => database.drop());

  it('measures a server that keeps every page of them, though they were built around its memory', async () => {
    const built = await indexesKept(database.dataSource);
    await readIndexes(database.dataSource);
    const read = await indexesKept(database.dataSource);

    expect(built.keptBytes).toBeLessThan(built.indexBytes);
    expect(read).toEqual({ indexBytes: built.indexBytes, keptBytes: built.indexBytes });
  });
});
