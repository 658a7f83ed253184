import { TrackerError } from '../../../kernel/errors.js';
import type { Asked } from '../asked.js';
import { linkSecret, lookUpHash, open, seal, type KeyRing, type StableKeys } from './seal.js';
import { openStableKeys } from './stable-keys.js';

/** What is sealed where nothing else is said: where messages go. */
const TARGET = 'target';

/** Encrypts and finds addresses and secrets at rest: sealed under the first of the keys given, opened with any. */
export class Vault {
  /** `stable` may say why look-ups and links cannot be had; sealing and opening do without. */
  constructor(
    private readonly ring: KeyRing,
    private readonly stable: StableKeys | TrackerError,
  ) {}

  /** The text encrypted, for a column that `context` names; twice the same text gives two seals. */
  seal(text: string, context = TARGET): string {
    return seal(this.ring[0], text, context);
  }

  /** The text that was sealed for the same context; fails, and says what to do, where the key or the text changed. */
  open(sealed: string, context = TARGET): string {
    const opened = open(this.ring, sealed, context);
    switch (opened.kind) {
      case 'opened':
        return opened.text;
      case 'other-key':
        throw new TrackerError(
          `A stored ${context} was encrypted with another key (its id is ${opened.keyId}).`,
          'Add the key that the service had before to SECRET_KEY or DATA_DIR/secret-key, behind the current one, or enter addresses and secrets again.',
        );
      case 'damaged':
        throw new TrackerError(
          `A stored ${context} is damaged: it was changed after it was encrypted.`,
          'Restore the database from a backup, or enter it again.',
        );
    }
  }

  /** A keyed digest by which a text is found again without opening anything. */
  digest(text: string, context = TARGET): string {
    return lookUpHash(this.stableKeys(), text, context);
  }

  /** The secret part of a link for one purpose and record. */
  linkSecret(purpose: string, of: { readonly id: string; readonly salt: string }): string {
    return linkSecret(this.stableKeys(), purpose, of);
  }

  private stableKeys(): StableKeys {
    if (this.stable instanceof TrackerError) throw this.stable;
    return this.stable;
  }
}

/** The vault of a database, under the keys that are given. */
export async function openVault(asked: Asked, ring: KeyRing): Promise<Vault> {
  return new Vault(ring, await openStableKeys(asked, ring));
}
