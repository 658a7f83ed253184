import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TrackerError } from '../kernel/errors.js';
import { makeFolder } from './make-folder.js';
import { madeOnce } from './made-once.js';
import { hexKeys } from './setting-values.js';
import type { Settings } from './settings.js';

const KEY_BYTES = 32;

type KeyPlace = Pick<Settings, 'secretKeys' | 'dataDir'>;

/** 32-byte keys that encrypt addresses and secrets at rest: the first encrypts, each opens what it encrypted. */
export type SecretKeys = readonly [Buffer, ...Buffer[]];

/**
 * The keys of `SECRET_KEY`, or those in the file under `DATA_DIR`, a line each, where the first is made once. Fails where
 * the file is damaged, since a new key would make stored secrets unreadable.
 */
export async function secretKeys(settings: KeyPlace): Promise<SecretKeys> {
  if (settings.secretKeys !== null) return toKeys(settings.secretKeys);
  return keysUnder(settings.dataDir, newKey);
}

/** The same keys where there are some; none where none was set or made yet. Makes nothing. */
export async function presentSecretKeys(settings: KeyPlace): Promise<readonly Buffer[]> {
  return settings.secretKeys === null && !existsSync(pathUnder(settings.dataDir)) ? [] : secretKeys(settings);
}

/** Keeps keys that come from a backup where there is none yet; gives the keys that hold from now on. */
export async function adoptSecretKeys(settings: KeyPlace, keys: readonly string[]): Promise<SecretKeys> {
  return settings.secretKeys === null
    ? keysUnder(settings.dataDir, () => keys.join('\n'))
    : secretKeys(settings);
}

/**
 * Puts a new key before those in the file, so that it encrypts from the next start on; gives the file's path. Null where
 * the keys are set by `SECRET_KEY`, which is not the service's to change.
 */
export async function addSecretKey(settings: KeyPlace): Promise<string | null> {
  if (settings.secretKeys !== null) return null;
  const keys = await keysUnder(settings.dataDir, newKey);
  const path = pathUnder(settings.dataDir);
  const draft = `${path}.${randomUUID()}`;
  const lines = [newKey(), ...keys.map((key) => key.toString('hex'))];
  try {
    // Whoever runs this, the service must be able to read it afterwards.
    const { mode, uid, gid } = await stat(path);
    await writeFile(draft, `${lines.join('\n')}\n`, { mode, flush: true });
    await chown(draft, uid, gid);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return path;
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString('hex');
}

function pathUnder(dataDir: string): string {
  return join(dataDir, 'secret-key');
}

/** The keys of hexadecimal digits, of which there is one at least. */
function toKeys(digits: readonly string[]): SecretKeys {
  const [first = '', ...others] = digits;
  return [Buffer.from(first, 'hex'), ...others.map((key) => Buffer.from(key, 'hex'))];
}

async function keysUnder(dataDir: string, make: () => string): Promise<SecretKeys> {
  await makeFolder(dataDir);
  const path = pathUnder(dataDir);
  const keys = hexKeys.safeParse(await madeOnce(path, make));
  if (keys.success) return toKeys(keys.data);
  throw new TrackerError(
    `The key in ${path} is damaged: it must be 64 hexadecimal digits, or several such lines that differ.`,
    'Restore the file from a backup. If there is none, delete it: a new key is made, and the next start says how to go on.',
  );
}
