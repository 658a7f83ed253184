import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

export type BodyResult =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unknown-coding'; readonly coding: string };

type Decoder = (() => Transform) | null;

/** Codings that servers send although only gzip and br were asked for stand here as well. */
const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['', null],
  ['identity', null],
  ['none', null],
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', () => createInflate()],
  ['br', () => createBrotliDecompress()],
]);

async function collect(source: Readable, limitBytes: number, signal: AbortSignal): Promise<BodyResult> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source.iterator({ destroyOnReturn: true })) {
    signal.throwIfAborted();
    if (!Buffer.isBuffer(chunk)) throw new TypeError('A body came as text.');
    size += chunk.length;
    if (size > limitBytes) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return {
    kind: 'read',
    bytes: chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks),
  };
}

/**
 * Reads and decompresses a body as it streams and stops at `limitBytes`, compressed or not, so that a small answer
 * cannot unfold into a large one. Throws what the socket or the decompressor throws.
 */
export async function readBody(
  body: Readable,
  coding: string | undefined,
  limitBytes: number,
  signal: AbortSignal,
): Promise<BodyResult> {
  const name = (coding ?? '').trim().toLowerCase();
  const decoder = DECODERS.get(name);
  if (decoder === undefined) {
    body.once('error', () => undefined).destroy();
    return { kind: 'unknown-coding', coding: name };
  }
  if (decoder === null) return collect(body, limitBytes, signal);
  const compressed = { bytes: 0 };
  body.on('data', (chunk: Buffer) => {
    compressed.bytes += chunk.length;
    if (compressed.bytes > limitBytes) body.destroy();
  });
  const unpacked = decoder();
  // Errors of either end reach the reader of the last stream.
  pipeline(body, unpacked, () => undefined);
  try {
    return await collect(unpacked, limitBytes, signal);
  } catch (error) {
    if (compressed.bytes > limitBytes) return { kind: 'too-large' };
    throw error;
  }
}

/** The first bytes of a body as they come, at most so many; the rest is not waited for. Throws what the socket throws. */
export async function readStart(
  body: Readable,
  limitBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: true })) {
    signal.throwIfAborted();
    if (!Buffer.isBuffer(chunk)) throw new TypeError('A body came as text.');
    chunks.push(chunk);
    size += chunk.length;
    if (size >= limitBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, limitBytes);
}
