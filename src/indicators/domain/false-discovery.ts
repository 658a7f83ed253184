/**
 * Benjamini and Hochberg's step-up (1995): which of several tests stand when at most `rate` (0 … 1) of those that
 * stand may be false. Takes p-values, 0 … 1; gives an answer for each, in their order.
 */
export function discoveries(pValues: readonly number[], rate: number): boolean[] {
  const ascending = [...pValues].sort((a, b) => a - b);
  const limit = ascending.findLast((p, i) => p <= (rate * (i + 1)) / ascending.length);
  return pValues.map((p) => limit !== undefined && p <= limit);
}
