import {
  added,
  momentsOf,
  NO_MOMENTS,
  referenceOf,
  without,
  type CountMoments,
  type CountReference,
} from '../count-reference.js';
import type { ReferenceSpan } from '../parameters.js';
import type { AlarmReference, AlarmSide } from './alarm.js';
import type { WatchedWeek } from './watched-week.js';

/** The covered weeks a week is compared with. */
export interface PastWeeks extends CountReference {
  readonly firstRow: number;
  readonly lastRow: number;
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
  /** The last row in which it stands, or null where it still does. */
  readonly lastRow: number | null;
}

/** The reference of a row: the covered weeks before it, the gap left out; null where there are too few. */
export type ReferenceReader = (row: number, span: ReferenceSpan) => PastWeeks | null;

/**
 * Reads references of one side's counts, each in constant time.
 *
 * A variance estimated from few weeks is as often too small as too large, and a too small one cries wolf: the
 * dispersion is taken over the longest span there is and raised by a
 * margin of standard errors, φ·√(2 ÷ (weeks − 1)).
 */
export function referenceReader(weeks: readonly WatchedWeek[], side: AlarmSide): ReferenceReader {
  const sums: CountMoments[] = [NO_MOMENTS];
  for (const { counts, coverage } of weeks)
    sums.push(added(sums.at(-1) ?? NO_MOMENTS, momentsOf({ n: counts[side], coverage })));
  const between = (first: number, end: number): CountReference =>
    referenceOf(without(sums[end] ?? NO_MOMENTS, sums[first] ?? NO_MOMENTS));
  return (row, { gapWeeks, referenceWeeks, leastReferenceWeeks, ...spread }) => {
    const end = row - gapWeeks;
    const firstRow = Math.max(0, end - referenceWeeks);
    if (end - firstRow < leastReferenceWeeks) return null;
    const long = between(Math.max(0, end - spread.dispersionWeeks), end);
    const margin = 1 + spread.dispersionMargin * Math.sqrt(2 / (long.weeks - 1));
    return {
      ...between(firstRow, end),
      dispersion: long.dispersion * margin,
      firstRow,
      lastRow: end - 1,
    };
  };
}

/** The reference as an alarm shows it. */
export function shownReference(
  weeks: readonly WatchedWeek[],
  { firstRow, lastRow, weeks: count, mean, dispersion }: PastWeeks,
): AlarmReference {
  const [from, to] = [weeks[firstRow]?.week ?? '', weeks[lastRow]?.week ?? ''];
  return { from, to, weeks: count, mean, dispersion };
}

/**
 * Alarms with hysteresis: raised by a strong signal, they stand until a week whose signal is weak; rows of the
 * signals must ascend. A week without a signal changes nothing.
 */
export function standings(signals: readonly Signal[]): Standing[] {
  const found: Standing[] = [];
  let open: { raised: Signal; lastRow: number } | null = null;
  for (const signal of signals) {
    if (open === null) {
      if (signal.raises) open = { raised: signal, lastRow: signal.row };
    } else if (signal.releases) {
      found.push(open);
      open = null;
    } else open.lastRow = signal.row;
  }
  return open === null ? found : [...found, { raised: open.raised, lastRow: null }];
}
