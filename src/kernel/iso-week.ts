/**
 * ISO 8601 weeks in UTC by integer arithmetic on day numbers: no `Date`, no time zone, no guessing.
 *
 * A week begins on Monday; week 1 of a year is the one with its first Thursday; a year has 53 weeks where
 * its first or last day is a Thursday. Years 0001 … 9999.
 */
import type { IsoWeek } from './dates.js';

const DAYS_PER_WEEK = 7;
const DAYS_PER_YEAR = 365;
/** Days and years of a full Gregorian cycle. */
const CYCLE_DAYS = 146_097;
const CYCLE_YEARS = 400;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_OFFSET = 719_468;
/** 1970-01-01 was a Thursday: its week began three days earlier. */
const EPOCH_WEEKDAY = 3;
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

interface WeekParts {
  readonly year: number;
  readonly week: number;
}

/** Whether the text is a day that exists, as `YYYY-MM-DD`. */
export function isIsoDay(text: string): boolean {
  return parseDay(text) !== null;
}

/** Whether the text is a week that exists, as `YYYY-Www`; week 53 only in the years that have one. */
export function isIsoWeek(text: string): boolean {
  return parseWeek(text) !== null;
}

/** Days since 1970-01-01 of a day `YYYY-MM-DD`, negative before; throws a RangeError for a day that does not exist. */
export function dayNumber(day: string): number {
  const parts = parseDay(day);
  if (parts === null) throw new RangeError(`"${day}" is no day of the form YYYY-MM-DD.`);
  return numberOfCivil(parts);
}

/** The day `YYYY-MM-DD` that lies the given whole number of days after 1970-01-01. */
export function dayOfNumber(days: number): string {
  const { year, month, day } = civilOfNumber(days);
  if (!Number.isInteger(days) || year < FIRST_YEAR || year > LAST_YEAR)
    throw new RangeError(`Day number ${days} lies outside the years 0001 to 9999.`);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** The ISO week in which a day `YYYY-MM-DD` lies; throws a RangeError for a day that does not exist. */
export function isoWeekOf(day: string): IsoWeek {
  return weekOfNumber(weekNumberOfDay(day));
}

/** The number of the week (see {@link weekNumber}) in which a day lies. */
export function weekNumberOfDay(day: string): number {
  return Math.floor((dayNumber(day) + EPOCH_WEEKDAY) / DAYS_PER_WEEK);
}

/** Whole weeks from the week of 1970-01-01 to this one, negative before; throws a RangeError for no such week. */
export function weekNumber(week: IsoWeek): number {
  const parts = parseWeek(week);
  if (parts === null) throw new RangeError(`"${week}" is no ISO week of the form YYYY-Www.`);
  return firstWeekNumber(parts.year) + parts.week - 1;
}

/** The week with the given number: the inverse of {@link weekNumber}. */
export function weekOfNumber(number: number): IsoWeek {
  const thursday = number * DAYS_PER_WEEK;
  const { year } = civilOfNumber(thursday);
  if (!Number.isInteger(number) || year < FIRST_YEAR || year > LAST_YEAR)
    throw new RangeError(`Week number ${number} lies outside the years 0001 to 9999.`);
  return `${padded(year, 4)}-W${padded(number - firstWeekNumber(year) + 1, 2)}`;
}

/** The Monday of the week, `YYYY-MM-DD`. */
export function weekStart(week: IsoWeek): string {
  return dayOfNumber(weekNumber(week) * DAYS_PER_WEEK - EPOCH_WEEKDAY);
}

/** The week after; throws a RangeError after the last week of 9999. */
export function nextWeek(week: IsoWeek): IsoWeek {
  return weekOfNumber(weekNumber(week) + 1);
}

/** Every week from the first to the last, both included; empty where the last lies before the first. */
export function weeksBetween(from: IsoWeek, to: IsoWeek): IsoWeek[] {
  const first = weekNumber(from);
  return Array.from({ length: Math.max(0, weekNumber(to) - first + 1) }, (_, i) => weekOfNumber(first + i));
}

/** Negative, 0 or positive as the first week lies before, at or after the second: whole weeks between them. */
export function compareWeeks(a: IsoWeek, b: IsoWeek): number {
  return weekNumber(a) - weekNumber(b);
}

function parseDay(text: string): CivilDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists =
    year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { year, month, day } : null;
}

function parseWeek(text: string): WeekParts | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, week] = [Number(match[1]), Number(match[2])];
  if (year < FIRST_YEAR || week < 1) return null;
  return week <= firstWeekNumber(year + 1) - firstWeekNumber(year) ? { year, week } : null;
}

/** The week of 4 January is week 1, since it holds the year's first Thursday. */
function firstWeekNumber(year: number): number {
  return Math.floor((numberOfCivil({ year, month: 1, day: 4 }) + EPOCH_WEEKDAY) / DAYS_PER_WEEK);
}

function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return numberOfCivil(next) - numberOfCivil({ year, month, day: 1 });
}

/** Proleptic Gregorian day count over years that begin in March; after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
function numberOfCivil({ year, month, day }: CivilDate): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(marchYear / CYCLE_YEARS);
  const yearOfCycle = marchYear - cycle * CYCLE_YEARS;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * CYCLE_DAYS + yearOfCycle * DAYS_PER_YEAR + leapDays + dayOfYear - EPOCH_OFFSET;
}

/** The inverse of {@link numberOfCivil}, from the same source. */
function civilOfNumber(days: number): CivilDate {
  const shifted = days + EPOCH_OFFSET;
  const cycle = Math.floor(shifted / CYCLE_DAYS);
  const dayOfCycle = shifted - cycle * CYCLE_DAYS;
  const leapDays =
    Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / DAYS_PER_YEAR);
  const beforeYear =
    DAYS_PER_YEAR * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  const dayOfYear = dayOfCycle - beforeYear;
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfCycle + cycle * CYCLE_YEARS + (month <= 2 ? 1 : 0), month, day };
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
