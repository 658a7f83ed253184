import { logGamma } from './log-gamma.js';

/** Looked up once: inside the loops, and above all in a test's sandbox, the look-up costs more than the sum. */
const { abs, exp, log, log1p } = Math;

/** Stands in for a zero denominator in Lentz's method. */
const TINY = 1e-300;
/** A few roundings: a tighter one would never be met. */
const FRACTION_TOLERANCE = 1e-15;
const MAX_FRACTION_STEPS = 100_000;
const MAX_ROOT_STEPS = 200;
/** Newton's next step would be far below rounding. */
const ROOT_TOLERANCE = 1e-13;

/**
 * The regularised incomplete beta function I_x(a, b), 0 … 1, for a, b > 0 and x in 0 … 1.
 *
 * Continued fraction DLMF 8.17.22 by the modified Lentz method, on the side of the mean where it converges fast.
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
  return 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/**
 * The value below which a Beta(a, b) share lies with the given probability (0 … 1), for a, b ≥ 1; absolute
 * error below 1e-12.
 *
 * Newton's steps on {@link regularisedBeta}, kept inside a bracket that halves where a step would leave it.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (!(a >= 1 && b >= 1))
    throw new RangeError(`betaQuantile takes a and b of at least 1, not ${a} and ${b}.`);
  if (probability <= 0) return 0;
  if (probability >= 1) return 1;
  const norm = logBeta(a, b);
  let [low, high, x] = [0, 1, a / (a + b)];
  for (let step = 0; step < MAX_ROOT_STEPS; step += 1) {
    const excess = regularisedBeta(x, a, b) - probability;
    if (excess > 0) high = x;
    else low = x;
    const density = exp((a - 1) * log(x) + (b - 1) * log1p(-x) - norm);
    const newton = x - excess / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (abs(next - x) <= ROOT_TOLERANCE) return next;
    x = next;
  }
  return x;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / apart(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MAX_FRACTION_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / apart(1 + even * d);
    c = apart(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / apart(1 + odd * d);
    c = apart(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (abs(change - 1) <= FRACTION_TOLERANCE) return fraction;
  }
  return fraction;
}

function apart(value: number): number {
  return abs(value) < TINY ? TINY : value;
}
