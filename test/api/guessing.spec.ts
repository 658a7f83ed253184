import { tmpdir } from 'node:os';
import { openDatabase } from '../../src/database/open-database.js';
import type { RunningService } from '../../src/main.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startApp, TestClock } from './app.js';
import { problem } from './requests.js';

const json = { 'content-type': 'application/json' };
const wrong = { method: 'POST', headers: json, body: JSON.stringify({ token: 'wrong' }) };

let database: TestDatabase;
let clock: TestClock;
beforeEach(async () => {
  database = await createTestDatabase();
  clock = new TestClock();
});
afterEach(() => database.drop());

/** An instance on the same database. */
const instance = async (): Promise<RunningService> =>
  startApp(await openDatabase({ databaseUrl: database.url, dataDir: tmpdir() }), clock);

const tried = async ({ url }: RunningService): Promise<number> =>
  (await problem(url, '/api/v1/session', wrong)).status;

test('wrong tokens at two instances are counted together', async () => {
  const [one, other] = [await instance(), await instance()];
  try {
    for (let even = 0; even < 5; even += 1)
      expect([await tried(one), await tried(other)]).toEqual([401, 401]);
    expect(await tried(other)).toBe(429);
    // The one whose turn was not last learns of it by one more.
    expect([await tried(one), await tried(one)]).toEqual([401, 429]);
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
});

test('many wrong tokens at once are no more than as many one after the other', async () => {
  const service = await instance();
  try {
    const statuses = await Promise.all(Array.from({ length: 40 }, () => tried(service)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  } finally {
    await service.close();
  }
});

test('another start forgives no wrong token', async () => {
  const before = await instance();
  for (let guess = 0; guess < 9; guess += 1) expect(await tried(before)).toBe(401);
  await before.close();
  const after = await instance();
  try {
    expect([await tried(after), await tried(after)]).toEqual([401, 429]);
  } finally {
    await after.close();
  }
});
