/** The middle value; the mean of the two middle ones where their number is even; NaN where there are none. */
export function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle] ?? Number.NaN;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Milliseconds for people: `840 ms`, `3.21 s`. */
export function time(ms: number): string {
  return ms < 1_000 ? `${ms.toFixed(ms < 10 ? 2 : 0)} ms` : `${(ms / 1_000).toFixed(2)} s`;
}

/** `×0.83`; a dash where there is nothing to compare. */
export function ratio(value: number, yardstick: number): string {
  const quotient = value / yardstick;
  return Number.isFinite(quotient) ? `×${quotient.toFixed(2)}` : '–';
}

/** A whole number with thousands apart. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** Median and extremes of repeated times. */
export function spread(ms: readonly number[]): string {
  if (ms.length < 2) return time(median(ms));
  return `${time(median(ms))} (${time(Math.min(...ms))} … ${time(Math.max(...ms))} of ${ms.length})`;
}
