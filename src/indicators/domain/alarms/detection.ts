import {
  added,
  momentsOf,
  NO_MOMENTS,
  referenceOf,
  without,
  type CountMoments,
  type CountReference,
} from '../count-reference.js';
import { isComparable } from '../other-sources.js';
import type { ReferenceSpan } from '../parameters.js';
import type { AlarmReference, AlarmSide } from './alarm.js';
import type { WatchedWeek } from './watched-week.js';

/** The covered weeks a week is compared with: of those between its first and its last row the ones of the same sources. */
export interface PastWeeks extends CountReference {
  readonly firstRow: number;
  readonly lastRow: number;
  /** Developments of all series in them. */
  readonly ofAll: number;
}

/** What a detector says of one week. */
export interface Signal {
  readonly row: number;
  readonly statistic: number;
  /** Strong enough to raise an alarm. */
  readonly raises: boolean;
  /** Weak enough to end one that stands; between the two it goes on (hysteresis). */
  readonly releases: boolean;
  readonly reference: PastWeeks;
}

/** An alarm that was raised and, perhaps, ended; rows of the watched weeks. */
export interface Standing {
  readonly raised: Signal;
  /** The last row in which it stands, as far as there are rows. */
  readonly lastRow: number;
  /** Whether nothing has ended it yet. */
  readonly isOpen: boolean;
}

/** What came before each week of one side of a series. */
export interface SidePast {
  readonly side: AlarmSide;
  /**
   * The covered weeks before a row that the same sources watched, the gap left out; null where there are too few. In
   * constant time where no other sources watched any week before it.
   */
  readonly reference: (row: number, span: ReferenceSpan) => PastWeeks | null;
  /** Sums over the weeks before each row, and after the last: those of any span are a difference. */
  readonly sums: readonly PastSums[];
}

interface PastSums {
  readonly moments: CountMoments;
  readonly ofAll: number;
}

const NO_PAST: PastSums = { moments: NO_MOMENTS, ofAll: 0 };

/**
 * The past of one side's counts. The sums of the first `kept` weeks are those of `before`.
 *
 * A variance estimated from few weeks is as often too small as too large, and a too small one cries wolf: the
 * dispersion is taken over the longest span there is and raised by a
 * margin of standard errors, φ·√(2 ÷ (weeks − 1)).
 */
export function sidePast(
  weeks: readonly WatchedWeek[],
  side: AlarmSide,
  kept = 0,
  before: SidePast | null = null,
): SidePast {
  const sums = before?.sums.slice(0, kept + 1) ?? [NO_PAST];
  const plus = ({ moments, ofAll }: PastSums, week: WatchedWeek | undefined): PastSums =>
    week === undefined
      ? { moments, ofAll }
      : {
          moments: added(moments, momentsOf({ n: week.counts[side], coverage: week.coverage })),
          ofAll: ofAll + week.ofAll,
        };
  for (const week of weeks.slice(sums.length - 1)) sums.push(plus(sums.at(-1) ?? NO_PAST, week));
  const at = (row: number): PastSums => sums[row] ?? NO_PAST;
  const between = (first: number, end: number): PastSums => ({
    moments: without(at(end).moments, at(first).moments),
    ofAll: at(end).ofAll - at(first).ofAll,
  });
  const reference: SidePast['reference'] = (row, span) => {
    const others = weeks[row]?.otherSources ?? [];
    const end = Math.max(0, row - span.gapWeeks);
    const most = Math.max(span.referenceWeeks, span.dispersionWeeks);
    const comparable = others.length === 0 ? null : rowsOfSameSources(weeks, { end, others, most });
    const taken = Math.min(comparable?.length ?? end, span.referenceWeeks);
    if (taken < span.leastReferenceWeeks) return null;
    const last = (count: number): PastSums =>
      comparable === null
        ? between(Math.max(0, end - count), end)
        : comparable.slice(-count).reduce((sum, one) => plus(sum, weeks[one]), NO_PAST);
    const long = referenceOf(last(span.dispersionWeeks).moments);
    const margin = 1 + span.dispersionMargin * Math.sqrt(2 / (long.weeks - 1));
    const { moments, ofAll } = last(span.referenceWeeks);
    const rows = { firstRow: comparable?.at(-taken) ?? end - taken, lastRow: comparable?.at(-1) ?? end - 1 };
    return { ...referenceOf(moments), dispersion: long.dispersion * margin, ofAll, ...rows };
  };
  return { side, reference, sums };
}

/** The last rows before `end`, at most so many, ascending, of weeks that no other sources watched. */
function rowsOfSameSources(
  weeks: readonly WatchedWeek[],
  given: { readonly end: number; readonly others: WatchedWeek['otherSources']; readonly most: number },
): number[] {
  const rows: number[] = [];
  for (let row = given.end - 1; row >= 0 && rows.length < given.most; row -= 1)
    if (isComparable(given.others, weeks[row]?.number ?? Number.NaN)) rows.push(row);
  return rows.reverse();
}

/** A detector as it goes from week to week: what it remembers, and what it says. */
export interface DetectorSteps<State> {
  readonly start: State;
  readonly next: (
    state: State,
    row: number,
    week: WatchedWeek,
  ) => { readonly state: State; readonly signal: Signal | null };
}

/** What a detector remembered after each week, and what it said. */
export type Trace<State> = readonly { readonly state: State; readonly signal: Signal | null }[];

/** Lets a detector go over the weeks; what it did in the first `kept` weeks stands in `before`, which is given back where those are all. */
export function traceOf<State>(
  detector: DetectorSteps<State>,
  weeks: readonly WatchedWeek[],
  kept = 0,
  before: Trace<State> = [],
): Trace<State> {
  if (kept === weeks.length && kept === before.length) return before;
  const trace = before.slice(0, kept);
  let state = trace.at(-1)?.state ?? detector.start;
  for (const [at, week] of weeks.slice(trace.length).entries()) {
    const step = detector.next(state, kept + at, week);
    trace.push(step);
    ({ state } = step);
  }
  return trace;
}

/** The reference as an alarm shows it, with the exposure of the week that raised it. */
export function shownReference(
  weeks: readonly WatchedWeek[],
  { firstRow, lastRow, weeks: count, mean, dispersion }: PastWeeks,
  exposure: number,
): AlarmReference {
  const [from, to] = [weeks[firstRow]?.week ?? '', weeks[lastRow]?.week ?? ''];
  return { from, to, weeks: count, mean, dispersion, exposure };
}

/**
 * Alarms with hysteresis: raised by a strong signal, they stand until a week whose signal is weak; rows of the
 * signals must ascend. A week without a signal ends one: there is nothing to compare with that would confirm it, since
 * other sources watched the weeks before, or all of those were alike. Where the first `kept` weeks are those of `before`,
 * only the weeks after them are looked at.
 */
export function standings(
  trace: Trace<unknown>,
  kept = 0,
  before: readonly Standing[] = [],
): readonly Standing[] {
  const found: Standing[] = before.filter(({ raised }) => raised.row < kept);
  const last = found.at(-1);
  let open: { raised: Signal; lastRow: number } | null = null;
  // One stands in every row up to its last, so that it ended in the row after that, unless it has not ended.
  if (last !== undefined && (last.isOpen || last.lastRow + 1 >= kept)) {
    found.pop();
    open = { raised: last.raised, lastRow: Math.min(last.lastRow, kept - 1) };
  }
  for (let row = kept; row < trace.length; row += 1) {
    const signal = trace[row]?.signal ?? null;
    if (open === null) {
      if (signal?.raises === true) open = { raised: signal, lastRow: signal.row };
    } else if (signal?.releases !== false) {
      found.push({ ...open, isOpen: false });
      open = null;
    } else open.lastRow = signal.row;
  }
  return open === null ? found : [...found, { ...open, isOpen: true }];
}
