import { midTails, type CountReference, type SeenCount } from './count-reference.js';

/** What a 90 % interval leaves out on each side. */
const LEFT_OUT = 0.05;
/** The interval's level, percent. */
export const RATE_INTERVAL_PERCENT = 100 * (1 - 2 * LEFT_OUT);
/** Halvings of the logarithm's range: from e^±16 to a hundred-millionth of the ratio. */
const HALVINGS = 32;
/** Natural logarithm of the largest ratio that is looked at; its inverse is the smallest. */
const MOST_LOG = 16;

/** Ratios, 0 or more. */
export interface RateInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * 90 % interval of the ratio of a week's rate to its reference's: the ratios that the test of the week's count would
 * not find wanting on either side, so that 1 lies in it exactly where the test's two-sided p is at least 0.1. From 0
 * where nothing happened.
 */
export function rateInterval(week: SeenCount, reference: CountReference): RateInterval {
  const tails = (log: number) => midTails(week, reference, Math.exp(log));
  return {
    low: week.n === 0 ? 0 : Math.exp(crossing((log) => tails(log).upper > LEFT_OUT)),
    high: Math.exp(crossing((log) => tails(log).lower < LEFT_OUT)),
  };
}

/** Where what holds of large logarithms and not of small ones begins to. */
function crossing(holds: (log: number) => boolean): number {
  let [below, above] = [-MOST_LOG, MOST_LOG];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (below + above) / 2;
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return (below + above) / 2;
}
