/** How a figure moves over a run, as a share of its mean. */
export interface Trend {
  readonly mean: number;
  /** Change per year, as a share of the mean, with the ends of its 95 % interval. */
  readonly perYear: number;
  readonly low: number;
  readonly high: number;
}

/** A figure at a time of the run. */
export interface Point {
  readonly year: number;
  readonly value: number;
}

/** Of Student's distribution with so many degrees of freedom, 97.5 %; beyond the table it is close to the last. */
const QUANTILES = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23];
const QUANTILE_OF_MANY = 2.09;

/** The line of least squares through the points; null for fewer than four, or where their mean is 0. */
export function trendOf(points: readonly Point[]): Trend | null {
  const count = points.length;
  const mean = points.reduce((sum, { value }) => sum + value, 0) / count;
  const middle = points.reduce((sum, { year }) => sum + year, 0) / count;
  if (count < 4 || mean === 0) return null;
  const spread = points.reduce((sum, { year }) => sum + (year - middle) ** 2, 0);
  const slope = points.reduce((sum, { year, value }) => sum + (year - middle) * (value - mean), 0) / spread;
  const rest = points.reduce(
    (sum, { year, value }) => sum + (value - mean - slope * (year - middle)) ** 2,
    0,
  );
  const error = Math.sqrt(rest / (count - 2) / spread);
  const half = error * (QUANTILES[count - 3] ?? QUANTILE_OF_MANY);
  return { mean, perYear: slope / mean, low: (slope - half) / mean, high: (slope + half) / mean };
}

/** A yearly growth up to this share of the mean is taken as none: a tenth over ten years is no leak. */
const TOLERATED_PER_YEAR = 0.01;

/** Whether a figure may be called flat: its growth cannot be told from none, or is small for sure. */
export function isFlat({ low, high }: Trend): boolean {
  return low <= 0 || high <= TOLERATED_PER_YEAR;
}
