import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Sealer } from '../domain/sealer.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Begins every seal, so that another way of sealing can follow. */
const VERSION = 'v1.';

const sealedText = z.string().startsWith(VERSION);

/** A sealer of AES-256-GCM whose keys are derived from the service's key, one for sealing and one for digests. */
export function sealedBox(serviceKey: Uint8Array): Sealer {
  const derived = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', serviceKey, '', `relations-tracker alerts ${use}`, KEY_BYTES));
  const [sealing, digesting] = [derived('sealing'), derived('digest')];
  return {
    seal(plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, sealing, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealedText.parse(sealed).slice(VERSION.length), 'base64url');
      const decipher = createDecipheriv(CIPHER, sealing, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    digest: (plain) => createHmac('sha256', digesting).update(plain, 'utf8').digest('base64url'),
  };
}
