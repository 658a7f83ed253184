import { existsSync } from 'node:fs';
import type { ReportText } from '../../../src/classification/domain/verdict.js';
import { pick, randomFrom, type Random } from '../../bench/texts/random.js';
import { readGrammar, written, type Grammar, type Kind } from './grammar.js';

/** A made-up report of everyday news: none of them reports anything between Pakistan and Russia. */
export interface EverydayReport extends ReportText {
  readonly kind: Kind;
  /** The pattern its title was made from. */
  readonly pattern: string;
}

/** Of a hundred reports: far more near misses than real news brings (65 of 1.4 million headlines named both). */
const SHARES: readonly (readonly [Kind, number])[] = [
  ['plain', 0.6],
  ['oneSide', 0.3],
  ['lookAlike', 0.095],
  ['bothNamed', 0.005],
];
const LANGUAGES: readonly (readonly [string, number])[] = [
  ['en', 0.6],
  ['ru', 0.2],
  ['ur', 0.15],
  ['other', 0.05],
];
/** Half of the headlines come without a summary, as archives of headlines have them. */
const WITH_SUMMARY = 0.5;
const LONGEST_SUMMARY_SENTENCES = 3;
const FIRST_YEAR = 2003;
const YEARS = 24;
const MONTHS = 12;

function drawn<T>(shares: readonly (readonly [T, number])[], random: Random): T {
  let left = random();
  for (const [value, share] of shares) {
    left -= share;
    if (left < 0) return value;
  }
  return pick(shares, random)[0];
}

/** How outlets write headlines: as they are, in small letters without stops, in capitals, with capitals throughout. */
const STYLES: readonly ((title: string) => string)[] = [
  (title) => title,
  (title) => title.charAt(0).toUpperCase() + title.slice(1),
  (title) => title.toLowerCase().replace(/[,:;.'’«»]/gu, ''),
  (title) => title.toUpperCase(),
  (title) => title.replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase()),
];

function publicationDay(random: Random): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const month = 1 + Math.floor(random() * MONTHS);
  return `${FIRST_YEAR + Math.floor(random() * YEARS)}-${two(month)}-${two(1 + Math.floor(random() * 28))}`;
}

function summaryOf(grammar: Grammar, random: Random): string {
  if (random() >= WITH_SUMMARY) return '';
  const sentences = 1 + Math.floor(random() * LONGEST_SUMMARY_SENTENCES);
  return Array.from({ length: sentences }, () =>
    written(pick(grammar.summaries, random), grammar, random),
  ).join(' ');
}

/** Beside this file in the sources; from the build, which copies no data of tests, four folders up. */
const PLACES = ['./', '../../../../test/eval/everyday/'];

function grammars(): ReadonlyMap<string, Grammar> {
  const folder = PLACES.map((place) => new URL(place, import.meta.url)).find((url) =>
    existsSync(new URL('en.json', url)),
  );
  if (!folder) throw new Error('test/eval/everyday/en.json is missing: restore it from the repository.');
  return new Map(LANGUAGES.map(([name]) => [name, readGrammar(new URL(`${name}.json`, folder))] as const));
}

/** Everyday reports without end, the same for the same seed; languages are not told, as in many archives. */
export function* everydayReports(seed: number): Generator<EverydayReport, never> {
  const random = randomFrom(seed);
  const byLanguage = grammars();
  for (let n = 1; ; n += 1) {
    const grammar = byLanguage.get(drawn(LANGUAGES, random));
    if (!grammar) throw new Error('A language without a grammar was drawn.');
    const kind = drawn(SHARES, random);
    const pattern = pick(grammar.kinds[kind], random);
    const title = pick(STYLES, random)(written(pattern, grammar, random));
    const summary = summaryOf(grammar, random);
    const publishedAt = publicationDay(random);
    yield { id: `e${n}`, title, summary, language: null, publishedAt, publisher: null, kind, pattern };
  }
}
