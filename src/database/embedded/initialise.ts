import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { errorCode } from '../../config/error-code.js';
import { TrackerError } from '../../kernel/errors.js';
import type { Account } from './account.js';
import { startFault } from './binaries.js';
import type { Layout } from './layout.js';
import { processesOn } from './process-table.js';

/** Name of the only role. */
export const ROLE = 'tracker';

const DRAFT = 'initialising-';
const ABANDONED_AFTER_MS = 60_000;

/** How the server's programs are run. */
export interface Launch {
  /** Folder with `bin`. */
  readonly programs: string;
  /** Whom to run as; null: as this process. */
  readonly account: Account | null;
}

/** Options of every program of the server: its account, its folder, and nothing of this process's environment. */
export function launchOptions(launch: Launch, folder: string) {
  return {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...launch.account,
  };
}

/**
 * How a program is told its data directory. Another account may be kept from walking the folders above it
 * (`/root` has mode 0700); as its own working folder it is entered before the account changes.
 */
export function dataArgument(launch: Launch, folder: string): string {
  return launch.account !== null && process.platform === 'linux' ? '/proc/self/cwd' : folder;
}

function initArguments(folder: string, layout: Layout): string[] {
  return [
    ...['-D', folder, '-U', ROLE, '-A', 'scram-sha-256', '-E', 'UTF8'],
    `--pwfile=../${basename(layout.passwordFile)}`,
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
  ];
}

/** Runs initdb in an empty folder; fails with what it said. */
async function runInitdb(launch: Launch, layout: Layout, folder: string): Promise<void> {
  const program = join(launch.programs, 'bin', 'initdb');
  const child = spawn(program, initArguments(dataArgument(launch, folder), layout), {
    ...launchOptions(launch, folder),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => {
      reject(startFault(program, error));
    });
    child.once('close', resolve);
  });
  if (code === 0) return;
  throw new TrackerError(
    `The embedded database could not be made in ${folder}: ${said.trim()}`,
    'Mend what the message names (disk full, rights, a user id without a name), or set DATABASE_URL.',
  );
}

/** Makes the finished directory's new name last through a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Removes what starts that were killed left behind; a draft at work is left alone. */
async function sweepDrafts(layout: Layout, now: number): Promise<void> {
  for (const name of await readdir(layout.home)) {
    if (!name.startsWith(DRAFT)) continue;
    const path = join(layout.home, name);
    const { mtimeMs } = await stat(path);
    if (now - mtimeMs > ABANDONED_AFTER_MS && processesOn(path).length === 0) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/** Major version of the data directory, null where there is none yet. */
export async function clusterVersion(layout: Layout): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(join(layout.cluster, 'PG_VERSION'), 'utf8'), 10);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Makes the data directory where there is none: under another name first, then renamed whole,
 * so that a start that is killed leaves nothing half made, and of two first starts one wins.
 */
export async function initialiseCluster(launch: Launch, layout: Layout): Promise<void> {
  await sweepDrafts(layout, Date.now());
  const draft = join(layout.home, `${DRAFT}${randomUUID()}`);
  await mkdir(draft, { mode: 0o700 });
  try {
    if (launch.account !== null) await chown(draft, launch.account.uid, launch.account.gid);
    await runInitdb(launch, layout, draft);
    await rename(draft, layout.cluster);
    await syncFolder(layout.home);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
