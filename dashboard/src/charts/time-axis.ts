import { PAGE_LOCALE } from '../language/language.js';
import { lazily } from '../language/lazily.js';

/** Months between ticks, from fine to coarse. */
const STEPS_MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240] as const;

export interface Tick {
  /** Milliseconds. */
  readonly value: number;
  readonly label: string;
}

const monthName = lazily(() => new Intl.DateTimeFormat(PAGE_LOCALE, { month: 'short', timeZone: 'UTC' }));

function label(date: Date, stepMonths: number): string {
  const year = date.getUTCFullYear();
  if (stepMonths >= 12) return String(year);
  return date.getUTCMonth() === 0 ? String(year) : monthName().format(date);
}

/** Ticks at round months or years between two instants, at most `most` of them (at least 2); none where an end is not known. */
export function timeTicks(fromMs: number, toMs: number, most: number): readonly Tick[] {
  if (!Number.isFinite(fromMs) || !Number.isFinite(toMs)) return [];
  const [first, last] = [new Date(fromMs), new Date(toMs)];
  const monthsApart =
    (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
  const coarsest = STEPS_MONTHS.at(-1) ?? 1;
  const step =
    STEPS_MONTHS.find((months) => monthsApart / months <= Math.max(2, most)) ??
    Math.ceil(monthsApart / Math.max(2, most) / coarsest) * coarsest;
  const start = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step;
  const ticks: Tick[] = [];
  for (let month = start; ; month += step) {
    const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
    if (date.getTime() > toMs) return ticks;
    if (date.getTime() >= fromMs) ticks.push({ value: date.getTime(), label: label(date, step) });
  }
}
