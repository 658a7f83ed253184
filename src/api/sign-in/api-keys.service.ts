import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import type { Caller } from './caller.js';
import type { Role } from './role.js';
import { digestSecret, newSecret } from './secrets.js';
import { keyId, keyText, stateOfKey, type ApiKey } from './api-key.js';
import { ApiKeyStore } from './api-key.store.js';

const DAY_MS = 86_400_000;
const ID_BYTES = 4;

export interface WantedKey {
  readonly name: string;
  readonly role: Role;
  readonly scopes: readonly string[] | null;
  readonly days: number;
}

/** Makes, checks and ends API keys. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly store: ApiKeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes a key; its text is given only here. */
  async add(wanted: WantedKey, createdBy: string): Promise<{ readonly key: ApiKey; readonly text: string }> {
    const now = this.clock.now();
    const { days, ...what } = wanted;
    const id = randomBytes(ID_BYTES).toString('hex');
    const text = keyText(id, newSecret());
    const expiresAt = new Date(now.getTime() + days * DAY_MS);
    const key = { ...what, id, createdAt: now, createdBy, expiresAt, lastUsedAt: null, revokedAt: null };
    await this.store.add(key, digestSecret(text));
    return { key, text };
  }

  list(): Promise<readonly ApiKey[]> {
    return this.store.all();
  }

  /** Ends a key at once; false where no such key is in force. */
  revoke(id: string, by: string): Promise<boolean> {
    return this.store.revoke(id, by, this.clock.now());
  }

  /** Whoever a text lets in, with the hash that its sessions name; null where it is no key, or one that has ended. */
  async check(text: string): Promise<{ readonly caller: Caller; readonly hash: string } | null> {
    if (keyId(text) === null) return null;
    const hash = digestSecret(text);
    const key = await this.store.withHash(hash);
    const now = this.clock.now();
    if (key === null || stateOfKey(key, now) !== 'good') return null;
    await this.store.noteUse(key.id, now);
    const { id, name, role, scopes } = key;
    return { caller: { role, scopes, key: { id, name }, person: null }, hash };
  }
}
