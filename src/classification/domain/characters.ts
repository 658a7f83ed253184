/** Folding of characters: case, accents, Arabic code points and digits become one form, so that spellings meet. */

const SEPARATOR = 0;
const SKIPPED = 1;
const BASIC_PLANE = 65536;

/** Arabic and Persian code points that Urdu texts use for one letter; `ھ` and `ہ` are mixed up by many outlets. */
const ARABIC_FORMS: readonly (readonly [string, string])[] = [
  ['يىئېے', 'ی'],
  ['كڪ', 'ک'],
  ['هھۀةۂۃە', 'ہ'],
  ['أإآٱ', 'ا'],
  ['ؤ', 'و'],
  ['ں', 'ن'],
];

function foldedChar(char: string): number {
  const lower = char.toLowerCase();
  const plain = /\p{Script=Latin}/u.test(lower) ? lower.normalize('NFD').charAt(0) : lower;
  return plain.length === 1 ? plain.charCodeAt(0) : char.charCodeAt(0);
}

function digitValue(code: number): number | null {
  if (code >= 0x660 && code <= 0x669) return code - 0x660;
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0;
  return null;
}

function foldTable(): Uint16Array {
  const table = new Uint16Array(BASIC_PLANE);
  for (let code = 0; code < BASIC_PLANE; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const char = String.fromCharCode(code);
    const digit = digitValue(code);
    if (digit !== null) table[code] = 48 + digit;
    else if (/\p{L}|\p{N}/u.test(char)) table[code] = foldedChar(char);
    else if (/\p{M}/u.test(char)) table[code] = SKIPPED;
  }
  for (const [forms, letter] of ARABIC_FORMS)
    for (const form of forms) table[form.charCodeAt(0)] = letter.charCodeAt(0);
  table['ё'.charCodeAt(0)] = 'е'.charCodeAt(0);
  table['Ё'.charCodeAt(0)] = 'е'.charCodeAt(0);
  table[0x640] = SKIPPED;
  return table;
}

const FOLD = foldTable();

/** The folded form of a UTF-16 unit; 0 for what separates words, 1 for what is dropped inside a word. */
export function fold(code: number): number {
  return FOLD[code] ?? SEPARATOR;
}

/** Whether the unit ends a word; halves of surrogate pairs (emoji, rare scripts) do. */
export function isSeparator(folded: number): boolean {
  return folded === SEPARATOR;
}

/** Whether the unit is dropped: combining marks, tatweel. */
export function isSkipped(folded: number): boolean {
  return folded === SKIPPED;
}

/** A word folded whole, as the tokeniser does it; used for the lexicon's terms, so both meet. */
export function foldWord(word: string): string {
  let folded = '';
  for (let i = 0; i < word.length; i += 1) {
    const code = fold(word.charCodeAt(i));
    if (code > SKIPPED) folded += String.fromCharCode(code);
  }
  return folded;
}
