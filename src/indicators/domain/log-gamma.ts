/** Below this the argument is raised by the recurrence, above it the series is exact to rounding. */
const SERIES_FROM = 15;
/** Coefficients B(2k) / (2k (2k − 1)) of Stirling's series, DLMF 5.11.1. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];
const HALF_LOG_TWO_PI = 0.918_938_533_204_672_7;

/**
 * Natural logarithm of the gamma function for z > 0, to about 1e-14 of its size.
 *
 * Recurrence Γ(z + 1) = zΓ(z) up to 15, then Stirling's series (DLMF §5.5.1, §5.11.1).
 */
export function logGamma(z: number): number {
  if (!(z > 0)) throw new RangeError(`logGamma takes positive numbers, not ${z}.`);
  let raised = z;
  let product = 1;
  for (; raised < SERIES_FROM; raised += 1) product *= raised;
  const inverse = 1 / raised;
  const inverseSquare = inverse * inverse;
  const series = STIRLING.reduceRight((sum, coefficient) => sum * inverseSquare + coefficient, 0) * inverse;
  return (raised - 0.5) * Math.log(raised) - raised + HALF_LOG_TWO_PI + series - Math.log(product);
}
