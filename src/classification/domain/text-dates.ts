import { DateTime } from 'luxon';
import type { DateRange } from '../../kernel/dates.js';
import type { Token } from './tokens.js';

/** Dates a text gives: of what it reports, and of what it announces. */
export interface TextDates {
  readonly actDate: DateRange | null;
  readonly scheduled: DateRange | null;
}

const NONE: TextDates = { actDate: null, scheduled: null };

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january jan январ января январе جنوری',
    'february feb феврал февраля феврале فروری',
    'march mar марта марте март مارچ',
    'april apr апреля апреле апрель اپریل',
    'may мая мае май مئی',
    'june jun июня июне июнь جون',
    'july jul июля июле июль جولائی',
    'august aug августа августе август اگست',
    'september sept sep сентября сентябре сентябрь ستمبر',
    'october oct октября октябре октябрь اکتوبر',
    'november nov ноября ноябре ноябрь نومبر',
    'december dec декабря декабре декабрь دسمبر',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);

const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    'monday mon понедельник پیر',
    'tuesday tue вторник منگل',
    'wednesday wed среду среда بدہ',
    'thursday thu четверг جمعرات',
    'friday fri пятницу пятница جمعہ',
    'saturday sat субботу суббота ہفتہ',
    'sunday sun воскресенье اتوار',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);

/** Days from the publication's own. */
const RELATIVE_DAYS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['сегодня', 0],
  ['آج', 0],
  ['yesterday', -1],
  ['вчера', -1],
  ['tomorrow', 1],
  ['завтра', 1],
]);

const DAYS_A_WEEK = 7;
const HALF_YEAR_DAYS = 183;

function dayRange(day: DateTime): DateRange | null {
  const iso = day.toISODate();
  return iso === null ? null : { from: iso, to: iso, precision: 'day' };
}

function nearestYear(month: number, day: number, published: DateTime): DateTime {
  const candidates = [-1, 0, 1]
    .map((shift) => DateTime.utc(published.year + shift, month, day))
    .filter((date) => date.isValid && Math.abs(date.diff(published, 'days').days) <= HALF_YEAR_DAYS + 1);
  return candidates[0] ?? DateTime.invalid('no such day');
}

function dayNumber(token: Token | undefined): number | null {
  const digits = token?.norm.match(/^(\d{1,2})(?:st|nd|rd|th)?$/u)?.[1];
  if (digits === undefined) return null;
  const day = Number(digits);
  return day >= 1 && day <= 31 ? day : null;
}

function yearNumber(token: Token | undefined): number | null {
  return token && /^(?:19|20)\d\d$/u.test(token.norm) ? Number(token.norm) : null;
}

function calendarDay(tokens: readonly Token[], i: number, published: DateTime): DateTime | null {
  const month = MONTHS.get(tokens[i]?.norm ?? '');
  if (month === undefined) return null;
  const before = dayNumber(tokens[i - 1]);
  const day = before ?? dayNumber(tokens[i + 1]);
  if (day === null) return null;
  const year = yearNumber(tokens[i + 1]) ?? (before === null ? yearNumber(tokens[i + 2]) : null);
  const date = year === null ? nearestYear(month, day, published) : DateTime.utc(year, month, day);
  return date.isValid ? date : null;
}

function weekday(norm: string, published: DateTime): DateTime | null {
  const day = WEEKDAYS.get(norm);
  if (day === undefined) return null;
  return published.minus({ days: (published.weekday - day + DAYS_A_WEEK) % DAYS_A_WEEK });
}

function datesOf(tokens: readonly Token[], published: DateTime): DateTime[] {
  return tokens.flatMap((token, i) => {
    const relative = RELATIVE_DAYS.get(token.norm);
    const found =
      relative === undefined
        ? (calendarDay(tokens, i, published) ?? weekday(token.norm, published))
        : published.plus({ days: relative });
    return found ? [found] : [];
  });
}

function publicationDay(publishedAt: string | null): DateTime | null {
  if (publishedAt === null || publishedAt.length < 10) return null;
  const day = DateTime.fromISO(publishedAt.slice(0, 10), { zone: 'utc' });
  return day.isValid ? day : null;
}

/** Reports look back no further than this for the act they report. */
const LOOK_BACK_DAYS = 8;

/**
 * Dates in a report relative to its publication day: the last day not after it is the act's,
 * the first after it is the scheduled one. None where the publication day is unknown.
 */
export function datesInText(tokens: readonly Token[], publishedAt: string | null): TextDates {
  const published = publicationDay(publishedAt);
  if (!published) return NONE;
  const found = datesOf(tokens, published);
  const offset = (date: DateTime): number => date.startOf('day').diff(published, 'days').days;
  const past = found.filter((date) => offset(date) <= 0 && offset(date) >= -LOOK_BACK_DAYS);
  const ahead = found.filter((date) => offset(date) > 0).sort((a, b) => a.toMillis() - b.toMillis());
  const act = past[0];
  const scheduled = ahead[0];
  return { actDate: act ? dayRange(act) : null, scheduled: scheduled ? dayRange(scheduled) : null };
}
