import { chosen, dayIn } from '../../address/query.js';
import type { SeriesName } from '../../service/records.js';
import { SERIES } from '../../service/records.js';
import { dayMs, weekOfMs } from '../../words/dates.js';

const DAY_MS = 86_400_000;
const SHORTEST_DAYS = 28;
/** The day the record begins; no step back leads beyond it. */
export const RECORD_BEGINS = '1947-08-14';

/** Periods that a button gives, back from the present. */
export const PRESETS = ['3m', '1y', '5y', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

const PRESET_DAYS: Readonly<Record<Exclude<Preset, 'all'>, number>> = { '3m': 91, '1y': 364, '5y': 1_820 };

/** First and last day, both shown. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Flows as each week brought them, or with older weeks fading as in the index. */
export const PACES = ['weekly', 'lately'] as const;
export type Pace = (typeof PACES)[number];

/** What the page of trends shows; all of it stands in the address. */
export interface TrendsChoice {
  /** Null where the reader chose days. */
  readonly preset: Preset | null;
  readonly period: Period;
  readonly lines: readonly SeriesName[];
  /** Developments marked on the lines. */
  readonly marks: boolean;
  /** What is context only, such as acts of third countries, as upright lines. */
  readonly context: boolean;
  /** The first day of a second period of the same length, or null. */
  readonly compare: string | null;
  readonly flow: SeriesName;
  readonly pace: Pace;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The day so many days after another; negative: before. */
export function dayAfter(day: string, days: number): string {
  return dayOf(dayMs(day) + days * DAY_MS);
}

/** Days from the first to the last of a period, the last one counted. */
export function lengthDays({ from, to }: Period): number {
  return Math.round((dayMs(to) - dayMs(from)) / DAY_MS) + 1;
}

function presetPeriod(preset: Preset, today: string, first: string): Period {
  if (preset === 'all') return { from: first, to: today };
  return { from: dayAfter(today, 1 - PRESET_DAYS[preset]), to: today };
}

/** The days a reader can look at: from the first week of which anything was read to the day looked from. */
export interface Known {
  readonly first: string;
  readonly today: string;
}

/** Reads the choice from the address; a year, all lines and marks where nothing is said. */
export function trendsChoice(query: URLSearchParams, { first, today }: Known): TrendsChoice {
  const [from, to] = [dayIn(query, 'from'), dayIn(query, 'to') ?? today];
  const isFree = from !== null && from <= to;
  const preset = isFree ? null : (chosen(query, 'range', PRESETS)[0] ?? '1y');
  const lines = chosen(query, 'lines', SERIES);
  return {
    preset,
    period: preset === null && from !== null ? { from, to } : presetPeriod(preset ?? '1y', today, first),
    lines: lines.length === 0 ? SERIES : lines,
    marks: query.get('marks') !== 'no',
    context: query.get('context') === 'yes',
    compare: dayIn(query, 'compare'),
    flow: chosen(query, 'flow', SERIES)[0] ?? 'composite',
    pace: chosen(query, 'pace', PACES)[0] ?? 'weekly',
  };
}

/** What of the days in the address could not be followed. */
export type DaysFault = 'no-first' | 'no-last' | 'ends-before' | 'no-compared';

/** The faults of the days in the address, so that the default which stands in for them is not taken for them. */
export function daysFaults(query: URLSearchParams, today: string): readonly DaysFault[] {
  const [from, to] = [dayIn(query, 'from'), dayIn(query, 'to')];
  const isNamed = (name: string): boolean => (query.get(name) ?? '') !== '';
  const faults: readonly (DaysFault | false)[] = [
    from === null && (isNamed('from') || isNamed('to')) && 'no-first',
    from !== null && to === null && isNamed('to') && 'no-last',
    from !== null && from > (to ?? today) && 'ends-before',
    isNamed('compare') && dayIn(query, 'compare') === null && 'no-compared',
  ];
  return faults.filter((fault) => fault !== false);
}

/** All days of a year, of the running one those until `today`. */
export function calendarYear(year: string, today: string): Period {
  const last = `${year}-12-31`;
  return { from: `${year}-01-01`, to: last > today ? today : last };
}

/** First and last ISO week of a period. */
export function weeksOf({ from, to }: Period): Period {
  return { from: weekOfMs(dayMs(from)), to: weekOfMs(dayMs(to)) };
}

/** The second period of a comparison: as long as the first. */
export function comparedWith(period: Period, start: string): Period {
  return { from: start, to: dayAfter(start, lengthDays(period) - 1) };
}

/** The period that ends where this one begins. */
export function periodBefore(period: Period): Period {
  return comparedWith(period, dayAfter(period.from, -lengthDays(period)));
}

/** The same period, in the ISO weeks of the year before (364 days, so that weekdays agree). */
export function yearBefore(period: Period): Period {
  return comparedWith(period, dayAfter(period.from, -PRESET_DAYS['1y']));
}

/** The earliest day that a step from a period leads to: where the record begins, or where the reader is already. */
function earliest({ from }: Period): string {
  return from < RECORD_BEGINS ? from : RECORD_BEGINS;
}

/** A period moved by a share of its length, never beyond `today` nor before the record begins; negative: earlier. */
export function moved(period: Period, share: number, today: string): Period {
  const length = lengthDays(period);
  const wanted = dayAfter(period.to, Math.round(length * share));
  const last = wanted > today ? today : wanted;
  const from = dayAfter(last, 1 - length);
  const first = earliest(period);
  return from < first ? { from: first, to: dayAfter(first, length - 1) } : { from, to: last };
}

/**
 * A period made longer (factor above 1) or shorter around its middle, at least four weeks, never beyond `today` nor before the
 * record begins.
 */
export function zoomed(period: Period, factor: number, today: string): Period {
  const length = lengthDays(period);
  const wanted = Math.max(SHORTEST_DAYS, Math.round(length * factor));
  const last = dayAfter(period.to, Math.round((wanted - length) / 2));
  const to = last > today ? today : last;
  const from = dayAfter(to, 1 - wanted);
  const first = earliest(period);
  return { from: from < first ? first : from, to };
}

/** Whether two periods are the same days. */
export function isSame(one: Period, other: Period): boolean {
  return one.from === other.from && one.to === other.to;
}

/** Two instants as a period, whichever comes first; at least four weeks from the earlier one. */
export function periodBetween(oneMs: number, otherMs: number, today: string): Period {
  const [first, last] = [Math.min(oneMs, otherMs), Math.max(oneMs, otherMs)];
  const from = dayOf(first);
  const shortest = dayAfter(from, SHORTEST_DAYS - 1);
  const to = dayOf(last) > shortest ? dayOf(last) : shortest;
  return { from, to: to > today ? today : to };
}
