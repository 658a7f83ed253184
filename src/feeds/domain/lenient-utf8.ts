/** How many well-formed multi-byte sequences bytes hold, and how many bytes that fit none. */
export interface Utf8Census {
  readonly sequences: number;
  readonly strays: number;
}

/** Counts over the whole of `bytes`; a sequence cut off by the end is neither. */
export function utf8Census(bytes: Uint8Array): Utf8Census {
  let sequences = 0;
  let strays = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 1) sequences++;
    if (length === 0) strays++;
    at += Math.max(1, length);
  }
  return { sequences, strays };
}

const MOST_PARTS = 4_096;

/**
 * Decodes UTF-8 that has some bytes of another encoding in it: well-formed stretches as UTF-8, each stray
 * byte by `strayText` (one character).
 */
export function decodeLenientUtf8(bytes: Uint8Array, strayText: (byte: number) => string): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  // Joined as they come: a body may have millions of stray bytes, and a list of as many texts costs far more than they.
  let whole = '';
  let parts: string[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      parts.push(decoder.decode(bytes.subarray(start, at)), strayText(bytes[at] ?? 0));
      start = at + 1;
      if (parts.length > MOST_PARTS) {
        whole += parts.join('');
        parts = [];
      }
    }
    at += Math.max(1, length);
  }
  parts.push(decoder.decode(bytes.subarray(start)));
  return whole + parts.join('');
}

/** Length of the well-formed sequence at `at` (RFC 3629), 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  if (length === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let offset = 2; offset < length; offset++) {
    const byte = bytes[at + offset] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}
