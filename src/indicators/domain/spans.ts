import type { Span } from './feeds-to-watch.js';

/** Each of the numbers as a span. */
export function spansOfWeeks(numbers: Iterable<number>): Span[] {
  return [...numbers].map((number) => ({ first: number, last: number }));
}

/** The same numbers in as few spans as hold them, ascending. */
export function joinedSpans(spans: readonly Span[]): readonly Span[] {
  const joined: { first: number; last: number }[] = [];
  for (const { first, last } of spans.toSorted((a, b) => a.first - b.first)) {
    const before = joined.at(-1);
    if (before !== undefined && first <= before.last + 1) before.last = Math.max(before.last, last);
    else joined.push({ first, last });
  }
  return joined;
}

/** Whether the same weeks are meant. */
export function isSameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every(({ first, last }, i) => first === b[i]?.first && last === b[i].last))
  );
}
