import { fold, isSeparator, isSkipped } from './characters.js';

/** One word of a text: folded form, place in the raw text (end exclusive), sentence it stands in. */
export interface Token {
  readonly norm: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** Written in capitals throughout (two letters or more), e.g. `US`. */
  readonly upper: boolean;
}

const SENTENCE_MARKS: ReadonlySet<string> = new Set(['.', '!', '?', '…', '۔', '؟', '\n', ';', '|']);
/** A full stop after so short a word is an initial or an abbreviation, not the end of a sentence. */
const ABBREVIATION_LENGTH = 2;

const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

interface Word {
  readonly norm: string;
  readonly end: number;
}

function readWord(text: string, start: number): Word {
  let norm = '';
  let i = start;
  for (; i < text.length; i += 1) {
    const code = fold(text.charCodeAt(i));
    if (isSeparator(code)) break;
    if (!isSkipped(code)) norm += String.fromCharCode(code);
  }
  return { norm, end: i };
}

function endsSentence(text: string, at: number, last: Token | undefined): boolean {
  const mark = text.charAt(at);
  if (!SENTENCE_MARKS.has(mark)) return false;
  if (mark !== '.') return true;
  const next = text.charAt(at + 1);
  const tight = next !== '' && next !== ' ' && next !== '\n';
  return !tight && (last === undefined || last.norm.length > ABBREVIATION_LENGTH);
}

function isUpper(raw: string): boolean {
  // Most words begin small; the whole comparison is for the others.
  if (raw.charCodeAt(0) >= SMALL_A && raw.charCodeAt(0) <= SMALL_Z) return false;
  return raw.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
}

/** Splits a text into folded words with their places and sentences, the first as numbered; linear in its length. */
export function tokenize(text: string, firstSentence = 0): Token[] {
  const tokens: Token[] = [];
  let sentence = firstSentence;
  let i = 0;
  while (i < text.length) {
    if (isSeparator(fold(text.charCodeAt(i)))) {
      if (endsSentence(text, i, tokens.at(-1))) sentence += 1;
      i += 1;
      continue;
    }
    const word = readWord(text, i);
    if (word.norm !== '')
      tokens.push({
        norm: word.norm,
        start: i,
        end: word.end,
        sentence,
        upper: isUpper(text.slice(i, word.end)),
      });
    i = word.end;
  }
  return tokens;
}
