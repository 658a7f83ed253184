import { fold, isSeparator, isSkipped } from './characters.js';
import type { Entry, Side, SideEntry } from './lexicon.js';

/** What one cheap pass over a text's characters shows. */
export interface SideScan {
  /** Both sides may be named, at least one of them without doubt; only then is the text read closely. */
  readonly mayNameBoth: boolean;
  /** One side may be named. */
  readonly mayNameOne: boolean;
  readonly latin: number;
  readonly cyrillic: number;
  readonly arabic: number;
  readonly other: number;
}

const KEY_LENGTH = 4;
const TABLE_SIZE = 65536;
const STRONG = { pk: 1, ru: 2 } as const;
const WEAK = { pk: 4, ru: 8 } as const;
/** One name is of both: "Druzhba-VIII", their joint exercise. */
const SHARED = 16;
/** A word of a name of several words that names its side without doubt: "Имраном Ханом". */
const PART_OF_SURE_NAME = 32;

function addToKey(key: number, code: number): number {
  return (Math.imul(key, 31) + code) & (TABLE_SIZE - 1);
}

function keyOf(word: string): number {
  let key = 0;
  for (let i = 0; i < Math.min(word.length, KEY_LENGTH); i += 1) key = addToKey(key, word.charCodeAt(i));
  return key;
}

interface SideWords {
  readonly maybe: Uint8Array;
  readonly exact: ReadonlyMap<string, number>;
  readonly prefixes: ReadonlyMap<string, number>;
  readonly prefixLengths: readonly number[];
}

/** The longest word that does not name the other side without doubt: "stream" of Russia's "Pakistan Stream". */
function tellingWord(words: readonly string[], others: ReadonlySet<string>): string {
  const own = words.filter((word) => !others.has(word));
  return (own.length > 0 ? own : words).reduce((a, b) => (b.length > a.length ? b : a));
}

/** One word to look for of each term: names of several words are found by a word that names the side alone, if any. */
function keyWords(entries: readonly SideEntry[]): { word: string; bit: number }[] {
  const singleOf = (of: readonly SideEntry[], side: Side): ReadonlySet<string> =>
    new Set(of.filter((e) => e.side === side).flatMap((e) => e.terms.filter((t) => !t.includes(' '))));
  const single = { pk: singleOf(entries, 'pk'), ru: singleOf(entries, 'ru') };
  const sure = entries.filter(({ weak }) => !weak);
  const sureOfOther = { pk: singleOf(sure, 'ru'), ru: singleOf(sure, 'pk') };
  return entries.flatMap((entry) =>
    entry.terms.flatMap((term) => {
      const words = term.split(' ');
      if (words.length === 1)
        return [{ word: term, bit: entry.weak ? WEAK[entry.side] : STRONG[entry.side] }];
      if (words.some((word) => single[entry.side].has(word))) return [];
      const bit = WEAK[entry.side] | (entry.weak || entry.role === 'place' ? 0 : PART_OF_SURE_NAME);
      return [{ word: tellingWord(words, sureOfOther[entry.side]), bit }];
    }),
  );
}

function compileSideWords(entries: readonly SideEntry[]): SideWords {
  const maybe = new Uint8Array(TABLE_SIZE);
  const exact = new Map<string, number>();
  const prefixes = new Map<string, number>();
  for (const { word, bit } of keyWords(entries)) {
    const isPrefix = word.endsWith('*');
    const key = isPrefix ? word.slice(0, -1) : word;
    if (isPrefix && key.length < KEY_LENGTH)
      throw new RangeError(`The side's prefix "${word}" is shorter than ${KEY_LENGTH} letters.`);
    const words = isPrefix ? prefixes : exact;
    words.set(key, (words.get(key) ?? 0) | bit);
    maybe[keyOf(key)] = 1;
  }
  const prefixLengths = [...new Set([...prefixes.keys()].map((key) => key.length))];
  return { maybe, exact, prefixes, prefixLengths };
}

function namesBoth(bits: number): boolean {
  const named = (side: Side): boolean => (bits & (STRONG[side] | WEAK[side])) !== 0;
  return named('pk') && named('ru');
}

function bitsOf(words: SideWords, norm: string): number {
  let bits = words.exact.get(norm) ?? 0;
  for (const length of words.prefixLengths)
    if (length <= norm.length) bits |= words.prefixes.get(norm.slice(0, length)) ?? 0;
  return bits | (namesBoth(bits) ? SHARED : 0);
}

function foldRange(text: string, start: number, end: number): string {
  let norm = '';
  for (let i = start; i < end; i += 1) {
    const code = fold(text.charCodeAt(i));
    if (!isSkipped(code)) norm += String.fromCharCode(code);
  }
  return norm;
}

interface Tally {
  bits: number;
  latin: number;
  cyrillic: number;
  arabic: number;
  other: number;
}

function countScript(tally: Tally, code: number): void {
  if (code < 0x250) {
    if (code > 0x60) tally.latin += 1;
  } else if (code >= 0x400 && code < 0x530) tally.cyrillic += 1;
  else if (code >= 0x600 && code < 0x780) tally.arabic += 1;
  else tally.other += 1;
}

function scanText(words: SideWords, text: string, tally: Tally): void {
  let i = 0;
  while (i < text.length) {
    const first = fold(text.charCodeAt(i));
    if (isSeparator(first)) {
      i += 1;
      continue;
    }
    countScript(tally, first);
    const start = i;
    let key = 0;
    let letters = 0;
    for (let code = first; !isSeparator(code); code = i < text.length ? fold(text.charCodeAt(i)) : 0) {
      if (!isSkipped(code) && letters < KEY_LENGTH) {
        key = addToKey(key, code);
        letters += 1;
      }
      i += 1;
    }
    if (words.maybe[key] === 1) tally.bits |= bitsOf(words, foldRange(text, start, i));
  }
}

function mayNameBoth(bits: number): boolean {
  return namesBoth(bits) && (bits & (STRONG.pk | STRONG.ru | SHARED | PART_OF_SURE_NAME)) !== 0;
}

/** Builds the scan that lets everyday texts leave early: one pass, no allocation for words that start otherwise. */
export function createSideScan(entries: readonly Entry[]): (texts: readonly string[]) => SideScan {
  const words = compileSideWords(entries.filter((entry) => entry.kind === 'side'));
  return (texts) => {
    const tally: Tally = { bits: 0, latin: 0, cyrillic: 0, arabic: 0, other: 0 };
    for (const text of texts) scanText(words, text, tally);
    const { bits, ...scripts } = tally;
    return { mayNameBoth: mayNameBoth(bits), mayNameOne: bits !== 0, ...scripts };
  };
}
