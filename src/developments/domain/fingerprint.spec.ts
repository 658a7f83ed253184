import fc from 'fast-check';
import { fingerprint } from './fingerprint.js';

describe('a fingerprint', () => {
  it('is sixteen hexadecimal digits for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => /^[0-9a-f]{16}$/.test(fingerprint(text))),
    );
  });

  it('never changes: development ids are made of it and stored', () => {
    expect([fingerprint('a'), fingerprint('article-1')]).toEqual(['46cd4b58bfe6b748', 'cb176c9203203907']);
  });

  it('gives 20,000 similar ids 20,000 fingerprints', () => {
    const seen = new Set<string>();
    for (let at = 0; at < 20_000; at += 1) seen.add(fingerprint(`article-${at}`));
    expect(seen.size).toBe(20_000);
  });

  it('spreads both halves: neither half alone repeats more than chance', () => {
    const halves = [new Set<string>(), new Set<string>()];
    for (let at = 0; at < 20_000; at += 1) {
      const text = fingerprint(`https://outlet.example/story/${at}`);
      halves[0]?.add(text.slice(0, 8));
      halves[1]?.add(text.slice(8));
    }
    for (const half of halves) expect(half.size).toBeGreaterThan(19_996);
  });
});
