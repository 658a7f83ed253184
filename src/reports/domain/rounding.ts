/**
 * A figure rounded to so many decimals, halves away from zero, as it is printed; never −0. Rounded by the shortest
 * decimal that the number is written as, so that 1.005 gives 1.01, as a reader of the unrounded figure expects.
 */
export function rounded(value: number, decimals: number): number {
  const size = Math.abs(value);
  if (size >= 1e15 || !Number.isFinite(value)) return value;
  const [digits = '0', exponent = '0'] = String(size).split('e');
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  const result = Number(`${shifted}e${-decimals}`);
  return value < 0 && result !== 0 ? -result : result;
}

/** A share, 0 … 1, as percent with one decimal. */
export function percent(share: number): number {
  return rounded(100 * share, 1);
}
