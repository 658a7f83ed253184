import { randomUUID } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { errorCode } from '../../config/error-code.js';
import { TrackerError } from '../../kernel/errors.js';
import type { Account } from './account.js';
import { neededLinks, type Binaries } from './binaries.js';
import { canReach } from './reachable.js';

const FOLDER = 'relations-tracker';

/** Whether the programs can be run where npm put them. */
export function usableInPlace(binaries: Binaries, account: Account | null): boolean {
  const complete = neededLinks(binaries.native).every(({ link }) => existsSync(join(binaries.native, link)));
  return complete && (account === null || canReach(account, join(binaries.native, 'bin')));
}

/** A folder only this process's user may write, so that nobody else can put programs there. */
async function ownFolder(parent: string): Promise<string | null> {
  const path = join(parent, FOLDER);
  try {
    const made = await mkdir(path, { recursive: true });
    if (made !== undefined) await chmod(path, 0o755);
  } catch (error) {
    if (['EACCES', 'EROFS', 'EPERM', 'ENOENT', 'EEXIST'].includes(errorCode(error) ?? '')) return null;
    throw error;
  }
  const found = lstatSync(path);
  const closed = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
  return closed ? path : null;
}

function isNeeded(path: string): boolean {
  return !path.endsWith('.a') && !['pkgconfig', 'pgxs'].includes(basename(path));
}

/** Lets every account read and run what its owner can: npm may have run under a closed umask. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

async function copyWhole(binaries: Binaries, target: string): Promise<void> {
  const draft = `${target}.${randomUUID()}`;
  try {
    await cp(binaries.native, draft, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
    for (const { link, to } of neededLinks(binaries.native)) {
      const path = join(draft, link);
      await rm(path, { force: true });
      await symlink(relative(dirname(link), to), path);
    }
    await openToAll(draft);
    await rename(draft, target);
  } catch (error) {
    // Another process was first: its copy is as good.
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * The folder to run the server's programs from: npm's where that works, else a whole copy with its library links,
 * made once per version, in the first of `parents` that is ours and that the account can reach.
 * npm's folder is never written to, since it may be read-only or shared.
 */
export async function stagedPrograms(
  binaries: Binaries,
  account: Account | null,
  parents: readonly string[],
): Promise<string> {
  if (usableInPlace(binaries, account)) return binaries.native;
  for (const parent of parents) {
    const folder = await ownFolder(parent);
    if (folder === null || (account !== null && !canReach(account, folder))) continue;
    const target = join(folder, `postgresql-${binaries.version}`);
    if (!existsSync(target)) await copyWhole(binaries, target);
    return target;
  }
  throw new TrackerError(
    `The programs of the embedded PostgreSQL in ${binaries.native} cannot be used from there, and no folder for a copy was found (tried ${parents.join(', ')}).`,
    'Move the project to a folder that every user may enter, make one of these folders writable, or set DATABASE_URL.',
  );
}

/** Where a copy may go: a cache of the system as root, else beside the data. */
export function stagingParents(home: string, account: Account | null): readonly string[] {
  return account === null ? [home] : ['/var/cache', '/var/lib', tmpdir()];
}
