import { describe, expect, it } from '@jest/globals';
import { declaredEncodings, encodingByFirstBytes, guessedEncoding } from './declared-encoding.js';

describe('declaredEncodings', () => {
  it('prefers the header to the document', () => {
    const declaration = '<?xml version="1.0" encoding="koi8-r"?>';
    expect(declaredEncodings('text/xml; charset="windows-1251"', declaration)).toEqual([
      'windows-1251',
      'koi8-r',
    ]);
  });

  it('prefers the document to the default that servers send unasked', () => {
    expect(declaredEncodings('text/xml; charset=ISO-8859-1', "<?xml encoding='cp1251'?>")).toEqual([
      'windows-1251',
      'windows-1252',
    ]);
  });

  it('takes the wider encoding that a name means in practice', () => {
    expect(declaredEncodings(null, '<?xml version="1.0" encoding="GB2312"?>')).toEqual(['gb18030']);
  });

  it('reads the meta tag of a page', () => {
    expect(declaredEncodings(null, '<html><meta charset=Shift_JIS>')).toEqual(['shift_jis']);
  });

  it('finds none where none is declared', () => {
    expect(declaredEncodings(null, '<rss>')).toEqual([]);
  });
});

describe('encodingByFirstBytes', () => {
  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf, 0x3c]],
    ['utf-16le', [0xff, 0xfe, 0x3c, 0]],
    ['utf-16be', [0xfe, 0xff, 0, 0x3c]],
    ['utf-16le', [0x3c, 0, 0x3f, 0]],
    ['utf-16be', [0, 0x3c, 0, 0x3f]],
    ['utf-32le', [0xff, 0xfe, 0, 0]],
    ['utf-32be', [0, 0, 0xfe, 0xff]],
    [null, [0x3c, 0x3f, 0x78]],
    [null, []],
  ])('finds %s', (encoding, bytes) => {
    expect(encodingByFirstBytes(Uint8Array.from(bytes))).toBe(encoding);
  });
});

describe('guessedEncoding', () => {
  const filled = (byte: number): Uint8Array => new Uint8Array(200).fill(byte);

  it('takes text of lower-case letters of windows-1251 for Russian', () => {
    expect(guessedEncoding(filled(0xee))).toBe('windows-1251');
  });

  it('takes text of lower-case letters of KOI8-R for Russian', () => {
    expect(guessedEncoding(filled(0xcf))).toBe('koi8-r');
  });

  it('takes Latin letters with a few accents for windows-1252', () => {
    expect(guessedEncoding(Uint8Array.from('caf\u00e9 de la paix', (sign) => sign.charCodeAt(0)))).toBe(
      'windows-1252',
    );
  });
});
