import type { Span } from './feeds-to-watch.js';
import { isComparable } from './other-sources.js';
import type { IndexParameters } from './parameters.js';
import type { WatchedWeekOfFeed } from './watched-feeds.js';

/** Articles of a week that do not report on the relations, of all its feeds and of all its archives. */
export interface OtherNews {
  readonly feeds: number;
  readonly archives: number;
}

export function otherNewsOf(watched: readonly WatchedWeekOfFeed[], number: number): OtherNews {
  let [feeds, archives] = [0, 0];
  for (const { feed, articles } of watched) {
    const rest = Math.max(0, articles - feed.reportsBetween(number, number));
    if (feed.archives === null) feeds += rest;
    else archives += rest;
  }
  return { feeds, archives };
}

/** One week with what came in it. */
export interface NewsOfWeek {
  readonly number: number;
  /** 0 … 1. */
  readonly coverage: number;
  readonly news: OtherNews;
}

type RatioParameters = Pick<
  IndexParameters,
  'articleDispersion' | 'together' | 'change' | 'expectedArticlesWeeks'
>;

/**
 * What a week's sources brought of other news ÷ what they brought of it in the weeks it is compared with, both as if all
 * had been seen; 1 where chance explains the difference, or where little is known. How much of other news the same
 * sources bring says how much of all news reaches them, whatever happens between the two countries: who brings half of
 * the usual of everything tells of half of what happens.
 *
 * `before` are the weeks before it, ascending; compared is with the last ones that can be and were seen nearly whole, by
 * feeds where feeds bring any, else by archives: the two do not bring the same.
 */
export function broughtRatio(
  own: NewsOfWeek,
  before: readonly NewsOfWeek[],
  others: readonly Span[],
  { articleDispersion, together, change, expectedArticlesWeeks }: RatioParameters,
): number {
  const kind = own.news.feeds > 0 ? 'feeds' : 'archives';
  let [sum, weeks] = [0, 0];
  for (let row = before.length - 1; row >= 0 && weeks < change.longReferenceWeeks; row -= 1) {
    const one = before[row];
    if (one === undefined || one.news[kind] === 0 || one.coverage < change.testedFromCoverage) continue;
    if (!isComparable(others, one.number)) continue;
    sum += one.news[kind] / one.coverage;
    weeks += 1;
  }
  if (weeks < expectedArticlesWeeks || own.coverage === 0) return 1;
  const [usual, came] = [sum / weeks, own.news[kind] / own.coverage];
  const variance = articleDispersion * usual * (1 + 1 / weeks);
  return Math.abs(came - usual) > together.newsByDeviations * Math.sqrt(variance) ? came / usual : 1;
}
