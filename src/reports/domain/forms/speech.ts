import type { DateRange, Instant, IsoWeek } from '../../../kernel/dates.js';
import type { SeriesName } from '../../../indicators/domain/index-point.js';
import type { Topic } from '../../../kernel/words.js';
import { dateWords, instantWords, knownDayWords, weekWords } from './date-words.js';
import type { Figure, Foreign, Inline, Line } from './document.js';
import { clipped, plainLine, webAddress } from './foreign-text.js';
import { numberWords, signedWords } from './number-words.js';
import { say, templateOf, templateParts, type PhraseName, type Vocabulary } from './vocabulary.js';

/** What fills the placeholders of a sentence. */
export type Values = Readonly<Record<string, Inline | Line>>;

/** A language's words for what reports say. */
export interface Speech {
  readonly vocabulary: Vocabulary;
  /** A phrase without placeholders, as text. */
  readonly word: (name: PhraseName) => string;
  /** A sentence with its placeholders filled. */
  readonly sentence: (name: PhraseName, values?: Values) => Line;
  /** A sentence in the form that its count asks for; `{n}` is the count. */
  readonly counted: (name: PhraseName, count: number, values?: Values) => Line;
  readonly number: (value: number, decimals?: number) => Figure;
  readonly signed: (value: number, decimals?: number) => Figure;
  /** Percent, 0 … 100, with the sign. */
  readonly percent: (value: number, decimals?: number) => Figure;
  /** Of `YYYY-MM-DD`, or of the year, or year and month, where only that is known. */
  readonly day: (day: string) => string;
  readonly instant: (instant: Instant) => string;
  readonly week: (week: IsoWeek) => string;
  /** “week 47 of 2026”: says no days. */
  readonly weekShort: (week: IsoWeek) => string;
  readonly date: (date: DateRange) => string;
  readonly series: (name: SeriesName | Topic) => string;
  /** Words from outside, cut where too long, linked where the address is one of the web. */
  readonly foreign: (text: string, href?: string | null) => Foreign;
}

/** How much of what comes from outside is shown; the data files have all of it. */
export interface TextExtent {
  /** Of a text, in code points; what is cut ends in “…”. */
  readonly mostCharacters: number;
  /** Of an address, in characters; a longer one is not linked. */
  readonly mostAddress: number;
}

export const WHOLE_TEXT: TextExtent = { mostCharacters: 320, mostAddress: Infinity };

/** Binds the words of a language to the functions that say them. */
export function speechOf(vocabulary: Vocabulary, extent: TextExtent = WHOLE_TEXT): Speech {
  const figure = (text: string): Figure => ({ kind: 'figure', text });
  const number: Speech['number'] = (value, decimals = 0) => figure(numberWords(value, decimals, vocabulary));
  const sentence = (template: string, values: Values): Line =>
    templateParts(template).flatMap(({ text, name }) =>
      name === null ? [text] : valueOf(name, values, template),
    );
  return {
    vocabulary,
    word: (name) => say(vocabulary, name),
    sentence: (name, values = {}) => sentence(templateOf(vocabulary, name), values),
    counted: (name, count, values = {}) =>
      sentence(templateOf(vocabulary, name, count), { n: number(count), ...values }),
    number,
    signed: (value, decimals = 0) => figure(signedWords(value, decimals, vocabulary)),
    percent: (value, decimals = 0) =>
      figure(say(vocabulary, 'percent', { n: numberWords(value, decimals, vocabulary) })),
    ...datesIn(vocabulary),
    series: (name) => say(vocabulary, `series:${name}`),
    foreign: (text, href = null) => ({
      kind: 'foreign',
      text: clipped(plainLine(text), extent.mostCharacters),
      href: linkable(href, extent),
    }),
  };
}

function datesIn(vocabulary: Vocabulary): Pick<Speech, 'day' | 'instant' | 'week' | 'weekShort' | 'date'> {
  return {
    day: (day) => knownDayWords(day, vocabulary),
    instant: (instant) => instantWords(instant, vocabulary),
    week: (week) => weekWords(week, vocabulary),
    weekShort: (week) =>
      say(vocabulary, 'dateWeekShort', { number: String(Number(week.slice(6))), year: week.slice(0, 4) }),
    date: (date) => dateWords(date, vocabulary),
  };
}

function linkable(href: string | null, { mostAddress }: TextExtent): string | null {
  const address = href === null ? null : webAddress(href);
  return address === null || address.length > mostAddress ? null : address;
}

function valueOf(name: string, values: Values, template: string): Line {
  const value = values[name];
  if (value === undefined) throw new Error(`The phrase "${template}" has no value for {${name}}.`);
  return isLine(value) ? value : [value];
}

function isLine(value: Inline | Line): value is Line {
  return Array.isArray(value);
}
