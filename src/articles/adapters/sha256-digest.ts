import { hash } from 'node:crypto';
import type { Digest } from '../domain/incoming.js';

/** The first 128 bits of a SHA-256, in hex. */
export const sha256Digest: Digest = (text) => hash('sha256', text).slice(0, 32);
