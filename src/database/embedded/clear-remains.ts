import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from '../../config/error-code.js';
import { parsePostmasterFile, serverState } from './server-state.js';

const PATIENCE_MS = 5_000;
const POLL_MS = 20;

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

/**
 * Waits for the workers of a killed server to notice and end, and ends those that do not:
 * a new server must not share the files with them.
 */
export async function clearOrphans(cluster: string): Promise<void> {
  const since = Date.now();
  for (;;) {
    const state = serverState(cluster);
    if (state.kind !== 'orphans') return;
    if (Date.now() - since > PATIENCE_MS) state.pids.forEach(end);
    await delay(POLL_MS);
  }
}

/**
 * Removes the `postmaster.pid` of a server that is gone. PostgreSQL does so itself, except where another process
 * has taken its number since. The file is moved aside and looked at again first: another start may have written its own.
 */
export async function clearStaleFile(cluster: string, stalePid: number): Promise<void> {
  const path = join(cluster, 'postmaster.pid');
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = parsePostmasterFile(await readFile(aside, 'utf8'));
  if (moved?.pid !== stalePid) await link(aside, path);
  await rm(aside, { force: true });
}
