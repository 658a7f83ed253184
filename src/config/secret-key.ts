import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TrackerError } from '../kernel/errors.js';
import { errorCode } from './error-code.js';
import { hexKey } from './setting-values.js';
import type { Settings } from './settings.js';

const FILE = 'secret-key';

async function read(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Writes the key under a name of its own and links it into place: two first starts agree on one whole key. */
async function make(path: string): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    await link(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * The 32-byte key that encrypts addresses and secrets at rest: `SECRET_KEY`, or the one made once under `DATA_DIR`.
 * Fails where the kept key is damaged, since a new one would make stored secrets unreadable.
 */
export async function secretKey(settings: Pick<Settings, 'secretKey' | 'dataDir'>): Promise<Buffer> {
  if (settings.secretKey !== null) return Buffer.from(settings.secretKey, 'hex');
  const path = join(settings.dataDir, FILE);
  if ((await read(path)) === null) {
    await mkdir(settings.dataDir, { recursive: true });
    await make(path);
  }
  const key = hexKey.safeParse(await read(path));
  if (key.success) return Buffer.from(key.data, 'hex');
  throw new TrackerError(
    `The key in ${path} is damaged: it must be 64 hexadecimal digits.`,
    'Restore the file from a backup. If there is none, delete it: a new key is made, and stored addresses and secrets must be entered again.',
  );
}
