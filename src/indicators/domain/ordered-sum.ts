/** Adds up from the smallest, since floating-point sums depend on the order and the same facts must give the same bits. */
export function orderedSum(values: readonly number[]): number {
  if (values.length <= 2) return (values[0] ?? 0) + (values[1] ?? 0);
  return sumOfOrdered(ordered(values));
}

/** The values from the smallest. */
export function ordered(values: readonly number[]): Float64Array {
  return new Float64Array(values).sort();
}

/** {@link orderedSum} of what is in order already. */
export function sumOfOrdered(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** Two lists in order as one: several times as quick as putting all in order again. */
export function merged(a: Float64Array, b: Float64Array): Float64Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const all = new Float64Array(a.length + b.length);
  let [ofA, ofB] = [0, 0];
  for (let place = 0; place < all.length; place += 1) {
    const [nextA = Infinity, nextB = Infinity] = [a[ofA], b[ofB]];
    if (nextA <= nextB) {
      all[place] = nextA;
      ofA += 1;
    } else {
      all[place] = nextB;
      ofB += 1;
    }
  }
  return all;
}
