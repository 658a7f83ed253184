import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TrackerError } from '../kernel/errors.js';
import { makeFolder } from './make-folder.js';
import { madeOnce } from './made-once.js';
import { hexKey } from './setting-values.js';
import type { Settings } from './settings.js';

const KEY_BYTES = 32;

type KeyPlace = Pick<Settings, 'secretKey' | 'dataDir'>;

/**
 * The 32-byte key that encrypts addresses and secrets at rest: `SECRET_KEY`, or the one made once under `DATA_DIR`.
 * Fails where the kept key is damaged, since a new one would make stored secrets unreadable.
 */
export async function secretKey(settings: KeyPlace): Promise<Buffer> {
  if (settings.secretKey !== null) return Buffer.from(settings.secretKey, 'hex');
  return keyUnder(settings.dataDir, () => randomBytes(KEY_BYTES).toString('hex'));
}

/** The same key where there is one; null where none was set or made yet. Makes nothing. */
export async function presentSecretKey(settings: KeyPlace): Promise<Buffer | null> {
  return settings.secretKey === null && !existsSync(pathUnder(settings.dataDir)) ? null : secretKey(settings);
}

/** Keeps a key that comes from a backup where there is none yet; gives the key that holds from now on. */
export async function adoptSecretKey(settings: KeyPlace, key: Buffer): Promise<Buffer> {
  return settings.secretKey === null
    ? keyUnder(settings.dataDir, () => key.toString('hex'))
    : secretKey(settings);
}

function pathUnder(dataDir: string): string {
  return join(dataDir, 'secret-key');
}

async function keyUnder(dataDir: string, make: () => string): Promise<Buffer> {
  await makeFolder(dataDir);
  const path = pathUnder(dataDir);
  const key = hexKey.safeParse(await madeOnce(path, make));
  if (key.success) return Buffer.from(key.data, 'hex');
  throw new TrackerError(
    `The key in ${path} is damaged: it must be 64 hexadecimal digits.`,
    'Restore the file from a backup. If there is none, delete it: a new key is made, and stored addresses and secrets must be entered again.',
  );
}
