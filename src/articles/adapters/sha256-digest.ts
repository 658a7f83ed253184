import { createHash } from 'node:crypto';
import type { Digest } from '../domain/incoming.js';

/** The first 128 bits of a SHA-256, in hex. */
export const sha256Digest: Digest = (text) => createHash('sha256').update(text).digest('hex').slice(0, 32);
