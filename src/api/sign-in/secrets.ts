import { createHash, createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** A new random secret of 256 bits, as it is shown to a person or set in a cookie. */
export function newSecret(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}

/** Salted scrypt hash of a token, which may be one that a person chose: `salt:hash` in hex. */
export function hashToken(token: string): string {
  const salt = randomBytes(SALT_BYTES);
  return `${salt.toString('hex')}:${scryptSync(token, salt, KEY_BYTES).toString('hex')}`;
}

/** Whether the token is the one that was hashed, compared in constant time. */
export function isToken(token: string, stored: string): boolean {
  const [salt, hash] = stored.split(':');
  if (salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'hex');
  const given = scryptSync(token, Buffer.from(salt, 'hex'), KEY_BYTES);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** SHA-256 of a secret that is random already, to look it up without keeping it. */
export function digestSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The token that a session's changing requests carry in a header; another site can neither read nor guess it. */
export function csrfToken(sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update('cross-site requests').digest('base64url');
}

/** Whether two secrets are equal, compared in constant time. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(digestSecret(a)), Buffer.from(digestSecret(b)));
}
