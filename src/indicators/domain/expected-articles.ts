import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber } from '../../kernel/iso-week.js';

/**
 * The articles expected of a feed as a function of the week's number: the median of its last `weeks` weeks before
 * that one which had any (DESIGN §5); null before it ever had any.
 */
export function expectedArticles(
  articles: ReadonlyMap<IsoWeek, number> | undefined,
  weeks: number,
): (number: number) => number | null {
  const past = [...(articles ?? [])]
    .filter(([, count]) => count > 0)
    .map(([week, count]) => ({ number: weekNumber(week), count }))
    .sort((a, b) => a.number - b.number);
  return (number) => {
    const before = weeksBefore(past, number);
    const last = past.slice(Math.max(0, before - weeks), before).map(({ count }) => count);
    return last.length === 0 ? null : median(last);
  };
}

/** How many of the ascending entries lie before the week, by halving. */
function weeksBefore(past: readonly { readonly number: number }[], number: number): number {
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
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
