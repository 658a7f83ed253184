import type { IsoWeek } from '../../kernel/dates.js';
import { median } from './expected-articles.js';
import { feedsToWatch, type FeedStatistics } from './feeds-to-watch.js';
import {
  watchedFeeds,
  type CoverageParameters,
  type FeedsOnRecord,
  type WatchedByFeeds,
  type WatchedWeekOfFeed,
} from './watched-feeds.js';
import { DAYS_OF_WEEK, dayCount } from './week-days.js';

/**
 * Coverage of the given weeks, 0 … 1 (DESIGN §5): day by day, expected articles of the feeds that saw the day ÷
 * expected articles of all enabled feeds; the week has the mean of its days. A week in which no feed was enabled and
 * none imported has no entry.
 *
 * - A feed counts from the day it joined to the day it left. A day on which no feed was enabled was seen by none.
 * - A feed saw a day if it answered on it, or so soon after that its list still held the day. One that answered on
 *   Monday and then failed saw Monday only: the rest of its week is not quiet but unknown.
 * - Expected of it: the median of its last weeks before this one that had any articles. A feed that never had any
 *   is expected to bring what the median feed does, so that one which fails from its first day is missed.
 * - A feed that answers without a single article, though many were expected, fell silent and counts as one that
 *   did not answer; one that brings less than chance explains counts by the share it brought: a silent feed must not
 *   read as a cooling relation. Feeds of which few are expected are judged together and over weeks
 *   (`broughtByEmpty`). The running week is exempt, and its days to come are left out.
 * - An outlet of an imported archive counts by the same rule from its first to its last week there, and is missed for
 *   a while after it where other archives go on and no feed is polled (`FeedToWatch.missed`). Where so few
 *   articles are expected of it that a week without any may be chance, such a week is not claimed: neither quiet nor
 *   silent, it may as well be a gap of the archive. It is missing where many small ones are empty, or one for long.
 */
export function weeklyCoverage(
  statistics: FeedStatistics,
  weeks: readonly IsoWeek[],
  parameters: CoverageParameters,
): Map<IsoWeek, number> {
  const feeds = feedsToWatch(statistics, parameters);
  const coverage = new Map<IsoWeek, number>();
  for (const week of weeks) {
    const share = coverageOf(week, { statistics, feeds }, parameters);
    if (share !== null) coverage.set(week, share);
  }
  return coverage;
}

/** Coverage of one week, 0 … 1; null where no feed was enabled in it and none imported. */
export function coverageOf(
  week: IsoWeek,
  record: FeedsOnRecord,
  parameters: CoverageParameters,
): number | null {
  return coverageBy(watchedFeeds(week, record, parameters));
}

/** The same of a week already looked at. */
export function coverageBy({ watched, daysBegun }: WatchedByFeeds): number | null {
  return watched.length === 0 ? null : coveredShare(watched, daysBegun);
}

/** How one feed, or imported outlet, did in one week. */
export interface FeedWeek {
  readonly id: string;
  readonly daysEnabled: number;
  /** Of the days it was enabled. */
  readonly daysSeen: number;
  readonly articles: number;
  /** Articles expected in a whole week; null before it ever had any. */
  readonly expected: number | null;
  /** Share of what it should have brought on the days it was seen, 0 … 1. */
  readonly brought: number;
}

/** Every feed that was enabled in the week, or imported, with what it did: what {@link weeklyCoverage} is made of. */
export function feedsOfWeek(
  week: IsoWeek,
  record: FeedsOnRecord,
  parameters: CoverageParameters,
): FeedWeek[] {
  return watchedFeeds(week, record, parameters).watched.map((row) => ({
    id: row.feed.id,
    ...{ articles: row.articles, expected: row.expected, brought: row.brought },
    ...{ daysEnabled: dayCount(row.enabled), daysSeen: dayCount(row.enabled & row.seen) },
  }));
}

function coveredShare(watched: readonly WatchedWeekOfFeed[], days: number): number {
  const known = watched.flatMap(({ expected }) => (expected === null ? [] : [expected]));
  const typical = known.length === 0 ? 1 : median(known);
  let sum = 0;
  for (const day of DAYS_OF_WEEK.slice(0, days)) {
    let [seen, all] = [0, 0];
    for (const feed of watched) {
      const due = ((feed.enabled >> day) & 1) * (feed.expected ?? typical);
      all += due;
      seen += ((feed.seen >> day) & 1) * feed.brought * due;
    }
    if (all > 0) sum += seen / all;
  }
  return Math.min(1, sum / days);
}
