import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { TrackerError } from '../../../kernel/errors.js';
import { keyStanding, missingKeys } from '../../domain/key-standing.js';
import type { Asked } from '../asked.js';
import { open, seal, type KeyRing, type Keys, type StableKeys } from './seal.js';
import { countByKey, namedKeys, stableKeyContext } from './sealed-columns.js';

const KEY_BYTES = 32;
const PURPOSES = { lookUp: 'look-up', links: 'links' } as const;
type Part = keyof typeof PURPOSES;

const rows = z.array(z.object({ purpose: z.string(), sealed: z.string().nullable() }));
type Stored = ReadonlyMap<string, string | null>;

/**
 * The keys that stay when the secret key is exchanged, made once and kept sealed. Where the database was in use before
 * they were kept, they are those that were derived from the secret key until then, so that what was stored is found
 * and links that were sent are good. Why they cannot be had, and what to do, where a key is missing.
 */
export async function openStableKeys(asked: Asked, ring: KeyRing): Promise<StableKeys | TrackerError> {
  const before = await stored(asked);
  const isKept = (part: Part): boolean => typeof before.get(PURPOSES[part]) === 'string';
  if (!isKept('lookUp') || !isKept('links')) {
    const [current, ...former] = ring;
    const standing = keyStanding(await countByKey(asked), [current.id, ...former.map(({ id }) => id)]);
    const missing = missingKeys(standing);
    // Derived from the wrong key they would be kept for good.
    if (missing !== null) return new TrackerError(...missing);
    await keepBoth(asked, ring, before);
  }
  const after = await stored(asked);
  const lookUp = openOne(after, ring, 'lookUp');
  if (lookUp instanceof TrackerError) return lookUp;
  const links = openOne(after, ring, 'links');
  return links instanceof TrackerError ? links : { lookUp, links };
}

async function stored(asked: Asked): Promise<Stored> {
  const found = rows.parse(await asked.query('SELECT purpose, key_sealed AS sealed FROM stable_key'));
  return new Map(found.map(({ purpose, sealed }) => [purpose, sealed]));
}

/** Keeps what is not kept yet; of two first starts at a time one does, and both read what it kept. */
async function keepBoth(asked: Asked, ring: KeyRing, before: Stored): Promise<void> {
  const origin = before.size === 0 ? null : await originOf(asked, ring);
  for (const part of ['lookUp', 'links'] as const) {
    const purpose = PURPOSES[part];
    const isInUse = before.has(purpose);
    const key = isInUse && origin !== null ? origin[part] : randomBytes(KEY_BYTES);
    await asked.query(
      `INSERT INTO stable_key (purpose, key_sealed) VALUES ($1, $2)
       ON CONFLICT (purpose) DO UPDATE SET key_sealed = $2 WHERE stable_key.key_sealed IS NULL`,
      [purpose, seal(ring[0], key.toString('hex'), stableKeyContext(purpose))],
    );
  }
}

/** The key that the database was in use with: whichever sealed something; where nothing is sealed the oldest given. */
async function originOf(asked: Asked, ring: KeyRing): Promise<Keys> {
  const named = new Set(await namedKeys(asked));
  const oldestFirst = [...ring].reverse();
  return oldestFirst.find(({ id }) => named.has(id)) ?? oldestFirst[0] ?? ring[0];
}

function openOne(kept: Stored, ring: KeyRing, part: Part): Buffer | TrackerError {
  const purpose = PURPOSES[part];
  const opened = open(ring, kept.get(purpose) ?? '', stableKeyContext(purpose));
  switch (opened.kind) {
    case 'opened':
      return Buffer.from(opened.text, 'hex');
    case 'other-key':
      return new TrackerError(
        `The key for ${purpose} was encrypted with another secret key (its id is ${opened.keyId}).`,
        'Add that key to SECRET_KEY or DATA_DIR/secret-key; "tracker doctor" says more.',
      );
    case 'damaged':
      return new TrackerError(
        `The key for ${purpose} in the database is damaged: it was changed after it was encrypted.`,
        'Restore the database from a backup.',
      );
  }
}
