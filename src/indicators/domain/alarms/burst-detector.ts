import type { BurstParameters } from '../parameters.js';
import type { AlarmSide } from './alarm.js';
import { referenceReader, type PastWeeks, type Signal } from './detection.js';
import type { WatchedWeek } from './watched-week.js';

/** Shares of 0 and 1 would make a single counter-example impossible. */
const LEAST_SHARE = 1e-6;

/**
 * Kleinberg's two-state automaton over weekly batches: is the side's share of all developments doubled?
 *
 * Costs −ln of the binomial probability at the usual share p₀ and at s·p₀, divided by the dispersion of the counts
 * (quasi-likelihood: happenings come in clumps); entering the burst costs γ ln n, leaving is free ("Bursty and
 * hierarchical structure in streams", 2003). Only the past is used: the state of a week is the cheaper end of the
 * paths up to it, so that a later week never changes it. The statistic is how much cheaper the burst has become
 * than the ordinary state.
 */
export function burstSignals(
  weeks: readonly WatchedWeek[],
  side: AlarmSide,
  parameters: BurstParameters,
): Signal[] {
  const referenceOf = referenceReader(weeks, side);
  const allBefore = runningTotals(weeks);
  let [usual, burst] = [0, Infinity];
  return weeks.flatMap((week, row) => {
    const reference = referenceOf(row, parameters);
    if (reference === null) return [];
    const share = usualShare(reference, allBefore);
    const n = week.counts[side];
    const costAt = (p: number): number => cost(n, week.ofAll, p) / reference.dispersion;
    const entering = usual + parameters.upCost * Math.log(reference.weeks);
    const before = { usual: Math.min(usual, burst), burst: Math.min(entering, burst) };
    usual = before.usual + costAt(share);
    burst = before.burst + costAt(parameters.ratio * share);
    const statistic = usual - burst;
    const raises = week.tested && n >= parameters.leastDevelopments && statistic > 0;
    return [{ row, statistic, raises, releases: statistic <= 0, reference }];
  });
}

/** Developments of all series before each row, and after the last. */
function runningTotals(weeks: readonly WatchedWeek[]): readonly number[] {
  const totals = [0];
  for (const { ofAll } of weeks) totals.push((totals.at(-1) ?? 0) + ofAll);
  return totals;
}

function usualShare({ count, firstRow, lastRow }: PastWeeks, allBefore: readonly number[]): number {
  const all = (allBefore[lastRow + 1] ?? 0) - (allBefore[firstRow] ?? 0);
  return (count + 1 / 2) / (all + 1);
}

function cost(hits: number, of: number, share: number): number {
  const p = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share));
  return -hits * Math.log(p) - (of - hits) * Math.log(1 - p);
}
