/** Adds up from the smallest, since floating-point sums depend on the order and the same facts must give the same bits. */
export function orderedSum(values: readonly number[]): number {
  if (values.length <= 2) return (values[0] ?? 0) + (values[1] ?? 0);
  const sorted = new Float64Array(values).sort();
  let sum = 0;
  for (const value of sorted) sum += value;
  return sum;
}
