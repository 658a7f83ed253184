import type { Role } from './role.js';

/** How every key begins, so that one that leaked is known for what it is. */
export const KEY_MARK = 'rtk_';
const KEY = /^rtk_([0-9a-f]{8})_([\w-]{43})$/;
const SHOWN_LETTERS = 4;

/** A key as it may be shown: without its secret. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly scopes: readonly string[] | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export type KeyState = 'good' | 'expired' | 'revoked';

/** Whether a key lets anybody in at an instant. */
export function stateOfKey(key: Pick<ApiKey, 'expiresAt' | 'revokedAt'>, now: Date): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  return key.expiresAt <= now ? 'expired' : 'good';
}

/** A key's text from its id and secret. */
export function keyText(id: string, secret: string): string {
  return `${KEY_MARK}${id}_${secret}`;
}

/** The id in a key's text; null where the text is no key. */
export function keyId(text: string): string | null {
  return KEY.exec(text)?.[1] ?? null;
}

/** A key as a list shows it: its mark and id, and dots for the rest. */
export function maskedKey(id: string): string {
  return `${KEY_MARK}${id}_${'•'.repeat(SHOWN_LETTERS)}`;
}
