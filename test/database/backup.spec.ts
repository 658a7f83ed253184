import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { DraftFile } from '../../src/database/backup/draft-file.js';
import { restoreBackup } from '../../src/database/backup/restore-backup.js';
import { openSession } from '../../src/database/backup/session.js';
import { readBackup } from '../../src/database/backup/verify-backup.js';
import { writeBackup } from '../../src/database/backup/write-backup.js';
import { silentLog } from '../../src/database/log.js';
import { migrations } from '../../src/database/migrations.js';
import { JobEngine } from '../../src/pipeline/job-engine.js';
import { StartService } from '../../src/pipeline/start.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const NOW = new Date('2026-11-22T06:00:00Z');
const nothing = (): void => undefined;

let folder: string;
let services: StageServices;
let target: TestDatabase;

const BY = { actor: 'command line, user officer', at: NOW };

async function write(path: string, url: string): Promise<void> {
  const client = await openSession(url);
  try {
    const options = { now: NOW, secretKeys: [], withKey: false, onProgress: nothing };
    const file = new DraftFile(path);
    await writeBackup(client, await file.stream(), options);
    await file.keep();
  } finally {
    await client.end();
  }
}

/** Restores into the target, whose own pool is closed for it as the service's would be. */
async function restore(path: string, replace = false) {
  if (target.dataSource.isInitialized) await target.dataSource.destroy();
  const options = { path, log: silentLog, replace, own: [], by: BY, onBytes: nothing };
  return restoreBackup(target.url, options);
}

async function rowsOf<T>(sql: string, shape: z.ZodType<T>): Promise<T> {
  const client = await openSession(target.url);
  try {
    return shape.parse((await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  services = await openStageServices();
  await services.get(StartService).prepare();
});
afterAll(() => services.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tracker-backup-'));
  target = await createTestDatabase();
});
afterEach(async () => {
  await target.drop();
  rmSync(folder, { recursive: true });
});

const made = (): string => join(folder, 'one.backup');

test('what is restored has the content of every table that was backed up, to the hash', async () => {
  await write(made(), services.database.url);
  const restored = await restore(made());
  expect(restored.migrated).toEqual([]);
  const again = join(folder, 'two.backup');
  await write(again, target.url);
  const first = await readBackup(made(), nothing);
  const second = await readBackup(again, nothing);
  const filled = first.manifest.tables.filter((table) => table.rows > 0).map((table) => table.table);
  expect(filled).toEqual(expect.arrayContaining(['development_version', 'observation_version', 'feed']));
  const content = ({ manifest }: typeof first) =>
    manifest.tables.filter((sum) => sum.table !== 'pgboss.job' && !sum.table.startsWith('audit_'));
  expect(content(second)).toEqual(content(first));
  const numbering = ({ header }: typeof first) =>
    header.sequences.filter(({ name }) => !name.includes('audit_'));
  expect(numbering(second)).toEqual(numbering(first));
  expect(await rowsOf('SELECT actor, action, detail FROM audit_entry', z.unknown())).toEqual([
    {
      actor: BY.actor,
      action: 'tracker restore',
      detail: { madeAt: NOW.toISOString(), sha256: first.manifest.sha256, replaced: false },
    },
  ]);
});

test('every table of the schema is in the file, whatever migrations add', async () => {
  await write(made(), services.database.url);
  const { manifest } = await readBackup(made(), nothing);
  const tables = await rowsOf(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'`,
    z.array(z.object({ name: z.string() })),
  );
  const inFile = manifest.tables.map((table) => table.table);
  expect(inFile.filter((table) => !table.startsWith('pgboss.')).toSorted()).toEqual(
    tables.map((table) => table.name).toSorted(),
  );
});

test('polls that wait are still waiting after a restore', async () => {
  const jobs = services.get(JobEngine);
  await jobs.enqueuePolls(['feed-one', 'feed-two']);
  await write(made(), services.database.url);
  await restore(made());
  const waiting = await rowsOf(
    `SELECT data->>'feedId' AS feed, policy FROM pgboss.job WHERE state = 'created' ORDER BY 1`,
    z.array(z.object({ feed: z.string(), policy: z.string() })),
  );
  expect(waiting).toEqual([
    { feed: 'feed-one', policy: 'short' },
    { feed: 'feed-two', policy: 'short' },
  ]);
});

test('references and triggers hold again after a restore', async () => {
  await write(made(), services.database.url);
  await restore(made());
  const one = z.tuple([z.object({ loose: z.number(), keys: z.number() })]);
  const [state] = await rowsOf(
    `SELECT (SELECT count(*)::int FROM pg_trigger WHERE tgenabled = 'D') AS loose,
       (SELECT count(*)::int FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace) AS keys`,
    one,
  );
  expect(state.loose).toBe(0);
  expect(state.keys).toBeGreaterThan(10);
});

test('a backup of the first schema is brought up to the present one, with its rows', async () => {
  const name = 'only the first';
  const { createDataSource } = await import('../../src/database/data-source.js');
  await target.dataSource.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  const [first] = migrations;
  if (first === undefined) throw new Error('There is no migration.');
  const old = await createDataSource(target.url, [], silentLog, { migrations: [first], name }).initialize();
  await old.runMigrations();
  await old.query(`INSERT INTO feed (id, name, url, language, publisher, country, ownership, enabled, interval_minutes)
    VALUES ('f', E'tab\\tand\\\\line\\n.', 'http://f.example', 'ur', 'p', 'PK', 'private', true, 30)`);
  await old.query(
    `INSERT INTO fetch_log (feed_id, at, outcome, answered) VALUES ('f', '2026-01-05', 'parsed', true)`,
  );
  await old.destroy();
  await write(made(), target.url);
  const restored = await restore(made(), true);
  expect(restored.migrated).toHaveLength(migrations.length - 1);
  const numbered = z.tuple([z.object({ id: z.number() })]);
  const [next] = await rowsOf(
    `INSERT INTO fetch_log (feed_id, at, outcome, answered) VALUES ('f', now(), 'parsed', true) RETURNING id::int`,
    numbered,
  );
  expect(next.id).toBe(2);
  expect(await rowsOf('SELECT name, chosen FROM feed', z.unknown())).toEqual([
    { name: 'tab\tand\\line\n.', chosen: null },
  ]);
  const days = z.array(z.object({ feed_id: z.string() }));
  expect(await rowsOf('SELECT feed_id FROM feed_answer_day', days)).toHaveLength(1);
});

test('a database that holds anything is left alone unless it may be replaced', async () => {
  await write(made(), services.database.url);
  await restore(made());
  await expect(restore(made())).rejects.toThrow(/is not empty: it holds \d+ rows/);
  await expect(restore(made(), true)).resolves.toMatchObject({ migrated: [] });
});

test('a database that another process of the tracker has open is left alone', async () => {
  await write(made(), services.database.url);
  const options = { path: made(), log: silentLog, replace: true, own: [], by: BY, onBytes: nothing };
  // The target's own pool stands for a service that runs on the database.
  await target.dataSource.query('SELECT 1');
  await expect(restoreBackup(target.url, options)).rejects.toThrow(
    /The database is in use \(relations-tracker/,
  );
});

describe('a file that is not whole', () => {
  const whole = (): Buffer => readFileSync(made());
  const changed = (change: (text: string) => string): Buffer =>
    gzipSync(change(gunzipSync(whole()).toString('latin1')), { level: 1 });

  it.each<[string, () => Buffer | string, RegExp]>([
    ['was cut off', () => whole().subarray(0, whole().length / 2), /ends before its end/],
    ['lacks its last bytes', () => whole().subarray(0, whole().length - 9), /ends before its end/],
    [
      'has a changed byte',
      () => {
        const bytes = Buffer.from(whole());
        bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
        return bytes;
      },
      /cannot be restored/,
    ],
    ['has a changed row', () => changed((text) => text.replace('Pakistan', 'Pakistin')), /content hash/],
    [
      'has a row twice',
      () => changed((text) => text.replace(/\n(b-[^\n]+)\n/, '\n$1\n$1\n')),
      /content hash/,
    ],
    [
      'has another header',
      () => changed((text) => text.replace('"postgres":"1', '"postgres":"2')),
      /content hash/,
    ],
    [
      'lacks its manifest',
      () => changed((text) => text.replace(/\{"manifest.*\n$/s, '')),
      /ends before its end/,
    ],
    ['goes on after its end', () => changed((text) => `${text}more\n`), /something follows its end/],
    ['is another file', () => 'Pakistan,Russia\n1,2\n', /is no backup of the relations tracker/],
    ['is another compressed file', () => gzipSync('{"a":1}\n'), /is no backup of the relations tracker/],
    ['is empty', () => '', /is no backup of the relations tracker/],
    [
      'is of a form to come',
      () => changed((text) => text.replace('"formatVersion":1', '"formatVersion":2')),
      /in a form that this version does not read/,
    ],
  ])('because it %s is refused with what is wrong', async (_why, bytes, reason) => {
    await write(made(), services.database.url);
    const path = join(folder, 'bad.backup');
    writeFileSync(path, bytes());
    await expect(readBackup(path, nothing)).rejects.toThrow(reason);
    // Whoever restores without verifying first changes nothing either.
    await expect(restore(path)).rejects.toThrow();
    expect(await rowsOf('SELECT id FROM feed', z.array(z.unknown()))).toEqual([]);
  });
});

test('a backup of a newer version is refused by name, and so is one with tables of other programs', async () => {
  await write(made(), services.database.url);
  const text = gunzipSync(readFileSync(made())).toString('latin1');
  const path = join(folder, 'other.backup');
  const put = (from: string, to: string): void => {
    writeFileSync(path, gzipSync(Buffer.from(text.replace(from, to), 'latin1')));
  };
  put('"Initial1795305600000"', '"Initial1795305600000","FromTheFuture9999999999999"');
  await expect(restore(path)).rejects.toThrow(/newer version of the tracker.*FromTheFuture/);
  put('{"table":"article",', '{"table":"pg_authid; DROP TABLE feed",');
  await expect(restore(path)).rejects.toThrow(
    /a table pg_authid; DROP TABLE feed, which the tracker's schema/,
  );
  put('"columns":["id","publisher"', '"columns":["id","publisher) FROM PROGRAM \'id\' --"');
  await expect(restore(path)).rejects.toThrow(/the columns publisher\) FROM PROGRAM/);
});

test('a full disk leaves neither file nor draft, and says so', async () => {
  // /dev/full answers every write with ENOSPC.
  if (!existsSync('/dev/full')) return;
  const { createWriteStream } = await import('node:fs');
  const { writingFault } = await import('../../src/database/backup/draft-file.js');
  const client = await openSession(services.database.url);
  const options = { now: NOW, secretKeys: [], withKey: false, onProgress: nothing };
  const failure = await writeBackup(client, createWriteStream('/dev/full'), options).catch(
    (error: unknown) => error,
  );
  await client.end();
  expect(writingFault('/backups/one', failure)).toMatchObject({
    message: '/backups/one cannot be written: the disk is full. No backup was made.',
  });
});
