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
const instance = async (env: Record<string, string> = {}): Promise<RunningService> =>
  startApp(await openDatabase({ databaseUrl: database.url, dataDir: tmpdir() }), clock, env);

const tried = async ({ url }: RunningService, from?: string): Promise<number> => {
  const headers = from === undefined ? json : { ...json, 'x-forwarded-for': from };
  return (await problem(url, '/api/v1/session', { ...wrong, headers })).status;
};

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

test('the many addresses that IPv6 gives one household are one who guesses', async () => {
  const service = await instance({ TRUSTED_PROXIES: '127.0.0.0/8' });
  try {
    for (let at = 0; at < 10; at += 1) expect(await tried(service, `2001:db8:0:${at}::${at}`)).toBe(401);
    expect(await tried(service, '2001:db8:0:a::1')).toBe(429);
    expect(await tried(service, '2001:db8:1::1')).toBe(401);
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
