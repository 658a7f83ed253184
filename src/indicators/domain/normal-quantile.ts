/** Numerators and denominators, lowest power first, of Wichura's rational approximations (AS 241, PPND7). */
const CENTRE = {
  above: [3.3871327179, 50.434271938, 159.29113202, 59.10937472],
  below: [1, 17.895169469, 78.757757664, 67.1875636],
};
const NEAR_TAIL = {
  above: [1.4234372777, 2.75681539, 1.3067284816, 0.17023821103],
  below: [1, 0.7370016425, 0.12021132975],
};
const FAR_TAIL = {
  above: [6.657905115, 3.081226386, 0.42868294337, 0.017337203997],
  below: [1, 0.24197894225, 0.012258202635],
};
/** Half the width of the probabilities served by the first approximation, and the shifts of the others. */
const CENTRE_HALF_WIDTH = 0.425;
const CENTRE_SHIFT = 0.180625;
const NEAR_TAIL_SHIFT = 1.6;
const FAR_TAIL_FROM = 5;

/**
 * The standard normal deviate below which lies the given probability (above 0, below 1), to about 7 figures.
 *
 * Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988).
 * Throws a RangeError at 0 and 1, where it is infinite.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`normalQuantile takes probabilities between 0 and 1, not ${probability}.`);
  const offset = probability - 1 / 2;
  if (Math.abs(offset) <= CENTRE_HALF_WIDTH) return offset * ratio(CENTRE, CENTRE_SHIFT - offset * offset);
  const root = Math.sqrt(-Math.log(Math.min(probability, 1 - probability)));
  const size =
    root <= FAR_TAIL_FROM ? ratio(NEAR_TAIL, root - NEAR_TAIL_SHIFT) : ratio(FAR_TAIL, root - FAR_TAIL_FROM);
  return offset < 0 ? -size : size;
}

function ratio({ above, below }: typeof CENTRE, x: number): number {
  return polynomial(above, x) / polynomial(below, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
