import { regularisedBeta } from './beta-quantile.js';

/** Below this excess of variance over mean a count is as good as Poisson, and the shape would run away. */
const LEAST_EXCESS = 1e-6;

/**
 * Probability, 0 … 1, of at least `count` happenings where `mean` (above 0) are expected with a variance of
 * `dispersion` times the mean (at least 1).
 *
 * Negative binomial with shape mean / (dispersion − 1): its upper tail is I_q(count, shape), q = 1 − 1/dispersion
 * (DLMF §8.17.5 continued to real shapes).
 */
export function countTail(count: number, mean: number, dispersion: number): number {
  if (count <= 0) return 1;
  const excess = Math.max(dispersion - 1, LEAST_EXCESS);
  return regularisedBeta(excess / (1 + excess), count, mean / excess);
}
