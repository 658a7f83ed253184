import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const CIPHER = 'aes-256-gcm';
const FORMAT = 'v1';
/** Parts of a sealed text: format, key id, and nonce with ciphertext and tag. */
const SEALED = /^v1\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)$/;

/** What encrypts and opens. */
export interface SealingKey {
  /** Eight hexadecimal digits that name the secret key without telling it. */
  readonly id: string;
  readonly sealing: Buffer;
}

/** What must stay as it is however the secret key changes: stored look-up hashes and links in mails are made with it. */
export interface StableKeys {
  readonly lookUp: Buffer;
  readonly links: Buffer;
}

/** Keys derived from one secret key; each serves one purpose, so that none tells anything of another. */
export type Keys = SealingKey & StableKeys;

/** The keys of all secret keys that are given, the current one first. */
export type KeyRing = readonly [Keys, ...Keys[]];

/** What opening gives; `other-key` is a text that a secret key sealed which is not given, `damaged` one that was changed since. */
export type Opened =
  | { readonly kind: 'opened'; readonly text: string }
  | { readonly kind: 'other-key'; readonly keyId: string }
  | { readonly kind: 'damaged' };

/** Derives the keys by HKDF-SHA-256 (RFC 5869) from 32 random bytes; the same bytes always give the same keys. */
export function keysOf(secretKey: Buffer): Keys {
  const derived = (purpose: string, bytes = KEY_BYTES): Buffer =>
    Buffer.from(hkdfSync('sha256', secretKey, '', `relations-tracker/${purpose}/${FORMAT}`, bytes));
  return {
    id: derived('key-id', KEY_ID_BYTES).toString('hex'),
    sealing: derived('sealing'),
    lookUp: derived('look-up'),
    links: derived('links'),
  };
}

/** The keys of secret keys of 32 bytes each, the current one first. */
export function keyRing([current, ...former]: readonly [Buffer, ...Buffer[]]): KeyRing {
  return [keysOf(current), ...former.map(keysOf)];
}

/**
 * Encrypts a text by AES-256-GCM under a fresh random nonce. `context` says what the text is, such as `address`, and is
 * authenticated with it: a sealed text that is moved to another column does not open there.
 */
export function seal(key: SealingKey, text: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.sealing, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(key.id, context));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${sealedUnder(key)}${sealed.toString('base64url')}`;
}

/** How a text begins that this key sealed; as long for every key. */
export function sealedUnder({ id }: Pick<SealingKey, 'id'>): string {
  return `${FORMAT}.${id}.`;
}

/** Decrypts what {@link seal} gave for the same context, with whichever of the keys it names. */
export function open(keys: readonly SealingKey[], sealed: string, context: string): Opened {
  const [, keyId, body] = SEALED.exec(sealed) ?? [];
  if (keyId === undefined || body === undefined) return { kind: 'damaged' };
  const key = keys.find(({ id }) => id === keyId);
  if (key === undefined) return { kind: 'other-key', keyId };
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return { kind: 'damaged' };
  const decipher = createDecipheriv(CIPHER, key.sealing, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundTo(keyId, context));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return { kind: 'opened', text: Buffer.concat([text, decipher.final()]).toString('utf8') };
  } catch {
    // The cipher has no other way to say that the tag is wrong.
    return { kind: 'damaged' };
  }
}

/** The keyed hash by which an equal text is found without opening any: HMAC-SHA-256 in hexadecimal digits. */
export function lookUpHash(keys: StableKeys, text: string, context: string): string {
  return createHmac('sha256', keys.lookUp).update(`${context}\0${text}`, 'utf8').digest('hex');
}

/**
 * The secret part of a link for one purpose and one record, 192 bits in base64url. It is derived and not stored: whoever
 * reads the database cannot follow the links of its subscribers. Another `salt` makes earlier links worthless.
 */
export function linkSecret(
  keys: StableKeys,
  purpose: string,
  of: { readonly id: string; readonly salt: string },
): string {
  const digest = createHmac('sha256', keys.links).update(`${purpose}\0${of.id}\0${of.salt}`, 'utf8').digest();
  return digest.subarray(0, 24).toString('base64url');
}

function boundTo(keyId: string, context: string): Buffer {
  return Buffer.from(`${FORMAT}\0${keyId}\0${context}`, 'utf8');
}
