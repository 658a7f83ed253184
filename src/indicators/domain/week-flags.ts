import { dayNumber, weekNumberOfDay } from '../../kernel/iso-week.js';
import type { IsoWeek } from '../../kernel/dates.js';
import type { EventType } from '../../kernel/words.js';
import { confidenceIn, SERIES, type CountedDevelopment } from './counted-development.js';
import { developmentsIn } from './development-columns.js';
import { inWeekOrder } from './developments-by-week.js';
import type { IndexLedger } from './index-ledger.js';
import type { SeriesName } from './index-point.js';
import type { SeriesSteps, WeekStep } from './weekly-series.js';
import { total } from './decayed-sums.js';

/** The first development of its event type in its indicator since the record begins. */
export interface FirstFlag {
  readonly kind: 'first-on-record';
  readonly indicator: SeriesName;
  readonly eventType: EventType;
  readonly developmentId: string;
  /** The first day on record in the indicator, `YYYY-MM-DD`. */
  readonly recordBegins: string;
}

/** More cooperation, or more conflict, than in any covered week before. */
export interface RecordFlag {
  readonly kind: 'record';
  readonly indicator: SeriesName;
  readonly side: 'cooperation' | 'conflict';
  /** Score points of the week, corrected for coverage. */
  readonly scorePoints: number;
  readonly before: { readonly week: IsoWeek; readonly scorePoints: number };
  /** Covered weeks it was compared with. */
  readonly weeks: number;
}

/** The first development after the longest run of covered weeks without any. */
export interface GapFlag {
  readonly kind: 'longest-gap-ended';
  readonly indicator: SeriesName;
  /** Covered weeks without a development. */
  readonly gapWeeks: number;
  readonly since: IsoWeek;
  /** The longest gap before, in covered weeks. */
  readonly beforeWeeks: number;
  readonly developmentIds: readonly string[];
}

export type WeekFlag = FirstFlag | RecordFlag | GapFlag;

/** Covered weeks before which nothing is called a record: a year's. */
const LEAST_RECORD_WEEKS = 52;
/** Weeks from which a silence is worth ending: a quarter of a year. */
const LEAST_GAP_WEEKS = 13;

/**
 * What sets a week apart from all before it, in every series, each with its evidence. Claims that the record cannot
 * carry are not made: an earlier happening whose date might be before counts as before, and a gap or record is
 * counted in covered weeks only.
 */
export function weekFlags(
  steps: SeriesSteps,
  ledger: Pick<IndexLedger, 'byWeek' | 'weekless'>,
  week: IsoWeek,
): WeekFlag[] {
  return SERIES.flatMap((indicator) => {
    const ofSeries = steps.get(indicator) ?? [];
    const row = ofSeries.findIndex((step) => step.week.week === week);
    const step = ofSeries[row];
    if (step?.week.watch !== 'covered') return [];
    const ofWeek = ledger.byWeek.get(step.week.number);
    const now = [...(ofWeek === undefined ? [] : developmentsIn(ofWeek))].filter(isIn(indicator));
    const before = ofSeries.slice(0, row).filter(({ week: { watch } }) => watch === 'covered');
    return [
      ...firsts(indicator, now, ledger),
      ...records(indicator, step, before),
      ...gapEnded(indicator, now, before),
    ];
  });
}

function isIn(indicator: SeriesName): (development: CountedDevelopment) => boolean {
  return (development) => confidenceIn(indicator, development) !== null;
}

/** Looks from the first week on, and no further than it must: what is common was there early. */
function firsts(
  indicator: SeriesName,
  now: readonly CountedDevelopment[],
  { byWeek, weekless }: Pick<IndexLedger, 'byWeek' | 'weekless'>,
): FirstFlag[] {
  const loose = weekless.filter(isIn(indicator));
  const recordBegins = firstDay(indicator, byWeek, loose);
  if (recordBegins === null) return [];
  const isKnown = knownBefore(indicator, byWeek);
  return now.flatMap(({ id: developmentId, eventType, date }) => {
    if (eventType === null || date.from === null || recordBegins === date.from) return [];
    if (isKnown(eventType, weekNumberOfDay(date.from))) return [];
    const day = dayNumber(date.from);
    const precedes = (other: CountedDevelopment): boolean =>
      other.eventType === eventType && other.id !== developmentId && mayPrecede(other, day, developmentId);
    if (loose.some(precedes)) return [];
    for (const other of inWeekOrder(byWeek, -Infinity, weekNumberOfDay(date.from)))
      if (precedes(other) && isIn(indicator)(other)) return [];
    return [{ kind: 'first-on-record' as const, indicator, eventType, developmentId, recordBegins }];
  });
}

function hasAny<T>(all: Iterable<T>, isOne: (one: T) => boolean): boolean {
  for (const one of all) if (isOne(one)) return true;
  return false;
}

/** Whether a series had an event type in any week before; looked up once for all developments of a type in a week. */
function knownBefore(
  indicator: SeriesName,
  byWeek: IndexLedger['byWeek'],
): (eventType: EventType, week: number) => boolean {
  const known = new Map<string, boolean>();
  return (eventType, week) => {
    const key = `${eventType} ${week}`;
    const found =
      known.get(key) ??
      hasAny(
        inWeekOrder(byWeek, -Infinity, week - 1),
        (other) => other.eventType === eventType && isIn(indicator)(other),
      );
    known.set(key, found);
    return found;
  };
}

/** The first day on record in a series; the first week that has any holds the first of those dated to the day. */
function firstDay(
  indicator: SeriesName,
  byWeek: IndexLedger['byWeek'],
  loose: readonly CountedDevelopment[],
): string | null {
  const days = loose.flatMap(({ date: { from } }) => (from === null ? [] : [from]));
  let week: number | null = null;
  for (const development of inWeekOrder(byWeek)) {
    const { from } = development.date;
    if (from === null || !isIn(indicator)(development)) continue;
    const number = weekNumberOfDay(from);
    if (week !== null && number > week) break;
    week = number;
    days.push(from);
  }
  return days.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null);
}

/** Whether a development may have happened before the day; of two on the same day the smaller id is the first. */
function mayPrecede({ id, date }: CountedDevelopment, day: number, developmentId: string): boolean {
  if (date.from === null) return true;
  const from = dayNumber(date.from);
  return from < day || (from === day && (date.precision !== 'day' || id < developmentId));
}

function records(indicator: SeriesName, step: WeekStep, before: readonly WeekStep[]): RecordFlag[] {
  if (before.length < LEAST_RECORD_WEEKS || step.week.running) return [];
  return (['cooperation', 'conflict'] as const).flatMap((side) => {
    const pointsOf = ({ flows, week }: WeekStep): number => total(flows[side]) / week.divisor;
    const best = before.reduce((a, b) => (pointsOf(b) > pointsOf(a) ? b : a));
    const scorePoints = pointsOf(step);
    if (scorePoints <= pointsOf(best)) return [];
    const previous = { week: best.week.week, scorePoints: pointsOf(best) };
    return [
      { kind: 'record' as const, indicator, side, scorePoints, before: previous, weeks: before.length },
    ];
  });
}

function gapEnded(
  indicator: SeriesName,
  now: readonly CountedDevelopment[],
  before: readonly WeekStep[],
): GapFlag[] {
  if (now.length === 0) return [];
  const busy = before.flatMap(({ flows }, i) => (flows.n > 0 ? [i] : []));
  const last = busy.at(-1);
  if (last === undefined) return [];
  const gapWeeks = before.length - 1 - last;
  const beforeWeeks = busy.slice(1).reduce((longest, i, at) => Math.max(longest, i - (busy[at] ?? i) - 1), 0);
  const since = before[last]?.week.week;
  if (gapWeeks < LEAST_GAP_WEEKS || gapWeeks <= beforeWeeks || since === undefined) return [];
  return [
    {
      kind: 'longest-gap-ended',
      indicator,
      gapWeeks,
      since,
      beforeWeeks,
      developmentIds: now.map(({ id }) => id).sort(),
    },
  ];
}
