import { dayNumber, weekNumberOfDay } from '../../kernel/iso-week.js';
import type { DatePrecision, DateRange, IsoWeek } from '../../kernel/dates.js';
import type { EventType } from '../../kernel/words.js';
import { confidenceIn, SERIES, type CountedDevelopment } from './counted-development.js';
import { developmentsIn } from './development-columns.js';
import { inWeekOrder } from './developments-by-week.js';
import type { IndexLedger } from './index-ledger.js';
import type { SeriesName } from './index-point.js';
import { canBeCompared } from './timeline.js';
import type { SeriesSteps, WeekStep } from './weekly-series.js';
import { total } from './decayed-sums.js';

/** The first development of its event type in its indicator since the record begins. */
export interface FirstFlag {
  readonly kind: 'first-on-record';
  readonly indicator: SeriesName;
  readonly eventType: EventType;
  readonly developmentId: string;
  /** The earliest date on record in the indicator, as exactly as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly recordBegins: string;
}

/**
 * More cooperation, or more conflict, as seen, than in any covered week before that the same sources watched, what was
 * missing there reckoned in.
 */
export interface RecordFlag {
  readonly kind: 'record';
  readonly indicator: SeriesName;
  readonly side: 'cooperation' | 'conflict';
  /** Score points of the week as they arrived: a record must not rest on what was not seen. */
  readonly scorePoints: number;
  /** Its score points are corrected for coverage. */
  readonly before: { readonly week: IsoWeek; readonly scorePoints: number };
  /** Covered weeks it was compared with, those that other sources watched left out. */
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
 * counted only in covered weeks that the same sources watched.
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
    const before = ofSeries.slice(0, row).filter((earlier) => canBeCompared(step.week, earlier.week));
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
  const recordBegins = firstDate(indicator, byWeek, loose);
  if (recordBegins === null) return [];
  const isKnown = knownBefore(indicator, byWeek);
  return now.flatMap(({ id: developmentId, eventType, date }) => {
    if (eventType === null || date.from === null || date.from.startsWith(recordBegins)) return [];
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

/** Characters of `YYYY-MM-DD` that are known; a decade begins in no known year, and an undated one nowhere. */
const KNOWN_CHARACTERS: Readonly<Record<DatePrecision, number>> = {
  day: 10,
  month: 7,
  year: 4,
  decade: 0,
  undated: 0,
};

/**
 * The earliest date on record in a series, as exactly as it is known; null where no date is known. The first week that
 * has any holds the first of those dated to the day.
 */
function firstDate(
  indicator: SeriesName,
  byWeek: IndexLedger['byWeek'],
  loose: readonly CountedDevelopment[],
): string | null {
  const dates = loose.map(({ date }) => date);
  let week: number | null = null;
  for (const development of inWeekOrder(byWeek)) {
    const { from } = development.date;
    if (from === null || !isIn(indicator)(development)) continue;
    const number = weekNumberOfDay(from);
    if (week !== null && number > week) break;
    week = number;
    dates.push(development.date);
  }
  let first: DateRange | null = null;
  for (const date of dates) if (KNOWN_CHARACTERS[date.precision] > 0 && isEarlier(date, first)) first = date;
  return first?.from?.slice(0, KNOWN_CHARACTERS[first.precision]) ?? null;
}

/** Of two that begin alike the one that is known more exactly. */
function isEarlier({ from, precision }: DateRange, than: DateRange | null): boolean {
  if (from === null) return false;
  const other = than?.from ?? null;
  if (than === null || other === null || from < other) return true;
  return from === other && KNOWN_CHARACTERS[precision] > KNOWN_CHARACTERS[than.precision];
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
    const seen = ({ flows }: WeekStep): number => total(flows[side]);
    const corrected = (one: WeekStep): number => seen(one) / one.week.divisor;
    const best = before.reduce((a, b) => (corrected(b) > corrected(a) ? b : a));
    const scorePoints = seen(step);
    if (scorePoints <= corrected(best)) return [];
    const previous = { week: best.week.week, scorePoints: corrected(best) };
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
