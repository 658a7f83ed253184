import type { SourceParameters, SourcesOnRecord } from './other-sources.js';
import type { Span } from './feeds-to-watch.js';
import { toldUpTo } from './source-runs.js';
import { joinedSpans, spansOfWeeks } from './spans.js';
import { leastShare, type ToldPart } from './told-reports.js';
import type { WatchedWeekOfFeed } from './watched-feeds.js';
import { dayCount } from './week-days.js';

/** One week as the feeds watched it. */
interface WatchedWeek {
  readonly number: number;
  readonly coverage: number;
  readonly watched: readonly WatchedWeekOfFeed[];
}

/**
 * Whether the feeds that were down in a week, or brought too little, tell far more of the relations than of the articles
 * that coverage is reckoned by: so much of what is usually told is missing, beyond chance, that the rest is less than
 * `comparableFromShare` of what the coverage says. A specialist that fails beside large general feeds must not read as
 * quiet. What is usual are the reports of its weeks up to the last one before with articles: a source that stays down does not
 * come to be one that tells nothing.
 */
export function areTellersDown(
  { number, coverage, watched }: WatchedWeek,
  { feeds, runs }: SourcesOnRecord,
  { told: parameters, comparableFromShare }: SourceParameters,
): boolean {
  const run = runs.find(({ first, last }) => first <= number && number <= last);
  const shares = new Map(watched.map((feed) => [feed.id, shareOf(feed)]));
  const parts = (run?.sources ?? []).flatMap((source): ToldPart[] => {
    const feed = feeds[source.place];
    const share = shares.get(feed?.id ?? '');
    if (share === undefined) return [];
    const last = feed?.busyBefore(number).at(-1)?.number ?? number - 1;
    return [{ told: toldUpTo(feed, source, last, parameters.weeks), part: 1 - share }];
  });
  return 1 - leastShare(parts, parameters) < comparableFromShare * coverage;
}

/** The share of what was due of a feed in a week that came, 0 … 1. */
function shareOf({ enabled, seen, brought }: WatchedWeekOfFeed): number {
  const days = dayCount(enabled);
  return days === 0 ? 1 : (brought * dayCount(enabled & seen)) / days;
}

/** The spans, ascending, with the weeks of those numbers before a week; all watched weeks before it where it is one of them. */
export function withTellersDown(
  spans: readonly Span[],
  number: number,
  {
    tellersDown: down,
    firstWeek,
  }: { readonly tellersDown: ReadonlySet<number>; readonly firstWeek: number | null },
): readonly Span[] {
  if (down.has(number)) return [{ first: firstWeek ?? number, last: number - 1 }];
  const before = [...down].filter((week) => week < number);
  return before.length === 0 ? spans : joinedSpans([...spans, ...spansOfWeeks(before)]);
}
