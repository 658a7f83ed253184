import type { BusyWeek } from './expected-articles.js';
import type { SmallFeed } from './silent-feeds.js';
import { DAYS_OF_WEEK, dayCount, type WeekDays } from './week-days.js';

/** A feed in a week, and the days on which it was seen in any, by `weekNumber` of the kernel. */
interface FeedInWeek {
  readonly articles: number;
  readonly number: number;
  readonly seenDaysIn: (number: number) => WeekDays;
}

/** For how long a feed has been empty, and how often it was before: what its silence is judged by. */
export function pastOf(
  busy: readonly BusyWeek[],
  { articles, number, seenDaysIn }: FeedInWeek,
): Omit<SmallFeed, 'due'> {
  const last = busy.at(-1)?.number ?? number;
  const seen: number[] = [0];
  const seenWeeks = (weeks: number): number => {
    for (let back = seen.length; back <= weeks; back += 1)
      seen.push((seen[back - 1] ?? 0) + dayCount(seenDaysIn(number - back + 1)) / DAYS_OF_WEEK.length);
    return seen[weeks] ?? 0;
  };
  const empty = emptyBetween(busy, seenDaysIn);
  return {
    emptyWeeks: articles > 0 ? 0 : number - last,
    seenWeeks,
    record: { weeks: Math.max(0, busy.length - 1) + empty, empty },
  };
}

/** Weeks between the first and the last of those given in which the feed was seen and brought nothing. */
function emptyBetween(busy: readonly BusyWeek[], seenDaysIn: (number: number) => WeekDays): number {
  const [first, last] = [busy[0]?.number ?? 0, busy.at(-1)?.number ?? 0];
  if (last - first < busy.length) return 0;
  const known = new Set(busy.map(({ number }) => number));
  let empty = 0;
  for (let number = first + 1; number < last; number += 1)
    if (!known.has(number) && seenDaysIn(number) !== 0) empty += 1;
  return empty;
}
