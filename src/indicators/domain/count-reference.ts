import { countTail } from './negative-binomial.js';

/** A count and how much of its week was seen. */
export interface SeenCount {
  /** Happenings, 0 or more. */
  readonly n: number;
  /** Share of expected articles that came, above 0, at most 1. */
  readonly coverage: number;
}

/** What the covered weeks of a reference say of an ordinary week. */
export interface CountReference {
  readonly weeks: number;
  /** Happenings in all of them. */
  readonly count: number;
  /** Fully covered weeks' worth. */
  readonly exposure: number;
  /** Happenings expected in a fully covered week, above 0. */
  readonly mean: number;
  /** Variance over mean of a week's count, at least 1. */
  readonly dispersion: number;
  /** Whether its weeks differ at all, coverage allowed for. */
  readonly hasSpread: boolean;
}

/** The two tails of a count, each with half the probability of the count itself (mid-p). */
export interface CountTails {
  /** Of at least so many, 0 … 1. */
  readonly upper: number;
  /** Of at most so many, 0 … 1. */
  readonly lower: number;
}

/** Keeps the mean of an empty reference above 0: Jeffreys' prior of a Poisson rate. */
const HALF = 0.5;
/** What rounding may leave of a χ² of nothing. */
const LEAST_CHI_SQUARE = 1e-9;

/**
 * Mean and dispersion of covered weeks; needs at least one week.
 *
 * The dispersion is Pearson's χ² over its degrees of freedom, at least 1: a reference may not claim to be calmer
 * than chance.
 */
export function countReference(weeks: readonly SeenCount[]): CountReference {
  return referenceOf(weeks.map(momentsOf).reduce(added, NO_MOMENTS));
}

/** What has to be known of weeks to make a reference of them: sums, so that those of any span are a difference. */
export interface CountMoments {
  readonly weeks: number;
  readonly count: number;
  readonly exposure: number;
  /** Σ n² ÷ coverage. */
  readonly squares: number;
}

export const NO_MOMENTS: CountMoments = { weeks: 0, count: 0, exposure: 0, squares: 0 };

export function momentsOf({ n, coverage }: SeenCount): CountMoments {
  return { weeks: 1, count: n, exposure: coverage, squares: (n * n) / coverage };
}

export function added(a: CountMoments, b: CountMoments): CountMoments {
  return combined(a, b, 1);
}

export function without(a: CountMoments, b: CountMoments): CountMoments {
  return combined(a, b, -1);
}

function combined(a: CountMoments, b: CountMoments, sign: 1 | -1): CountMoments {
  return {
    weeks: a.weeks + sign * b.weeks,
    count: a.count + sign * b.count,
    exposure: a.exposure + sign * b.exposure,
    squares: a.squares + sign * b.squares,
  };
}

/** The reference that weeks of these moments make; see {@link countReference}. */
export function referenceOf({ weeks, count, exposure, squares }: CountMoments): CountReference {
  const rate = count / exposure;
  // Pearson's Σ (n − rate·coverage)² ÷ (rate·coverage), multiplied out.
  const chiSquare = count === 0 ? 0 : squares / rate - count;
  return {
    weeks,
    count,
    exposure,
    mean: (count + HALF) / exposure,
    dispersion: weeks < 2 ? 1 : Math.max(1, chiSquare / (weeks - 1)),
    hasSpread: chiSquare > LEAST_CHI_SQUARE,
  };
}

/** What a week is expected to bring whose coverage times its rate over the reference's is given, with its variance. */
function prediction(reference: CountReference, share: number): { mean: number; dispersion: number } {
  return {
    mean: reference.mean * share,
    // The reference's mean is itself uncertain: its variance adds to the week's own.
    dispersion: reference.dispersion * (1 + share / reference.exposure),
  };
}

/** Probability, 0 … 1, of at least as many happenings as the week brought if it were like the reference. */
export function upperTail({ n, coverage }: SeenCount, reference: CountReference): number {
  const { mean, dispersion } = prediction(reference, coverage);
  return countTail(n, mean, dispersion);
}

/**
 * Both tails of the week's count if its rate were so many times the reference's; mid-p, since counts are coarse
 * (Lancaster 1961).
 */
export function midTails({ n, coverage }: SeenCount, reference: CountReference, rateRatio = 1): CountTails {
  const { mean, dispersion } = prediction(reference, coverage * rateRatio);
  const atLeast = countTail(n, mean, dispersion);
  const more = countTail(n + 1, mean, dispersion);
  const half = (atLeast - more) / 2;
  return { upper: atLeast - half, lower: 1 - more - half };
}
