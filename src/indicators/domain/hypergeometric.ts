/** A draw without return: `draws` from `all`, of which `marked` are marked; whole numbers, draws and marked ≤ all. */
export interface Draw {
  readonly draws: number;
  readonly marked: number;
  readonly all: number;
}

/** Terms grow from 1 at the rarest outcome; above this all are made smaller alike, long before numbers end. */
const LARGEST_SUM = 1e280;

/**
 * Probability, 0 … 1, of at least `hits` marked ones among the drawn, with half that of exactly `hits` (mid-p): the
 * upper tail of the hypergeometric distribution, which is Fisher's exact test. ½ where only one outcome is possible.
 */
export function drawnAtLeast(hits: number, { draws, marked, all }: Draw): number {
  const rest = all - marked;
  const fewest = Math.max(0, draws - rest);
  const most = Math.min(draws, marked);
  let [term, sum, tail] = [1, 0, 0];
  for (let k = fewest; k <= most; k += 1) {
    sum += term;
    if (k > hits) tail += term;
    if (k === hits) tail += term / 2;
    if (sum > LARGEST_SUM) [term, sum, tail] = [term / sum, 1, tail / sum];
    term *= ((marked - k) * (draws - k)) / ((k + 1) * (rest - draws + k + 1));
  }
  return tail / sum;
}
