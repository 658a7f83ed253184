import { randomUUID } from 'node:crypto';
import { chown, link, readFile, rm, writeFile } from 'node:fs/promises';
import { errorCode } from './error-code.js';

/** Who owns a file made for another account. */
export interface FileOwner {
  readonly uid: number;
  readonly gid: number;
}

async function read(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * The text kept in a file readable by its owner only, made at the first call.
 * It is written under a name of its own and linked into place, so two first starts agree on one whole value
 * and a start that is killed leaves no half of one.
 */
export async function madeOnce(
  path: string,
  make: () => string,
  owner: FileOwner | null = null,
): Promise<string> {
  const kept = await read(path);
  if (kept !== null) return kept;
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, `${make()}\n`, { mode: 0o600, flush: true });
    if (owner !== null) await chown(draft, owner.uid, owner.gid);
    await link(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await read(path)) ?? '';
}
