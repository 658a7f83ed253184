/**
 * 16 hexadecimal digits of a 64-bit fingerprint of a text: two independent 32-bit multiplicative hashes (the mixing of
 * MurmurHash3's finaliser), without BigInt. Not for secrets. With n texts two share one with odds of about n² / 2⁶⁵:
 * 1 in 3.7 billion at 100,000 developments, 1 in 37 million at a million.
 */
export function fingerprint(text: string): string {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high ^= high >>> 15;
    low = Math.imul(low ^ unit, 0xc2b2ae35);
    low ^= low >>> 13;
  }
  return hex(finalise(high ^ text.length)) + hex(finalise(low ^ Math.imul(text.length, 0x27d4eb2f)));
}

function finalise(seed: number): number {
  let hash = seed;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
