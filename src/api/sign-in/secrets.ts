import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** With N = 2^14 and r = 8, Node's defaults (16 MB), OWASP's password storage sheet asks for five rounds. */
const ROUNDS = 5;
/** Those of the hashes that name none, which were made before. */
const FIRST_ROUNDS = 1;

const derive = promisify<string, Buffer, number, { parallelization: number }, Buffer>(scrypt);

/** A new random secret of 256 bits, as it is shown to a person or set in a cookie. */
export function newSecret(): string {
  return randomBytes(KEY_BYTES).toString('base64url');
}

/** Salted scrypt hash of a token, which may be one that a person chose: `salt:hash:rounds`, the first two in hex. */
export async function hashToken(token: string, rounds = ROUNDS): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(token, salt, KEY_BYTES, { parallelization: rounds });
  return [salt.toString('hex'), hash.toString('hex'), rounds].join(':');
}

/** Whether the token is the one that was hashed, compared in constant time. */
export async function isToken(token: string, stored: string): Promise<boolean> {
  const [salt, hash] = stored.split(':');
  if (salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'hex');
  const given = await derive(token, Buffer.from(salt, 'hex'), KEY_BYTES, {
    parallelization: roundsOf(stored),
  });
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether a hash took less work than one that is made now, and should be made anew where the token is at hand. */
export function isCheap(stored: string): boolean {
  return roundsOf(stored) < ROUNDS;
}

function roundsOf(stored: string): number {
  const [, , rounds] = stored.split(':');
  return rounds === undefined ? FIRST_ROUNDS : Number(rounds);
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
