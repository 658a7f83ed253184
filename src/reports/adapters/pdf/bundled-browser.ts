import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { TrackerError } from '../../../kernel/errors.js';

const LOCK_STALE_MS = 120_000;
const LOCK_TRY_MS = 250;
const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * Unpacks the browser that comes with the packages into a folder of this user's own, once, and gives its path. It runs in
 * a process of its own, since the package asks the environment for the folder.
 */
export async function bundledBrowser(): Promise<string> {
  const folder = ownFolder();
  const script = `process.env.TMPDIR = process.argv[1];
    const { default: bundle } = await import('@sparticuz/chromium');
    process.stdout.write(await bundle.executablePath());`;
  const args = ['--input-type=module', '--eval', script, folder];
  const { stdout } = await alone(folder, () => promisify(execFile)(process.execPath, args, { cwd: HERE }));
  return stdout;
}

/** A folder of this user's own: what another user put into the common one must not be run. */
function ownFolder(): string {
  const user = process.getuid?.();
  const folder = join(tmpdir(), `relations-tracker-browser-${user ?? 'user'}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user !== undefined && statSync(folder).uid !== user)
    throw new TrackerError(
      `The folder ${folder} belongs to another user.`,
      'Remove it, or set CHROMIUM_PATH.',
    );
  return folder;
}

/** Runs one at a time over all processes of this user: the browser unpacks into one place. */
async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, 'lock');
  while (!taken(lock)) {
    const since = statSync(lock, { throwIfNoEntry: false });
    if (since !== undefined && Date.now() - since.mtimeMs > LOCK_STALE_MS)
      rmSync(lock, { recursive: true, force: true });
    await pause(LOCK_TRY_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (reason) {
    if (!existsSync(lock)) throw reason;
    return false;
  }
}
