import { describe, expect, it } from '@jest/globals';
import { decodeEntities, readC1AsWindows1252 } from './html-entities.js';

describe('decodeEntities', () => {
  it.each([
    ['names', '&nbsp;&yuml;&euro;&apos;&ccaron;', '\u00a0ÿ€\u0027č'],
    ['numbers', '&#65;&#x41;&#X1F600;', 'AA😀'],
    ['numbers 128 to 159 as Windows-1252', '&#128;&#x9F;', '€Ÿ'],
    ['numbers that are no characters as U+FFFD', '&#0;&#31;&#xD800;&#xDFFF;&#x110000;', '\ufffd'.repeat(5)],
    ['white space', '&#9;&#10;&#13;', '\t\n\r'],
    ['one layer only', '&amp;lt;', '&lt;'],
    ['nothing it does not know', 'a & b &lol; &amp c', 'a & b &lol; &amp c'],
  ])('decodes %s', (_, source, text) => {
    expect(decodeEntities(source)).toBe(text);
  });
});

describe('readC1AsWindows1252', () => {
  it('replaces control characters only', () => {
    expect(readC1AsWindows1252('\u0080 \u009f \u00a0')).toBe('€ Ÿ \u00a0');
  });
});
