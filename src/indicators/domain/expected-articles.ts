import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber } from '../../kernel/iso-week.js';

/** A week in which a feed brought articles. */
export interface BusyWeek {
  /** `weekNumber` of the kernel. */
  readonly number: number;
  /** Articles, above 0. */
  readonly count: number;
}

/** The weeks with articles, ascending. */
export function busyWeeks(articles: ReadonlyMap<IsoWeek, number> | undefined): readonly BusyWeek[] {
  const past: BusyWeek[] = [];
  for (const [week, count] of articles ?? []) if (count > 0) past.push({ number: weekNumber(week), count });
  return past.sort((a, b) => a.number - b.number);
}

/** The last `weeks` of those before the week of the given number, ascending. */
export function lastBusyWeeks(
  past: readonly BusyWeek[],
  weeks: number,
): (number: number) => readonly BusyWeek[] {
  return (number) => {
    const before = weeksBefore(past, number);
    return past.slice(Math.max(0, before - weeks), before);
  };
}

/**
 * The articles expected of a feed in the week after those given, its last ones that had any: their median (DESIGN §5);
 * null before it ever had any.
 */
export function expectedArticles(busy: readonly BusyWeek[]): number | null {
  return busy.length === 0 ? null : median(busy.map(({ count }) => count));
}

/** How many of the ascending entries lie before the week, by halving. */
export function weeksBefore(past: readonly { readonly number: number }[], number: number): number {
  let [low, high] = [0, past.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((past[middle]?.number ?? number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The middle value, or the mean of the two middle ones; 0 for none. */
export function median(values: readonly number[]): number {
  return medianOfSorted([...values].sort((a, b) => a - b));
}

/** The same of values that ascend. */
export function medianOfSorted(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
