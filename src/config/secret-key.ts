import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { TrackerError } from '../kernel/errors.js';
import { makeFolder } from './make-folder.js';
import { madeOnce } from './made-once.js';
import { hexKey } from './setting-values.js';
import type { Settings } from './settings.js';

/**
 * The 32-byte key that encrypts addresses and secrets at rest: `SECRET_KEY`, or the one made once under `DATA_DIR`.
 * Fails where the kept key is damaged, since a new one would make stored secrets unreadable.
 */
export async function secretKey(settings: Pick<Settings, 'secretKey' | 'dataDir'>): Promise<Buffer> {
  if (settings.secretKey !== null) return Buffer.from(settings.secretKey, 'hex');
  await makeFolder(settings.dataDir);
  const path = join(settings.dataDir, 'secret-key');
  const key = hexKey.safeParse(await madeOnce(path, () => randomBytes(32).toString('hex')));
  if (key.success) return Buffer.from(key.data, 'hex');
  throw new TrackerError(
    `The key in ${path} is damaged: it must be 64 hexadecimal digits.`,
    'Restore the file from a backup. If there is none, delete it: a new key is made, and stored addresses and secrets must be entered again.',
  );
}
