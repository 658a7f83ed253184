import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

const SEEDS = join(import.meta.dirname, 'seeds');

/** Small documents of our own, one of every form that is read. */
export function seedDocuments(): readonly string[] {
  return readdirSync(SEEDS)
    .sort()
    .map((name) => readFileSync(join(SEEDS, name), 'utf8'));
}

const PIECES = [
  '<',
  '>',
  '&',
  '"',
  "'",
  ']]>',
  '<![CDATA[',
  '</',
  '/>',
  '<!--',
  '-->',
  '<?',
  '?>',
  '<item>',
  '</item>',
  '<entry>',
  '</rss>',
  '<title>',
  '</title>',
  '<b>',
  '<script>',
  '&lt;',
  '&amp;lt;',
  '&#60;',
  '&#x3c;',
  '&#0;',
  '&nbsp;',
  '\0',
  '\u000b',
  '\ud800',
  '\ufeff',
  '\u202e',
  'xml:base="javascript:"',
  'href="//x"',
  '{',
  '}',
  '[',
  ',',
  ':',
  '\\u0000',
  'null',
  '1e999',
];
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

const cut = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(60),
  fc.array(piece, { maxLength: 4 }),
);
type Cut = readonly [number, number, readonly string[]];

/** A document with a piece taken out and others put in its place. */
function changed(document: string, [share, drop, put]: Cut): string {
  const at = Math.floor(share * document.length);
  return document.slice(0, at) + put.join('') + document.slice(at + drop);
}

/** Feeds as strangers may send them: sound ones changed in up to six places, and pieces in any order. */
export const documents: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...seedDocuments()), fc.array(cut, { maxLength: 6 }))
      .map(([document, cuts]) => cuts.reduce(changed, document)),
  },
  { weight: 1, arbitrary: fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')) },
);
