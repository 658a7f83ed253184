import type { DateRange, Instant, IsoWeek } from '../../../kernel/dates.js';
import { dayNumber, dayOfNumber, weekStart } from '../../../kernel/iso-week.js';
import { say, type Vocabulary } from './vocabulary.js';

const SUNDAY_AFTER_DAYS = 6;

interface DayParts {
  readonly year: string;
  /** 0 … 11 */
  readonly month: number;
  readonly day: string;
}

function partsOf(day: string): DayParts {
  return { year: day.slice(0, 4), month: Number(day.slice(5, 7)) - 1, day: String(Number(day.slice(8, 10))) };
}

/** “22 November 2026” of `YYYY-MM-DD`. */
export function dayWords(day: string, vocabulary: Vocabulary): string {
  const { year, month, day: number } = partsOf(day);
  return say(vocabulary, 'dateDay', { day: number, month: vocabulary.monthsInDate[month] ?? '', year });
}

/** “22 November 2026”, “November 2026” or “2026” of `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export function knownDayWords(known: string, vocabulary: Vocabulary): string {
  if (known.length === 'YYYY'.length) return known;
  return known.length === 'YYYY-MM'.length ? monthWords(known, vocabulary) : dayWords(known, vocabulary);
}

/** “16–22 November 2026”: what the two days have in common is said once. */
export function daySpanWords(from: string, to: string, vocabulary: Vocabulary): string {
  if (from === to) return dayWords(from, vocabulary);
  const [first, last] = [partsOf(from), partsOf(to)];
  const end = dayWords(to, vocabulary);
  const month = vocabulary.monthsInDate[first.month] ?? '';
  if (first.year !== last.year)
    return say(vocabulary, 'dateSpan', { from: dayWords(from, vocabulary), to: end });
  if (first.month !== last.month)
    return say(vocabulary, 'dateSpan', {
      from: say(vocabulary, 'dateDayMonth', { day: first.day, month }),
      to: end,
    });
  return say(vocabulary, 'dateDaysOfMonth', { from: first.day, to: end });
}

/** “16–22 November 2026 (week 47)”. */
export function weekWords(week: IsoWeek, vocabulary: Vocabulary): string {
  const monday = weekStart(week);
  const sunday = dayOfNumber(dayNumber(monday) + SUNDAY_AFTER_DAYS);
  return say(vocabulary, 'dateWeek', {
    span: daySpanWords(monday, sunday, vocabulary),
    number: String(Number(week.slice(6))),
  });
}

/** “22 November 2026, 02:31 UTC” of a UTC instant. */
export function instantWords(instant: Instant, vocabulary: Vocabulary): string {
  return say(vocabulary, 'dateInstant', {
    day: dayWords(instant.slice(0, 10), vocabulary),
    time: instant.slice(11, 16),
  });
}

/** A date as exactly as it is known: “4 March 2026”, “June 2026”, “2026”, “undated, not after 4 March 2026”. */
export function dateWords(date: DateRange, vocabulary: Vocabulary): string {
  const { from, to, precision } = date;
  if (from === null || to === null || precision === 'undated') return boundsWords(from, to, vocabulary);
  switch (precision) {
    case 'day':
      return daySpanWords(from, to, vocabulary);
    case 'month':
      return spanOf(monthWords(from, vocabulary), monthWords(to, vocabulary), vocabulary);
    case 'year':
    case 'decade':
      return spanOf(from.slice(0, 4), to.slice(0, 4), vocabulary);
  }
}

function monthWords(day: string, vocabulary: Vocabulary): string {
  const { year, month } = partsOf(day);
  return say(vocabulary, 'dateMonth', { month: vocabulary.months[month] ?? '', year });
}

function spanOf(from: string, to: string, vocabulary: Vocabulary): string {
  return from === to ? from : say(vocabulary, 'dateSpan', { from, to });
}

function boundsWords(from: string | null, to: string | null, vocabulary: Vocabulary): string {
  if (from !== null && to !== null)
    return say(vocabulary, 'dateUndatedBetween', {
      from: dayWords(from, vocabulary),
      to: dayWords(to, vocabulary),
    });
  if (from !== null) return say(vocabulary, 'dateUndatedFrom', { from: dayWords(from, vocabulary) });
  return to === null
    ? say(vocabulary, 'dateUndated')
    : say(vocabulary, 'dateUndatedTo', { to: dayWords(to, vocabulary) });
}
