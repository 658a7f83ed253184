import { medianOfSorted, type BusyWeek } from './expected-articles.js';

/**
 * Sums of ascending weekly counts between two week numbers, both included. Made once, looked up at once: they are asked
 * for a thousand sources in every week.
 */
export function weeklySums(counts: readonly BusyWeek[]): (first: number, last: number) => number {
  const [begin, end] = [counts[0]?.number, counts.at(-1)?.number];
  if (begin === undefined || end === undefined) return () => 0;
  /** Up to the week of that place, it included. */
  const sums = new Float64Array(end - begin + 1);
  let sum = 0;
  for (const [at, { number, count }] of counts.entries()) {
    sum += count;
    sums.fill(sum, number - begin, (counts[at + 1]?.number ?? number + 1) - begin);
  }
  const upTo = (number: number): number => (number < begin ? 0 : (sums[Math.min(number, end) - begin] ?? 0));
  return (first, last) => (first > last ? 0 : upTo(last) - upTo(first - 1));
}

/** A value of each week from one on; after the last of them it stays the same. */
export interface WeeklyValues {
  /** `weekNumber` of the kernel; Infinity where there are none. */
  readonly first: number;
  readonly values: Float64Array;
}

/** The value in a week; null before the first. */
export function valueIn({ first, values }: WeeklyValues, number: number): number | null {
  return number < first ? null : (values[Math.min(number - first, values.length - 1)] ?? null);
}

/** `expectedArticles` before each week, by the last `weeks` of those given, which ascend. */
export function weeklyExpectations(past: readonly BusyWeek[], weeks: number): WeeklyValues {
  /** The counts of the last weeks, ascending. */
  const window: number[] = [];
  return weeklyValues(past, weeks, (count, gone) => {
    if (gone !== null) window.splice(window.indexOf(gone), 1);
    const place = window.findIndex((one) => one > count);
    window.splice(place === -1 ? window.length : place, 0, count);
    return medianOfSorted(window);
  });
}

/** The mean of the same weeks: of many that bring less than one each, medians add up to nothing. */
export function weeklyMeans(past: readonly BusyWeek[], weeks: number): WeeklyValues {
  let [sum, n] = [0, 0];
  return weeklyValues(past, weeks, (count, gone) => {
    sum += count - (gone ?? 0);
    n += gone === null ? 1 : 0;
    return sum / n;
  });
}

/** A value after each of the weeks, by its count and the one that falls out of the last `weeks`, null where none does. */
function weeklyValues(
  past: readonly BusyWeek[],
  weeks: number,
  valueWith: (count: number, gone: number | null) => number,
): WeeklyValues {
  const [begin, end] = [past[0]?.number, past.at(-1)?.number];
  if (begin === undefined || end === undefined) return { first: Infinity, values: new Float64Array() };
  const values = new Float64Array(end - begin + 1);
  for (const [at, { number, count }] of past.entries()) {
    const value = valueWith(count, past[at - weeks]?.count ?? null);
    values.fill(value, number - begin, (past[at + 1]?.number ?? number + 1) - begin);
  }
  return { first: begin + 1, values };
}

/**
 * The weeks from the first one with articles on in which a source was heard: those with any, and those without of the
 * ascending ones in which it answered.
 */
export function heardWeeks(
  past: readonly BusyWeek[],
  answered: readonly { readonly number: number }[],
): readonly BusyWeek[] {
  const first = past[0]?.number ?? Infinity;
  const busy = new Set(past.map(({ number }) => number));
  const empty = answered.filter(({ number }) => number > first && !busy.has(number));
  if (empty.length === 0) return past;
  return [...past, ...empty.map(({ number }) => ({ number, count: 0 }))].sort((a, b) => a.number - b.number);
}
