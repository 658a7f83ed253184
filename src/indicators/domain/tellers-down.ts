import type { SourceParameters } from './common-sources.js';
import type { FeedToWatch } from './feeds-to-watch.js';
import { countTail } from './negative-binomial.js';
import { toldUpTo } from './source-runs.js';
import type { SourcesOnRecord } from './sources-in-week.js';
import { leastShare, type ToldPart } from './told-reports.js';
import type { WatchedWeekOfFeed } from './watched-feeds.js';
import { dayCount } from './week-days.js';

/** One week that is over, as the feeds watched it. */
export interface WatchedWeek {
  readonly number: number;
  readonly coverage: number;
  /** The feeds in the week, and before that in the weeks before it that are taken together with it, its own first. */
  readonly last: readonly (readonly WatchedWeekOfFeed[])[];
}

/**
 * Whether the feeds that were down in a week, or brought too little in it or in the last ones together, tell far more of the relations than of the articles
 * that coverage is reckoned by: so much of what is usually told is missing, beyond chance, that the rest is less than
 * `comparableFromShare` of what the coverage says. A specialist that fails beside large general feeds must not read as
 * quiet. What is usual are the reports of its weeks up to the last one before with articles: a source that stays down does not
 * come to be one that tells nothing.
 */
export function areTellersDown(
  { number, coverage, last }: WatchedWeek,
  { feeds, runs }: SourcesOnRecord,
  parameters: SourceParameters,
): boolean {
  const { told, comparableFromShare } = parameters;
  const run = runs.find(({ first, last }) => first <= number && number <= last);
  const shares = sharesOf(last, number, parameters);
  const parts = [...(run?.sources.values() ?? [])].flatMap((source): ToldPart[] => {
    const feed = feeds[source.place];
    const share = feed === undefined ? undefined : shares.get(feed);
    if (share === undefined) return [];
    const lastBusy = feed?.busyBefore(number).at(-1)?.number ?? number - 1;
    return [{ told: toldUpTo(feed, source, lastBusy, told.weeks), part: 1 - share }];
  });
  return 1 - leastShare(parts, told) < comparableFromShare * coverage;
}

/**
 * The share, 0 … 1, of what was due that came of every feed in the week; less where, of it or of the last weeks together,
 * so few came that chance seldom leaves as few. Those that tell little do not matter by it.
 */
function sharesOf(
  last: WatchedWeek['last'],
  number: number,
  parameters: SourceParameters,
): ReadonlyMap<FeedToWatch, number> {
  const sums = new Map<FeedToWatch, { articles: number; due: number; share: number }>();
  for (const [back, rows] of last.entries())
    for (const row of rows) {
      const { feed, due } = row;
      const known = sums.get(feed);
      const sum = known ?? { articles: 0, due: 0, share: back === 0 ? shareOf(row) : 1 };
      if (known === undefined && back === 0) sums.set(feed, sum);
      if (due === null || due === 0 || feed.usualFrom > number - back) continue;
      sum.articles += row.articles;
      sum.due += due;
      if (isShort(sum, parameters)) sum.share = Math.min(sum.share, sum.articles / sum.due);
    }
  return new Map([...sums].map(([feed, { share }]) => [feed, share]));
}

function isShort(
  { articles, due }: { readonly articles: number; readonly due: number },
  { articleDispersion, told }: SourceParameters,
): boolean {
  return articles < due && 1 - countTail(articles + 1, due, articleDispersion) < told.shortByChance;
}

/** The share of what was due of a feed in a week that came, 0 … 1. */
function shareOf({ enabled, seen, brought }: WatchedWeekOfFeed): number {
  const days = dayCount(enabled);
  return days === 0 ? 1 : (brought * dayCount(enabled & seen)) / days;
}
