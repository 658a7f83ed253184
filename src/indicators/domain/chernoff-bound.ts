/** Something that may happen, independently of the others, and what it adds to the sum if it does. */
export interface Chance {
  /** Above 0. */
  readonly weight: number;
  /** Probability, above 0, at most 1. */
  readonly probability: number;
}

const DOUBLINGS = 60;
const HALVINGS = 50;

/**
 * Natural logarithm of an upper bound, 0 at most, of the probability that the weights of what happens add up to
 * `sum` or more: Chernoff's, the least over θ ≥ 0 of e^(−θ·sum) Π (1 − p + p·e^(θw)), exact where `sum` is all of them.
 */
export function logChanceOfAtLeast(sum: number, chances: readonly Chance[]): number {
  const [all, expected] = chances.reduce<readonly [number, number]>(
    ([weights, mean], { weight, probability }) => [weights + weight, mean + weight * probability],
    [0, 0],
  );
  if (sum <= expected) return 0;
  if (sum >= all * (1 - Number.EPSILON * chances.length))
    return chances.reduce((log, { probability }) => log + Math.log(probability), 0);
  const theta = tiltTo(sum, chances);
  const log = chances.reduce((total, { weight, probability }) => {
    const tilted = theta * weight;
    // ln(1 − p + p·e^x) without the overflow of e^x.
    return total + tilted + Math.log(probability + (1 - probability) * Math.exp(-tilted));
  }, -theta * sum);
  return Math.min(0, log);
}

/** The θ at which the tilted mean is the sum; the mean grows with θ, so that halving finds it. */
function tiltTo(sum: number, chances: readonly Chance[]): number {
  const tiltedMean = (theta: number): number =>
    chances.reduce((mean, { weight, probability }) => {
      const others = (1 - probability) * Math.exp(-theta * weight);
      return mean + (weight * probability) / (probability + others);
    }, 0);
  let high = 1 / Math.max(...chances.map(({ weight }) => weight));
  for (let i = 0; i < DOUBLINGS && tiltedMean(high) < sum; i += 1) high *= 2;
  let low = 0;
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (tiltedMean(middle) < sum) low = middle;
    else high = middle;
  }
  return high;
}
