import type { DatePrecision, DateRange } from '../../../src/kernel/dates.js';
import { PAGE_LOCALE } from '../language/language.js';
import { lazily } from '../language/lazily.js';
import { t } from '../language/say.js';

const DAY_MS = 86_400_000;

function format(options: Intl.DateTimeFormatOptions): (date: Date) => string {
  const formatter = lazily(() => new Intl.DateTimeFormat(PAGE_LOCALE, { timeZone: 'UTC', ...options }));
  return (date) => formatter().format(date);
}

const longDay = format({ day: 'numeric', month: 'long', year: 'numeric' });
const dayAndMonth = format({ day: 'numeric', month: 'long' });
const longMonth = format({ month: 'long', year: 'numeric' });
// Of 24 hours everywhere, as UTC is written: Urdu would have 12 with English “AM”.
const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Midnight UTC of `YYYY-MM-DD`, in milliseconds. */
export function dayMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function spanWords(from: string, to: string): string {
  const [first, last] = [new Date(dayMs(from)), new Date(dayMs(to))];
  if (from === to) return longDay(first);
  if (from.slice(0, 7) === to.slice(0, 7)) return t`${first.getUTCDate()}–${longDay(last)}`;
  if (from.slice(0, 4) === to.slice(0, 4)) return t`${dayAndMonth(first)} – ${longDay(last)}`;
  return t`${longDay(first)} – ${longDay(last)}`;
}

function yearsWords(from: string, to: string): string {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  if (first === last) return String(first);
  const wholeDecade =
    first % 10 === 0 && last === first + 9 && from.endsWith('-01-01') && to.endsWith('-12-31');
  return wholeDecade ? t`${first}s` : t`${first}–${last}`;
}

const oneDay = (day: string): string => longDay(new Date(dayMs(day)));

function boundsWords(from: string | null, to: string | null): string {
  if (from !== null && to !== null) {
    const wholeYears = from.endsWith('-01-01') && to.endsWith('-12-31');
    const [first, last] = wholeYears ? [from.slice(0, 4), to.slice(0, 4)] : [oneDay(from), oneDay(to)];
    return first === last ? t`undated, in ${first}` : t`undated, between ${first} and ${last}`;
  }
  if (from !== null) return t`undated, not before ${oneDay(from)}`;
  return to === null ? t`undated` : t`undated, not after ${oneDay(to)}`;
}

/** A date as exactly as it is known: “4 March 1961”, “June 1949”, “1960s”, “undated”. */
export function dateWords(date: DateRange): string {
  const { from, to } = date;
  if (from === null || to === null || date.precision === 'undated') return boundsWords(from, to);
  switch (date.precision) {
    case 'day':
      return spanWords(from, to);
    case 'month':
      return from.slice(0, 7) === to.slice(0, 7)
        ? longMonth(new Date(dayMs(from)))
        : t`${longMonth(new Date(dayMs(from)))} – ${longMonth(new Date(dayMs(to)))}`;
    case 'year':
    case 'decade':
      return yearsWords(from, to);
  }
}

const KNOWN_TO: Readonly<Record<DatePrecision, (date: string) => string>> = {
  day: (date) => t`${date}, known to the day`,
  month: (date) => t`${date}, known to the month`,
  year: (date) => t`${date}, known to the year`,
  decade: (date) => t`${date}, known to the decade or longer`,
  // Its words say already that it has no date.
  undated: (date) => date,
};

/** A date and how exactly it is known, in one sentence. */
export function knownDateWords(date: DateRange): string {
  return KNOWN_TO[date.precision](dateWords(date));
}

/** An instant as “22 November 2026, 02:31 UTC”; a bare day, month or year as it stands. */
export function instantWords(instant: string): string {
  const date = new Date(instant);
  if (/^\d{4}$/.test(instant) || Number.isNaN(date.getTime())) return instant;
  if (/^\d{4}-\d{2}$/.test(instant)) return longMonth(date);
  if (/^\d{4}-\d{2}-\d{2}$/.test(instant)) return longDay(date);
  return t`${longDay(date)}, ${clock(date)} UTC`;
}

const relative = lazily(() => new Intl.RelativeTimeFormat(PAGE_LOCALE, { numeric: 'always' }));

/** How long ago, in whole units that a reader grasps: “3 hours ago”, “in 10 minutes”. */
export function agoWords(instant: string, now: Date): string {
  const minutes = Math.round((now.getTime() - Date.parse(instant)) / 60_000);
  const size = Math.abs(minutes);
  if (size < 1) return t`just now`;
  const sign = Math.sign(-minutes);
  if (size < 120) return relative().format(sign * size, 'minute');
  if (size < 2880) return relative().format(sign * Math.round(size / 60), 'hour');
  return relative().format(sign * Math.round(size / 1440), 'day');
}

/** Monday of an ISO week `YYYY-Www` at midnight UTC, in milliseconds (ISO 8601: week 1 holds 4 January). */
export function weekStartMs(week: string): number {
  const year = Number(week.slice(0, 4));
  const number = Number(week.slice(6));
  const fourth = Date.UTC(year, 0, 4);
  const weekday = new Date(fourth).getUTCDay() || 7;
  return fourth + ((number - 1) * 7 - (weekday - 1)) * DAY_MS;
}

/** The ISO week `YYYY-Www` of an instant in milliseconds, UTC. */
export function weekOfMs(ms: number): string {
  const date = new Date(ms);
  const weekday = date.getUTCDay() || 7;
  const thursday = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 4 - weekday),
  );
  const year = thursday.getUTCFullYear();
  const number = Math.ceil(((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS + 1) / 7);
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** “November 2026” for `2026-11`. */
export function monthWords(month: string): string {
  return longMonth(new Date(dayMs(`${month}-01`)));
}

/** “16–22 November 2026 (week 47)”. */
export function weekWords(week: string): string {
  const start = weekStartMs(week);
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  return t`${spanWords(day(start), day(start + 6 * DAY_MS))} (week ${Number(week.slice(6))})`;
}

/** “2026 wk 47”, where there is little room; empty without a week. */
export function shortWeekWords(week: string): string {
  return week === '' ? '' : t`${Number(week.slice(0, 4))} wk ${Number(week.slice(6))}`;
}
