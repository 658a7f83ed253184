import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber } from '../../kernel/iso-week.js';
import { expectedArticles, type BusyWeek } from './expected-articles.js';
import type { WeekDays } from './week-days.js';

/**
 * Sums of weekly counts between two week numbers, both included. Made once, looked up at once: they are asked for a
 * thousand sources in every week.
 */
export function weeklySums(
  counts: ReadonlyMap<IsoWeek, number> | undefined,
): (first: number, last: number) => number {
  const rows = [...(counts ?? [])].map(([week, count]) => ({ number: weekNumber(week), count }));
  if (rows.length === 0) return () => 0;
  const numbers = rows.map(({ number }) => number);
  const [begin, end] = [Math.min(...numbers), Math.max(...numbers)];
  /** Up to the week of that place, it included. */
  const sums = new Float64Array(end - begin + 1);
  for (const { number, count } of rows) sums[number - begin] = count;
  for (let place = 1; place < sums.length; place += 1)
    sums[place] = (sums[place] ?? 0) + (sums[place - 1] ?? 0);
  const upTo = (number: number): number => (number < begin ? 0 : (sums[Math.min(number, end) - begin] ?? 0));
  return (first, last) => (first > last ? 0 : upTo(last) - upTo(first - 1));
}

/**
 * {@link expectedArticles} before the week of a number, by the last `weeks` with articles, which ascend; null up to the
 * first of them.
 */
export function weeklyExpectations(
  past: readonly BusyWeek[],
  weeks: number,
): (number: number) => number | null {
  const [first, last] = [past[0], past.at(-1)];
  if (first === undefined || last === undefined) return () => null;
  /** After the week of that place, counted from the first. */
  const expectations = new Float64Array(last.number - first.number + 1);
  for (const [at, { number }] of past.entries()) {
    const expected = expectedArticles(past.slice(Math.max(0, at + 1 - weeks), at + 1)) ?? 0;
    expectations.fill(expected, number - first.number, (past[at + 1]?.number ?? number + 1) - first.number);
  }
  return (number) =>
    number <= first.number ? null : (expectations[Math.min(number - 1, last.number) - first.number] ?? null);
}

/**
 * The weeks from the first one with articles on in which a source was heard: those with any, and those without in which
 * it answered.
 */
export function heardWeeks(
  past: readonly BusyWeek[],
  answered: ReadonlyMap<IsoWeek, WeekDays> | undefined,
): readonly BusyWeek[] {
  const first = past[0]?.number ?? Infinity;
  const busy = new Set(past.map(({ number }) => number));
  const empty = [...(answered ?? [])].flatMap(([week, days]) => {
    const number = weekNumber(week);
    return days === 0 || number < first || busy.has(number) ? [] : [{ number, count: 0 }];
  });
  return empty.length === 0 ? past : [...past, ...empty].sort((a, b) => a.number - b.number);
}
