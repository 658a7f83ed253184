import type { DateRange } from '../../kernel/dates.js';
import type { DateMentions } from './dates-in-text.js';

export type Bound = 'from' | 'to';

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The parts of a day `YYYY-MM-DD`; zeros for another text, which no mention equals. */
export function partsOf(day: string): DayParts {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}

/** The last day of a month, `YYYY-MM-DD`; month 1 … 12. */
export function monthEnd(year: number, month: number): string {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${year}-${String(month).padStart(2, '0')}-${days}`;
}

/** Whether the date stands in a text at its precision: bounds in one expression, year and all. */
export function isStated(date: DateRange, said: DateMentions): boolean {
  const [from, to] = [date.from, date.to];
  if (from === null || to === null || date.precision === 'undated') return false;
  if (date.precision === 'day') return hasDay(said, partsOf(from)) || said.days.has(from);
  if (date.precision === 'month') return hasMonth(said, partsOf(from)) && hasMonth(said, partsOf(to));
  const [first, last] = [partsOf(from).year, partsOf(to).year];
  if (date.precision === 'year') return said.years.has(first) && said.years.has(last);
  return said.decades.has(first) && said.decades.has(last - 9);
}

/**
 * Whether one bound of a date follows from what a text says: 1 January and 31 December from a year or a decade, the
 * edges of a month from the month, any other day from the day; here the year may stand apart from the month.
 */
export function boundStands(day: string, bound: Bound, said: DateMentions): boolean {
  const parts = partsOf(day);
  if (said.days.has(day) || hasDay(said, parts) || hasLooseDay(said, parts)) return true;
  const decade = bound === 'from' ? parts.year : parts.year - 9;
  if (isYearEdge(parts, bound)) return said.years.has(parts.year) || said.decades.has(decade);
  if (isMonthEdge(day, parts, bound)) return hasMonth(said, parts) || hasLooseMonth(said, parts);
  return false;
}

function isYearEdge({ month, day }: DayParts, bound: Bound): boolean {
  return bound === 'from' ? month === 1 && day === 1 : month === 12 && day === 31;
}

function isMonthEdge(text: string, { year, month, day }: DayParts, bound: Bound): boolean {
  return bound === 'from' ? day === 1 : text === monthEnd(year, month);
}

function hasDay(said: DateMentions, { year, month, day }: DayParts): boolean {
  return said.months.some((m) => m.year === year && m.month === month && m.day === day);
}

function hasMonth(said: DateMentions, { year, month }: DayParts): boolean {
  return said.months.some((m) => m.year === year && m.month === month);
}

function hasLooseDay(said: DateMentions, { year, month, day }: DayParts): boolean {
  return (
    said.years.has(year) && said.months.some((m) => m.year === null && m.month === month && m.day === day)
  );
}

function hasLooseMonth(said: DateMentions, { year, month }: DayParts): boolean {
  return said.years.has(year) && said.months.some((m) => m.year === null && m.month === month);
}
