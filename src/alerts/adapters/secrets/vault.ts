import { TrackerError } from '../../../kernel/errors.js';
import { linkSecret, lookUpHash, open, seal, type Keys } from './seal.js';

/** What is sealed where nothing else is said: where messages go. */
const TARGET = 'target';

/** Encrypts and finds addresses and secrets at rest, with keys derived from SECRET_KEY. */
export class Vault {
  constructor(private readonly keys: Keys) {}

  /** The text encrypted, for a column that `context` names; twice the same text gives two seals. */
  seal(text: string, context = TARGET): string {
    return seal(this.keys, text, context);
  }

  /** The text that was sealed for the same context; fails, and says what to do, where the key or the text changed. */
  open(sealed: string, context = TARGET): string {
    const opened = open(this.keys, sealed, context);
    switch (opened.kind) {
      case 'opened':
        return opened.text;
      case 'other-key':
        throw new TrackerError(
          `A stored ${context} was encrypted with another key (its id is ${opened.keyId}).`,
          'Set SECRET_KEY to the key that the service had before, or enter addresses and secrets again.',
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
    return lookUpHash(this.keys, text, context);
  }

  /** The secret part of a link for one purpose and record. */
  linkSecret(purpose: string, of: { readonly id: string; readonly salt: string }): string {
    return linkSecret(this.keys, purpose, of);
  }
}
