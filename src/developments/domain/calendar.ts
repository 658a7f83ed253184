import type { DateRange } from '../../kernel/dates.js';

/** Days since 1970-01-01 (UTC), both bounds inclusive; `exact` where the day itself is known. */
export interface DayInterval {
  readonly from: number;
  readonly to: number;
  readonly exact: boolean;
}

const MS_PER_DAY = 86_400_000;
const DATE_TEXT = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:$|T)/;

/**
 * The days a publication date may mean: an instant or a date is one day, `YYYY-MM` a month, `YYYY` a year.
 * Null for a missing or unreadable date.
 */
export function publicationDays(publishedAt: string | null): DayInterval | null {
  const parts = publishedAt === null ? null : DATE_TEXT.exec(publishedAt);
  if (parts === null || publishedAt === null) return null;
  const [, year, month, day] = parts;
  if (day !== undefined) {
    const at = Date.parse(publishedAt);
    return Number.isNaN(at) ? null : exactly(Math.floor(at / MS_PER_DAY));
  }
  const first = month === undefined ? 0 : Number(month) - 1;
  const next = month === undefined ? 12 : first + 1;
  if (first < 0 || first > 11) return null;
  return { from: dayNumber(Number(year), first), to: dayNumber(Number(year), next) - 1, exact: false };
}

/** The days of a date range; null where it is null, unbounded on a side, or reversed. */
export function rangeDays(range: DateRange | null): DayInterval | null {
  const from = Math.floor(Date.parse(range?.from ?? '') / MS_PER_DAY);
  const to = Math.floor(Date.parse(range?.to ?? '') / MS_PER_DAY);
  if (Number.isNaN(from) || Number.isNaN(to) || to < from) return null;
  return { from, to, exact: range?.precision === 'day' && from === to };
}

/** Days between two intervals: 0 where they touch or overlap, else the days from the end of one to the start of the other. */
export function gapDays(a: DayInterval, b: DayInterval): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The date range of a publication date, its precision kept; `undated` and unbounded where there is none. */
export function publicationRange(publishedAt: string | null): DateRange {
  const days = publicationDays(publishedAt);
  if (days === null) return { from: null, to: null, precision: 'undated' };
  const wide = days.to - days.from > 31 ? 'year' : 'month';
  return { from: dayText(days.from), to: dayText(days.to), precision: days.exact ? 'day' : wide };
}

function exactly(day: number): DayInterval {
  return { from: day, to: day, exact: true };
}

function dayNumber(year: number, month: number): number {
  return Math.floor(Date.UTC(year, month, 1) / MS_PER_DAY);
}
