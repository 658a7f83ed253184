import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { findBinaries, neededLinks } from '../../src/database/embedded/binaries.js';
import { EmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { canReach } from '../../src/database/embedded/reachable.js';
import { stagedPrograms } from '../../src/database/embedded/staging.js';
import { silentLog } from '../../src/database/log.js';
import { DataFolder } from '../support/data-folder.js';
import { ServerProcess } from '../support/server-process.js';

jest.setTimeout(120_000);

const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };

/** An account that is not root, to run a process as; as an ordinary user, that user. */
function ordinaryAccount(): { uid?: number; gid?: number } {
  const project = fileURLToPath(new URL('../..', import.meta.url));
  const reachable = isRoot && canReach(NOBODY, project) && canReach(NOBODY, dirname(process.execPath));
  return reachable ? NOBODY : {};
}

async function ask(url: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ fsync: string; provider: string }>(
    `SELECT current_setting('fsync') AS fsync, datlocprovider AS provider FROM pg_database WHERE datname = 'postgres'`,
  );
  await client.end();
  return rows;
}

describe('the embedded server', () => {
  let folder: DataFolder;

  beforeEach(() => {
    folder = new DataFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  it('runs with its data in a folder that is closed to everyone else', async () => {
    const closed = join(folder.path, 'home');
    mkdirSync(closed, { mode: 0o700 });
    const server = await EmbeddedServer.open(join(closed, 'data'), silentLog);
    expect(await ask(server.url)).toEqual([{ fsync: 'on', provider: 'b' }]);
    await server.close();
  });

  it('never runs as root, and keeps its files from others', async () => {
    const server = await EmbeddedServer.open(folder.path, silentLog);
    const pid = folder.serverPid();
    const runner = statSync(`/proc/${pid ?? 0}`).uid;
    expect(runner === 0).toBe(false);
    expect(statSync(folder.layout.home)).toMatchObject({ uid: runner });
    expect(statSync(folder.layout.home).mode & 0o777).toBe(0o700);
    expect(statSync(folder.layout.passwordFile).mode & 0o777).toBe(0o600);
    await server.close();
  });

  it('runs for an ordinary user, and for root on the same data afterwards', async () => {
    chmodSync(folder.path, 0o777);
    const account = ordinaryAccount();
    const user = ServerProcess.start(folder.path, account);
    await user.ready();
    await user.query('CREATE TABLE note (id int)');
    await user.leave();
    const owner = statSync(folder.layout.home).uid;
    const server = await EmbeddedServer.open(folder.path, silentLog);
    expect(statSync(folder.layout.home).uid).toBe(owner);
    expect(await ask(server.url)).toHaveLength(1);
    await server.close();
  });

  it('is reached by a port of this machine alone where a socket has no room for its path', async () => {
    const server = await EmbeddedServer.open(join(folder.path, 'long'.repeat(30)), silentLog);
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    expect(await ask(server.url)).toHaveLength(1);
    const wrong = server.url.replace(/:[^:@]+@/, ':guess@');
    await expect(ask(wrong)).rejects.toMatchObject({ code: '28P01' });
    await server.close();
  });

  it('says what to do where the data folder cannot be made', async () => {
    const failure: unknown = await EmbeddedServer.open('/dev/null/data', silentLog).catch(
      (error: unknown) => error,
    );
    expect(failure).toHaveProperty(
      'message',
      'The folder /dev/null/data cannot be made or written to (ENOTDIR).',
    );
    expect(failure).toHaveProperty('remedy', 'Set DATA_DIR to a folder that this user may write to.');
  });
});

describe('the programs of the embedded server', () => {
  const run = promisify(execFile);
  const account = isRoot ? NOBODY : null;
  let folder: DataFolder;

  beforeEach(() => {
    folder = new DataFolder();
    chmodSync(folder.path, 0o755);
  });
  afterEach(() => {
    folder.remove();
  });

  it('run from a whole copy where the install script that links the libraries was not run', async () => {
    const native = join(folder.path, 'native');
    const original = findBinaries();
    cpSync(original.native, native, { recursive: true, verbatimSymlinks: true });
    for (const { link } of neededLinks(native)) rmSync(join(native, link), { force: true });
    const parent = join(folder.path, 'cache');
    mkdirSync(parent, { mode: 0o755 });
    const programs = await stagedPrograms({ ...original, native }, account, [parent]);
    expect(programs.startsWith(parent)).toBe(true);
    expect(existsSync(join(native, neededLinks(native)[0]?.link ?? ''))).toBe(false);
    const { stdout } = await run(join(programs, 'bin', 'postgres'), ['--version'], account ?? {});
    expect(stdout).toContain('PostgreSQL');
  });

  it('run from a copy outside a closed home, for an account that may not enter it', async () => {
    const home = join(folder.path, 'home');
    mkdirSync(home, { mode: 0o700 });
    const original = findBinaries();
    cpSync(original.native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    chmodSync(join(home, 'native', 'bin'), 0o700);
    chmodSync(join(home, 'native', 'bin', 'initdb'), 0o700);
    const binaries = { ...original, native: join(home, 'native') };
    const programs = await stagedPrograms(binaries, account, [home, folder.path]);
    expect(programs.startsWith(home)).toBe(!isRoot);
    const { stdout } = await run(join(programs, 'bin', 'initdb'), ['--version'], account ?? {});
    expect(stdout).toContain('PostgreSQL');
  });
});
