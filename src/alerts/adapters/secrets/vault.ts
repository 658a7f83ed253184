import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../../config/config.module.js';
import { secretKey } from '../../../config/secret-key.js';
import type { Settings } from '../../../config/settings.js';
import { TrackerError } from '../../../kernel/errors.js';
import { keysOf, linkSecret, lookUpHash, open, seal, type Keys } from './seal.js';

/** Encrypts and finds addresses and secrets at rest with SECRET_KEY, which is read at the first use. */
@Injectable()
export class Vault {
  private derived: Promise<Keys> | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'secretKey' | 'dataDir'>) {}

  /** The text encrypted, for a column that `context` names, such as `address`. */
  async seal(text: string, context: string): Promise<string> {
    return seal(await this.keys(), text, context);
  }

  /** The text that was sealed for the same context; fails, and says what to do, where the key or the text changed. */
  async open(sealed: string, context: string): Promise<string> {
    const opened = open(await this.keys(), sealed, context);
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

  /** The keyed hash by which an equal text is found. */
  async lookUp(text: string, context: string): Promise<string> {
    return lookUpHash(await this.keys(), text, context);
  }

  /** The secret part of a link for one purpose and record. */
  async linkSecret(purpose: string, of: { readonly id: string; readonly salt: string }): Promise<string> {
    return linkSecret(await this.keys(), purpose, of);
  }

  private keys(): Promise<Keys> {
    this.derived ??= secretKey(this.settings)
      .then(keysOf)
      .catch((error: unknown) => {
        this.derived = null;
        throw error;
      });
    return this.derived;
  }
}
