import { jest } from '@jest/globals';
import { TrackerError } from '../../src/kernel/errors.js';
import { openDatabase, ping } from '../../src/database/open-database.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

jest.setTimeout(120_000);

async function refusal(databaseUrl: string): Promise<string> {
  try {
    const opened = await openDatabase({ databaseUrl, dataDir: '/nowhere' });
    await opened.close();
    return 'opened';
  } catch (error) {
    if (error instanceof TrackerError) return `${error.message} ${error.remedy}`;
    throw error;
  }
}

describe('opening the database of DATABASE_URL', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it('connects, finds the schema up to date, and lets any number of services in', async () => {
    const open = () => openDatabase({ databaseUrl: test.url, dataDir: '/nowhere' });
    const [one, other] = await Promise.all([open(), open()]);
    await one.acquireServiceLock();
    await other.acquireServiceLock();
    expect(one.embedded).toBe(false);
    expect(await ping(one.dataSource)).toBe(true);
    await one.close();
    expect(await ping(other.dataSource)).toBe(true);
    await other.close();
  });

  it('migrates an empty database once when several start on it together', async () => {
    await test.dataSource.query('DROP SCHEMA public CASCADE');
    await test.dataSource.query('CREATE SCHEMA public');
    const open = () => openDatabase({ databaseUrl: test.url, dataDir: '/nowhere' });
    const opened = await Promise.all([open(), open(), open()]);
    expect(await opened[0].dataSource.query('SELECT * FROM article')).toEqual([]);
    await Promise.all(opened.map((database) => database.close()));
  });

  it('is not ready once the database is gone', async () => {
    const opened = await openDatabase({ databaseUrl: test.url, dataDir: '/nowhere' });
    await opened.dataSource.destroy();
    expect(await ping(opened.dataSource)).toBe(false);
  });

  it('says what to do about a wrong password, without printing it', async () => {
    const said = await refusal(test.url.replace(/:[^:@]+@/, ':hunter2@'));
    expect(said).toContain('it refuses the password');
    expect(said).not.toContain('hunter2');
  });

  it('says what to do about a database that is not there', async () => {
    expect(await refusal(test.url.replace(/\/test_\w+/, '/nothing'))).toContain('Create the database');
  });

  it('says what to do about a server that is not there', async () => {
    expect(await refusal('postgresql://tracker:x@127.0.0.1:9/tracker')).toContain('nothing listens there');
  });
});
