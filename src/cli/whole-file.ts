import { randomUUID } from 'node:crypto';
import { lstat, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, basename } from 'node:path';
import { unwritable } from './output.js';

/** Rights of a file that did not exist: those that the process's umask leaves of them. */
const NEW_FILE_MODE = 0o666;
const RIGHTS = 0o7777;

/**
 * Writes a file whole or not at all: under a name beside it, to the disk, and only then under its own. What stood there
 * before stays where that fails, and its rights are kept. A link is followed: the file that it leads to is replaced. What
 * is no file, such as a device or a pipe, is written to and stays what it is. Throws a TrackerError where it cannot be
 * written, a full disk among the reasons.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const target = await targetOf(path);
    if (target.kind === 'other') await writeFile(path, bytes);
    else await replace(target.path, bytes, target.mode);
  } catch (error) {
    throw unwritable(path, error);
  }
}

type Target =
  { readonly kind: 'file'; readonly path: string; readonly mode: number | null } | { readonly kind: 'other' };

async function targetOf(path: string): Promise<Target> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { kind: 'other' };
    return { kind: 'file', path: await realpath(path), mode: found.mode & RIGHTS };
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  if (await isThere(path)) throw new Error('it is a link that leads to nothing');
  return { kind: 'file', path: join(await realpath(dirname(path)), basename(path)), mode: null };
}

/** Whether anything has the name, though it be a link that leads nowhere. */
async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

async function replace(path: string, bytes: Uint8Array, mode: number | null): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  // Only where nothing has that name: a link laid there would lead elsewhere.
  const file = await open(draft, 'wx', mode ?? NEW_FILE_MODE);
  try {
    try {
      if (mode !== null) await file.chmod(mode);
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
