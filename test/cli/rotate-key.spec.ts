import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openVault } from '../../src/alerts/adapters/secrets/vault.js';
import { TRACKER } from '../support/build.js';
import { asSetting, createTestDatabase, type TestDatabase } from '../support/database.js';
import { FEEDS, runTracker, startService, type Ended } from '../support/service.js';
import { keepSealed, ringOf } from '../database/alerts/sealed-rows.js';
import { CommandFolder, recordsOf } from './folder.js';

const [OLD, NEW] = [7, 8];
const ALL = 902;
const hex = (byte: number): string => Buffer.alloc(32, byte).toString('hex');
const idOf = (byte: number): string => ringOf(byte)[0].id;
const BOTH = `${hex(NEW)},${hex(OLD)}`;

let database: TestDatabase;
let folder: CommandFolder;
beforeEach(async () => {
  database = await createTestDatabase();
  const vault = await openVault(database.dataSource, ringOf(OLD));
  await keepSealed(database.dataSource, vault, ALL - 2);
  folder = new CommandFolder();
});
afterEach(async () => {
  folder.remove();
  await database.drop();
});

const envWith = (secretKey: string) => ({
  ...folder.env,
  DATABASE_URL: asSetting(database.url),
  SECRET_KEY: secretKey,
  FEEDS_FILE: FEEDS,
  LOG_LEVEL: 'silent',
});

function tracker(secretKey: string, ...args: readonly string[]): Promise<Ended> {
  return runTracker(args, { env: envWith(secretKey), cwd: folder.data.path });
}

/** Runs the rotation until it waits for a row that is held here, and kills it there. */
async function killHalfWay(): Promise<void> {
  await database.dataSource.transaction(async (manager) => {
    await manager.query(`SELECT 1 FROM alert_subscription WHERE id = 'sub-00500' FOR UPDATE`);
    const env = envWith(BOTH);
    const child = spawn(process.execPath, [TRACKER, 'rotate-key'], {
      env,
      cwd: folder.data.path,
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    // Not by the transaction itself, which goes on seeing what it saw first.
    while ((await database.dataSource.query<unknown[]>(waiting)).length === 0) {
      if (child.exitCode !== null) throw new Error('It ended before it was half way.');
      await new Promise((resolve) => setImmediate(resolve));
    }
    child.kill('SIGKILL');
    await ended;
  });
}

const use = z.object({ keyId: z.string(), values: z.number() });
const shape = z.object({ current: use, former: z.array(use), resealed: z.number() });
const recordOf = (ended: Ended) => shape.parse(recordsOf(ended.stdout)[0]);
const keyLines = ({ stdout }: Ended) => stdout.split('\n').filter((line) => /^\w+ +keys/.test(line));

test('a rotation that is killed half way goes on, tells the audit log, and leaves the former key to be taken out', async () => {
  const dry = await tracker(BOTH, 'rotate-key', '--dry-run');
  expect([dry.code, recordOf(dry)]).toEqual([
    0,
    { current: { keyId: idOf(NEW), values: 0 }, former: [{ keyId: idOf(OLD), values: ALL }], resealed: 0 },
  ]);
  await killHalfWay();
  const half = recordOf(await tracker(BOTH, 'rotate-key', '--dry-run'));
  // Both stable keys, and two whole steps of 200 before the row that was held.
  expect(half.current.values).toBe(402);
  expect(keyLines(await tracker(BOTH, 'doctor'))).toEqual([
    expect.stringMatching(
      `^fault keys: 500 values are left under the former key ${idOf(OLD)}: "tracker rotate-key"`,
    ),
  ]);
  const rest = await tracker(BOTH, 'rotate-key');
  expect([rest.code, recordOf(rest).resealed]).toEqual([0, 500]);
  expect(rest.stderr).toContain('encrypting anew');
  expect(rest.stderr).toContain(`Nothing is encrypted with the former key ${idOf(OLD)} any more`);
  expect(keyLines(await tracker(hex(NEW), 'doctor'))).toEqual(['ok    keys']);
  const entries: unknown = await database.dataSource.query(
    `SELECT action, detail, status FROM audit_entry LEFT JOIN audit_outcome ON entry_id = id
     WHERE action LIKE 'tracker rotate-key%' ORDER BY id`,
  );
  const entry = { action: 'tracker rotate-key', detail: { to: idOf(NEW), from: [idOf(OLD)] } };
  expect(entries).toEqual([
    { ...entry, status: null },
    { ...entry, status: 200 },
  ]);
});

test('without its key nothing starts, the doctor says why, and a lost one is given up by name', async () => {
  const refused = await tracker(hex(NEW), 'serve');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`${idOf(OLD)} (${ALL} values). Given: ${idOf(NEW)}.`);
  expect(refused.stderr).toContain('Add that key to SECRET_KEY');
  expect(keyLines(await tracker(hex(NEW), 'doctor'))).toEqual([
    expect.stringContaining(`rotate-key --forget ${idOf(OLD)}`),
  ]);
  expect((await tracker(BOTH, 'rotate-key', '--forget', idOf(OLD))).stderr).toContain('is given');
  const given = await tracker(hex(NEW), 'rotate-key', '--forget', idOf(OLD));
  expect(recordsOf(given.stdout)).toEqual([{ subscriptions: ALL - 2, signUps: 0, stableKeys: 2 }]);
  expect(keyLines(await tracker(hex(NEW), 'doctor'))).toEqual(['ok    keys']);
});

test('while a service runs that does not have the new key yet nothing is encrypted with it, and the doctor says why', async () => {
  const service = await startService();
  try {
    expect((await service.tracker(['rotate-key', '--new'])).code).toBe(0);
    const told = `process ${service.pid} does not have the key`;
    const refused = await service.tracker(['rotate-key']);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining(told)]);
    expect(refused.stderr).toContain('Start the service again');
    const dry = recordOf(await service.tracker(['rotate-key', '--dry-run']));
    expect([dry.current.values, dry.former.map(({ values }) => values)]).toEqual([0, [2]]);
    expect(keyLines(await service.tracker(['doctor']))).toContainEqual(expect.stringContaining(told));
  } finally {
    await service.stop();
  }
});

test('a backup is restored to former keys too, and one whose key is not here says so', async () => {
  expect((await tracker(hex(OLD), 'backup', 'kept.backup')).code).toBe(0);
  await database.open.close();
  const restored = async (secretKey: string) =>
    recordsOf((await tracker(secretKey, 'restore', '--replace', 'kept.backup')).stdout);
  expect(await restored(BOTH)).toMatchObject([{ sameKey: true }]);
  expect(await restored(hex(NEW))).toMatchObject([{ sameKey: false }]);
});

test('a new key is put into the file before the former one; where keys are set it says how', async () => {
  const path = join(folder.data.path, 'secret-key');
  expect((await folder.tracker(['rotate-key', '--new'])).code).toBe(0);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect([lines.length, new Set(lines).size]).toEqual([2, 2]);
  const set = await tracker(hex(OLD), 'rotate-key', '--new');
  expect([set.code, set.stderr]).toEqual([1, expect.stringContaining('comma before the one that is set')]);
  expect(existsSync(path)).toBe(true);
  for (const args of [['x'], ['--new', '--dry-run'], ['--forget', 'key 1']]) {
    expect((await tracker(hex(OLD), 'rotate-key', ...args)).code).toBe(2);
  }
});
