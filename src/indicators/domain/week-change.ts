import { discoveries } from './false-discovery.js';
import { countTail } from './negative-binomial.js';

/** Counts of one covered week of one indicator. */
export interface WeekCount {
  /** Developments. */
  readonly n: number;
  /** Those with a score below 0. */
  readonly conflicts: number;
  /** Share of expected articles that came, above 0, at most 1. */
  readonly coverage: number;
}

/** How this week compares with the covered weeks before it. */
export interface TestedChange {
  readonly referenceWeeks: number;
  /** This week's rate over the reference's, corrected for coverage. */
  readonly rateRatio: number;
  /** Interval of the rate ratio at the level asked for. */
  readonly low: number;
  readonly high: number;
  /** Two-sided, of the rate; 0 … 1. */
  readonly rateP: number;
  /** One-sided, that conflict's share rose; 0 … 1. */
  readonly conflictRoseP: number;
  /** One-sided, that conflict's share fell; 0 … 1. */
  readonly conflictFellP: number;
}

/** `cooling` only where conflict's tested share rises; fewer happenings are `quiet`. */
export type ChangeWord = 'cooling' | 'warming' | 'quiet' | 'busy' | 'no change shown';

/** Normal quantile of a two-sided 90 % interval. */
const NORMAL_95 = 1.644_853_626_951_472_6;
/** Keeps the logarithm of an empty week finite: Haldane and Anscombe's half. */
const HALF = 0.5;

/**
 * Tests a week against the last `referenceWeeks` covered weeks before it; null where there are fewer.
 *
 * Rate: a negative binomial whose dispersion is Pearson's of the reference (at least 1), widened by the
 * uncertainty of the reference's mean (the posterior of a Poisson rate under Jeffreys' prior); two-sided p is twice
 * the smaller tail. Interval, 90 %: on the logarithm, with the same dispersion. Share of conflict: Fisher's exact test.
 */
export function weekChange(
  week: WeekCount,
  before: readonly WeekCount[],
  referenceWeeks: number,
): TestedChange | null {
  const reference = before.slice(-referenceWeeks);
  if (reference.length < referenceWeeks) return null;
  const [count, exposure] = [sumOf(reference, 'n'), sumOf(reference, 'coverage')];
  const dispersion = dispersionOf(reference, count / exposure);
  const mean = ((count + HALF) / exposure) * week.coverage;
  const predictive = dispersion * (1 + week.coverage / exposure);
  const upper = countTail(week.n, mean, predictive);
  const lower = 1 - countTail(week.n + 1, mean, predictive);
  const ratio = (week.n + HALF) / mean;
  const error = NORMAL_95 * Math.sqrt(dispersion * (1 / (week.n + HALF) + 1 / (count + HALF)));
  const all = { conflicts: week.conflicts + sumOf(reference, 'conflicts'), n: week.n + count };
  return {
    referenceWeeks,
    rateRatio: ratio,
    low: ratio * Math.exp(-error),
    high: ratio * Math.exp(error),
    rateP: Math.min(1, 2 * Math.min(upper, lower)),
    conflictRoseP: drawnAtLeast(week.conflicts, week.n, all.conflicts, all.n),
    conflictFellP: drawnAtLeast(week.n - week.conflicts, week.n, all.n - all.conflicts, all.n),
  };
}

/**
 * One word per indicator, false discovery controlled at `rate` over all tests of all indicators. A shift of
 * conflict's share comes before a shift of volume.
 */
export function changeWords(changes: readonly TestedChange[], rate: number): ChangeWord[] {
  const stands = discoveries(
    changes.flatMap(({ rateP, conflictRoseP, conflictFellP }) => [rateP, conflictRoseP, conflictFellP]),
    rate,
  );
  return changes.map(({ rateRatio }, i) => {
    const [volume, rose, fell] = stands.slice(3 * i, 3 * i + 3);
    if (rose === true) return 'cooling';
    if (fell === true) return 'warming';
    if (volume !== true) return 'no change shown';
    return rateRatio < 1 ? 'quiet' : 'busy';
  });
}

function sumOf(weeks: readonly WeekCount[], field: keyof WeekCount): number {
  return weeks.reduce((sum, week) => sum + week[field], 0);
}

/** Pearson's χ² over its degrees of freedom, at least 1: a reference may not claim to be calmer than chance. */
function dispersionOf(reference: readonly WeekCount[], rate: number): number {
  if (rate === 0 || reference.length < 2) return 1;
  const chiSquare = reference.reduce(
    (sum, { n, coverage }) => sum + (n - rate * coverage) ** 2 / (rate * coverage),
    0,
  );
  return Math.max(1, chiSquare / (reference.length - 1));
}

/** Hypergeometric: probability of at least `hits` among `draws` from `all` of which `marked` are marked. */
function drawnAtLeast(hits: number, draws: number, marked: number, all: number): number {
  const rest = all - marked;
  const fewest = Math.max(0, draws - rest);
  const most = Math.min(draws, marked);
  let [term, sum, tail] = [1, 0, 0];
  for (let k = fewest; k <= most; k += 1) {
    sum += term;
    if (k >= hits) tail += term;
    term *= ((marked - k) * (draws - k)) / ((k + 1) * (rest - draws + k + 1));
  }
  return tail / sum;
}
