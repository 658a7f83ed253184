import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureBuilt, TRACKER } from '../support/build.js';
import { ARTICLES, runTracker, startService, withDates, type Ended } from '../support/service.js';
import { CommandFolder, recordsOf } from './folder.js';

let folders: CommandFolder[];
beforeEach(() => {
  folders = [];
});
afterEach(() => {
  for (const folder of folders) folder.remove();
});

function newFolder(): CommandFolder {
  const folder = new CommandFolder();
  folders.push(folder);
  return folder;
}

/** A folder with a database of baseline and news. */
async function filledFolder(): Promise<CommandFolder> {
  const folder = newFolder();
  const path = join(folder.data.path, 'news.jsonl');
  writeFileSync(path, withDates(readFileSync(ARTICLES, 'utf8'), new Date()));
  expect((await folder.tracker(['import', path])).code).toBe(0);
  return folder;
}

const READS = [['index'], ['developments']];
const read = (folder: CommandFolder): Promise<Ended[]> =>
  Promise.all(READS.map((args) => folder.tracker(args)));

const record = z.object({ rows: z.number(), tables: z.number(), sha256: z.string() });

test('a backup restored into a new folder gives the same index and developments', async () => {
  const folder = await filledFolder();
  const path = join(folder.data.path, 'tracker.backup');
  const made = await folder.tracker(['backup', path]);
  expect([made.code, recordsOf(made.stdout).length]).toEqual([0, 1]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const other = newFolder();
  const restored = await other.tracker(['restore', path]);
  expect(restored.code).toBe(0);
  const [before, after] = [recordsOf(made.stdout), recordsOf(restored.stdout)].map((rows) =>
    record.parse(rows[0]),
  );
  expect(after).toEqual(before);
  const [one, two] = [await read(folder), await read(other)];
  expect(two).toEqual(one);
  expect(one.map((ended) => ended.stdout.length > 1_000)).toEqual([true, true]);
  expect(other.data.serverPid()).toBeNull();
});

test('a backup does not take the place of another file, and none is made of nothing', async () => {
  const folder = newFolder();
  const nothing = await folder.tracker(['backup', join(folder.data.path, 'a.backup')]);
  expect([nothing.code, existsSync(folder.data.layout.home)]).toEqual([1, false]);
  expect(nothing.stderr).toContain('There is nothing to back up');
  const path = join(folder.data.path, 'kept');
  writeFileSync(path, 'kept');
  const taken = await folder.tracker(['backup', path]);
  expect([taken.code, readFileSync(path, 'utf8')]).toEqual([1, 'kept']);
  expect(taken.stderr).toContain('is there already');
  expect((await folder.tracker(['backup'])).code).toBe(2);
});

test('a running service is backed up, and nothing is restored over it', async () => {
  const service = await startService();
  try {
    const path = join(service.data.path, 'tracker.backup');
    expect((await service.tracker(['backup', path])).code).toBe(0);
    const refused = await service.tracker(['restore', '--replace', path]);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('The service already runs on this data');
  } finally {
    await service.stop();
  }
});

test('the secret key is in the file only where it was asked for, and then the new folder has it', async () => {
  const folder = await filledFolder();
  const key = readFileSync(join(folder.data.path, 'secret-key'), 'utf8');
  const without = join(folder.data.path, 'without.backup');
  const withKey = join(folder.data.path, 'with.backup');
  const plain = await folder.tracker(['backup', without]);
  expect(plain.stderr).toContain('The secret key is not in the file');
  const warned = await folder.tracker(['backup', '--with-key', withKey]);
  expect(warned.stderr).toContain('The file holds the secret key');
  const [one, two] = [newFolder(), newFolder()];
  const lacking = await one.tracker(['restore', without]);
  expect(recordsOf(lacking.stdout)).toMatchObject([{ sameKey: false }]);
  expect(lacking.stderr).toContain('The secret key here is not that of the backup');
  expect(existsSync(join(one.data.path, 'secret-key'))).toBe(false);
  expect(recordsOf((await two.tracker(['restore', withKey])).stdout)).toMatchObject([{ sameKey: true }]);
  expect(readFileSync(join(two.data.path, 'secret-key'), 'utf8')).toBe(key);
  expect(statSync(join(two.data.path, 'secret-key')).mode & 0o777).toBe(0o600);
});

/** Runs a command and kills it without warning once the folder shows that it is in the midst of its work. */
async function killWhen(
  folder: CommandFolder,
  args: readonly string[],
  isInMidst: () => boolean,
): Promise<void> {
  await ensureBuilt();
  const child = spawn(process.execPath, [TRACKER, ...args], { env: folder.env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  await folder.data.until(() => isInMidst() || child.exitCode !== null);
  child.kill('SIGKILL');
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
}

test('a backup that is killed leaves no file of the final name, and the next one is whole', async () => {
  const folder = await filledFolder();
  const place = join(folder.data.path, 'backups');
  mkdirSync(place);
  const path = join(place, 'tracker.backup');
  await killWhen(folder, ['backup', path], () => existsSync(`${path}.part`));
  expect(readdirSync(place)).toEqual(['tracker.backup.part']);
  expect((await folder.tracker(['backup', path])).code).toBe(0);
  expect(readdirSync(place)).toEqual(['tracker.backup']);
  expect((await runTracker(['restore', '--check', path], { env: folder.env, cwd: place })).code).toBe(0);
});

test('a restore that is killed leaves what stood there before', async () => {
  const folder = await filledFolder();
  const path = join(folder.data.path, 'tracker.backup');
  expect((await folder.tracker(['backup', path])).code).toBe(0);
  const before = await read(folder);
  const child = spawn(process.execPath, [TRACKER, 'restore', '--replace', path], {
    env: folder.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes('restoring')) child.kill('SIGKILL');
  });
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  expect(await read(folder)).toEqual(before);
});
