import fc from 'fast-check';
import { clipped, isolatedIn, mixedDirection, plainLine, webAddress } from './foreign-text.js';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

it('a text from outside comes out as one line that cannot turn or end what is around it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(plainLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|^\s|\s$/u);
    }),
  );
});

it('a name from right to left is isolated in a text from left to right, and everything in one from right to left', () => {
  expect(isolatedIn('ltr', 'محمد (کراچی)')).toBe('\u2068محمد (کراچی)\u2069');
  expect(isolatedIn('ltr', 'Lavrov')).toBe('Lavrov');
  expect(isolatedIn('rtl', 'Lavrov')).toBe('\u2068Lavrov\u2069');
});

it('a headline keeps the direction of most of its letters, whatever name it begins with', () => {
  expect(isolatedIn('ltr', 'محمد visits Karachi')).toBe('\u2066محمد visits Karachi\u2069');
  expect(isolatedIn('ltr', 'TASS کے مطابق روس اور پاکستان')).toBe(
    '\u2067TASS کے مطابق روس اور پاکستان\u2069',
  );
  expect(isolatedIn('rtl', 'محمد visits Karachi')).toBe('\u2066محمد visits Karachi\u2069');
  expect(['محمد visits', 'محمد', 'visits', '47', ''].map(mixedDirection)).toEqual([
    'ltr',
    null,
    null,
    null,
    null,
  ]);
});

it('a cut text is as long as allowed at most, whole characters only, and says that it is cut', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.integer({ min: 2, max: 60 }),
      (text, most) => {
        const cut = clipped(text, most);
        expect(Array.from(cut).length).toBeLessThanOrEqual(most);
        if (Array.from(text).length > most) expect(cut.endsWith('…')).toBe(true);
        else expect(cut).toBe(text);
      },
    ),
  );
});

it('a letter is not cut from its marks', () => {
  expect(clipped('ab\u0301cd', 3)).toBe('a…');
});

it.each(['javascript:alert(1)', 'data:text/html,x', '//host', 'ftp://host', 'http://', ' https://a'])(
  '%s becomes no link',
  (address) => {
    expect(webAddress(address)).toBeNull();
  },
);
