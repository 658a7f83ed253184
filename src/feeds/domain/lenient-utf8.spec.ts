import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeLenientUtf8, utf8Census } from './lenient-utf8.js';

const mark = (byte: number): string => `[${byte.toString(16)}]`;

describe('decodeLenientUtf8', () => {
  it('decodes any sound UTF-8 as what it is, and counts no strays', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(decodeLenientUtf8(bytes, mark)).toBe(text);
        expect(utf8Census(bytes).strays).toBe(0);
      }),
    );
  });

  it.each([
    ['a stray byte between', [0xd0, 0x9f, 0xe9, 0x41], 'П[e9]A'],
    ['a sequence cut short', [0x41, 0xe2, 0x82], 'A[e2][82]'],
    ['an overlong form', [0xc0, 0xaf], '[c0][af]'],
    ['an overlong form of three bytes', [0xe0, 0x80, 0xaf], '[e0][80][af]'],
    ['a surrogate', [0xed, 0xa0, 0x80], '[ed][a0][80]'],
    ['a number beyond Unicode', [0xf4, 0x90, 0x80, 0x80], '[f4][90][80][80]'],
  ])('hands over %s', (_, bytes, text) => {
    expect(decodeLenientUtf8(Uint8Array.from(bytes), mark)).toBe(text);
  });

  it('counts sequences and strays', () => {
    expect(utf8Census(Uint8Array.from([0x41, 0xd0, 0x9f, 0xe2, 0x82, 0xac, 0xe9, 0x41]))).toEqual({
      sequences: 2,
      strays: 1,
    });
  });
});
