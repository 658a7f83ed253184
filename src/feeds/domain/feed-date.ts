import type { Instant } from '../../kernel/dates.js';
import { monthNumber } from './month-names.js';
import { looksLikeZone, zoneOffsetMinutes } from './time-zones.js';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Time of day in seconds from midnight, and the offset from UTC; null offset where no zone is given. */
interface Clock {
  readonly seconds: number;
  readonly offsetMinutes: number | null;
}

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?:(?:t|\s+|,\s*)(.*))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[t ]?(\d{2})(\d{2})(\d{2})?(.*))?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[\s,t]+(.*))?$/;
const CLOCK =
  /^(am|pm)?\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{1,2})(?:[.,:]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.|uhr|h)?\s*(.*)$/;
const TIME_WORD = /^\d{1,2}:\d{2}(?::\d{1,2}(?:[.,]\d+)?)?(?:am|pm)?(z|[+-]\d{2}:?\d{2})?$/;
const DAY_WORD = /^(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?$/;
const YEAR_WORD = /^(?:\d{4}|'\d{2})$/;
const MONTH_BETWEEN = /(^|[\s,])(\d{1,2})[-/.]([\p{L}\p{M}]{3,12}\.?)[-/.](\d{4}|\d{2})(?=$|[\s,:t])/u;
const WEEKDAY = /^[\p{L}\p{M}.\-']{2,16}$/u;
const LEADING_WEEKDAY = /^[\p{L}\p{M}.\-']{2,16},?\s+(?=\d)/u;
const COMMENT = /\([^()]*\)/g;
const EAST_ASIAN = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/;
const NATIVE_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const FILLERS = new Set(
  "de del of at the on в о об um à a klo kl o'clock г г. года р. uhr hrs час - – — | @ , .".split(' '),
);
const HALF_DAYS: readonly (readonly [RegExp, string])[] = [
  [/오전|上午|午前/g, ' am '],
  [/오후|下午|午後/g, ' pm '],
];

/** Years before this are a program's zero date (`0001-01-01`), not a publication's. */
const FIRST_YEAR = 1900;
/** Two-digit years from here on belong to the twentieth century. */
const TWO_DIGIT_PIVOT = 70;
/** Longer texts are no date; keeps the patterns away from megabytes. */
const MAX_LENGTH = 100;
const SECONDS_A_DAY = 86_400;

/**
 * Reads a feed's date strictly: RFC 822 and its relatives, ISO 8601, d.m.Y, Y/m/d, East Asian forms, month
 * names of many languages, zone abbreviations. Without a time it is midnight, without a zone UTC. What is
 * ambiguous (05/04/2018, 18/01/30), impossible (31 February) or unknown is null, never a guess.
 */
export function parseFeedDate(raw: string): Instant | null {
  const text = normalised(raw);
  if (text === '' || raw.length > MAX_LENGTH) return null;
  return numericDate(text.replace(LEADING_WEEKDAY, '')) ?? wordedDate(text);
}

/**
 * The instant by which an item is ordered: its publication, but never later than when it was fetched;
 * the time of fetching where the feed gives no date. Both in ISO 8601 UTC.
 */
export function orderingInstant(published: Instant | null, fetchedAt: Instant): Instant {
  return published === null || Date.parse(published) > Date.parse(fetchedAt) ? fetchedAt : published;
}

function normalised(raw: string): string {
  let text = raw.slice(0, MAX_LENGTH).toLowerCase().replace(COMMENT, ' ');
  text = text.replace(NATIVE_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf));
  for (const [pattern, word] of HALF_DAYS) text = text.replace(pattern, word);
  const asian = EAST_ASIAN.exec(text);
  if (asian !== null) {
    const [whole, year, month, day] = asian;
    text = text.replace(whole, `${year ?? ''}-${month ?? ''}-${day ?? ''} `);
    if (whole.includes('년') && !/[+-]\d{2}:?\d{2}\s*$/.test(text)) text += ' +09:00';
  }
  return text.replace(/[\s\u200e\u200f]+/g, ' ').trim();
}

function numericDate(text: string): Instant | null {
  const first = YEAR_FIRST.exec(text);
  if (first !== null) {
    const [, year, , month, day = '1', clock = ''] = first;
    return instantOf(dayOf(year, month, day), readClock(clock));
  }
  const compact = COMPACT.exec(text);
  if (compact !== null) {
    const [, year, month, day, hour = '00', minute = '00', second = '00', zone = ''] = compact;
    return instantOf(dayOf(year, month, day), readClock(`${hour}:${minute}:${second}${zone}`));
  }
  const last = YEAR_LAST.exec(text);
  return last === null ? null : yearLastDate(last);
}

/** `d.m.Y` and `d-m-Y` say their order; with slashes it must follow from the numbers or from am/pm (American). */
function yearLastDate(match: RegExpExecArray): Instant | null {
  const [, a = '', separator, b = '', year, clock = ''] = match;
  const american = separator === '/' && (Number(b) > 12 || /\b[ap]m\b/.test(clock));
  if (separator === '/' && !american && Number(a) <= 12 && a !== b) return null;
  const [day, month] = american ? [b, a] : [a, b];
  return instantOf(dayOf(year, month, day), readClock(clock));
}

function dayOf(year = '', month = '', day = ''): Day {
  return { year: Number(year), month: Number(month), day: Number(day) };
}

/** `14:33`, `2:02:33 pm`, `19:34:41.5+05:00`, `10:15 gmt+9`; empty means midnight. */
function readClock(text: string): Clock | null {
  const rest = text.trim();
  if (rest === '') return { seconds: 0, offsetMinutes: null };
  const match = CLOCK.exec(rest.replace(/^[-–—|@,]\s*/, ''));
  if (match === null) return dateOnlyZone(rest);
  const [, before = '', hour = '', minute = '', second = '0', behind = '', zone = ''] = match;
  const seconds = secondsOf(
    Number(hour),
    Number(minute),
    Number(second),
    (before || behind).replaceAll('.', ''),
  );
  const offsetMinutes = readZone(zone.trim());
  return seconds === null || offsetMinutes === undefined ? null : { seconds, offsetMinutes };
}

function dateOnlyZone(text: string): Clock | null {
  const offsetMinutes = readZone(text);
  return offsetMinutes === undefined ? null : { seconds: 0, offsetMinutes };
}

function secondsOf(hour: number, minute: number, second: number, half: string): number | null {
  const isHalf = half === 'am' || half === 'pm';
  if (minute > 59 || second > 60 || hour > 24 || (hour === 24 && minute + second > 0)) return null;
  // Some feeds write 14:33 PM; the hour then says it already.
  const shift = isHalf && hour <= 12 ? (hour % 12) + (half === 'pm' ? 12 : 0) - hour : 0;
  return (hour + shift) * 3600 + minute * 60 + Math.min(second, 59);
}

/** Offset in minutes; null where there is no zone or one not in the table, undefined where it is no zone. */
function readZone(text: string): number | null | undefined {
  if (text === '') return null;
  const words = text
    .replace(/^(gmt|utc|ut) (?=[+-])/, '$1')
    .replace(/([+-]) (?=\d)/, '$1')
    .split(' ');
  let offset: number | null = null;
  for (const word of words) {
    const known = zoneOffsetMinutes(word);
    if (known === null && !looksLikeZone(word)) return undefined;
    offset ??= known;
  }
  return offset;
}

/** What has been found so far of a date that is written with words. */
interface Found {
  readonly numbers: string[];
  readonly zones: string[];
  year: string | null;
  month: number | null;
  monthIndex: number;
  clock: string | null;
}

function wordedDate(text: string): Instant | null {
  const words = text
    .replace(MONTH_BETWEEN, '$1$2 $3 $4 ')
    .split(/[\s,،]+/)
    .filter((word) => word !== '');
  const found: Found = { numbers: [], zones: [], year: null, month: null, monthIndex: -1, clock: null };
  for (const [index, word] of words.entries()) {
    if (!place(found, word, index)) return null;
  }
  const day = wordedDay(found);
  if (day === null) return null;
  const clock = [found.clock ?? '', ...found.zones].join(' ');
  return instantOf(day, readClock(clock));
}

/** Puts one word where it belongs; false where it belongs nowhere, which makes the text no date. */
function place(found: Found, word: string, index: number): boolean {
  if (TIME_WORD.test(word)) return once(found.clock === null, () => (found.clock = word));
  if (YEAR_WORD.test(word)) return once(found.year === null, () => (found.year = word.replace("'", '')));
  const number = DAY_WORD.exec(word)?.[1];
  if (number !== undefined) return once(found.numbers.length < 2, () => found.numbers.push(number));
  const month = monthNumber(word);
  // `mar 15 sep`: the first was a weekday (mardi, martes), not March.
  if (month !== null && (found.month === null || found.monthIndex === 0)) {
    found.month = month;
    found.monthIndex = index;
    return true;
  }
  if (month !== null) return false;
  if (FILLERS.has(word)) return true;
  if (found.clock !== null && /^[ap]\.?m\.?$/.test(word)) {
    found.clock += word.replaceAll('.', '');
    return true;
  }
  if (index > 0 && (zoneOffsetMinutes(word) !== null || looksLikeZone(word)))
    return found.zones.push(word) > 0;
  return index === 0 && WEEKDAY.test(word);
}

function once(free: boolean, put: () => unknown): boolean {
  if (free) put();
  return free;
}

function wordedDay(found: Found): Day | null {
  const [first, second] = found.numbers;
  if (found.month === null || first === undefined) return null;
  if (found.year !== null && second === undefined) {
    return { year: fullYear(found.year), month: found.month, day: Number(first) };
  }
  if (found.year !== null || second?.length !== 2) return null;
  return { year: fullYear(second), month: found.month, day: Number(first) };
}

function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number < TWO_DIGIT_PIVOT ? 2000 + number : 1900 + number;
}

function instantOf(day: Day, clock: Clock | null): Instant | null {
  if (clock === null || day.year < FIRST_YEAR) return null;
  const midnight = new Date(Date.UTC(day.year, day.month - 1, day.day));
  const exists = midnight.getUTCMonth() === day.month - 1 && midnight.getUTCDate() === day.day;
  if (!exists || clock.seconds > SECONDS_A_DAY) return null;
  const ms = midnight.getTime() + clock.seconds * 1000 - (clock.offsetMinutes ?? 0) * 60_000;
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
