import type { Span } from './feeds-to-watch.js';
import { isComparable } from './other-sources.js';
import type { IndexParameters } from './parameters.js';
import type { WatchedWeekOfFeed } from './watched-feeds.js';

/** Articles of a week that do not report on the relations, of all its feeds and of all its archives; null of none. */
export interface OtherNews {
  readonly feeds: number | null;
  readonly archives: number | null;
}

export function otherNewsOf(watched: readonly WatchedWeekOfFeed[], number: number): OtherNews {
  const of = (isFeed: boolean): number | null => {
    const rows = watched.filter(({ feed }) => (feed.archives === null) === isFeed);
    if (rows.length === 0) return null;
    return rows.reduce(
      (sum, { feed, articles }) => sum + Math.max(0, articles - feed.reportsBetween(number, number)),
      0,
    );
  };
  return { feeds: of(true), archives: of(false) };
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

/** Of none that came half an article is taken, so that there is something to compare with. */
const LEAST_NEWS = 0.5;

/**
 * What a week's sources brought of other news ÷ what they brought of it in the weeks it is compared with, both as if all
 * had been seen, above 0; 1 where chance explains the difference, or where little is known. How much of other news the
 * same sources bring says how much of all news reaches them, whatever happens between the two countries: who brings half
 * of the usual of everything tells of half of what happens.
 *
 * `before` are the weeks before it, ascending; compared is with the last ones that can be and were seen nearly whole, by
 * feeds where there are any, else by archives: the two do not bring the same.
 */
export function broughtRatio(
  own: NewsOfWeek,
  before: readonly NewsOfWeek[],
  others: readonly Span[],
  { articleDispersion, together, change, expectedArticlesWeeks }: RatioParameters,
): number {
  const kind = own.news.feeds === null ? 'archives' : 'feeds';
  const news = own.news[kind];
  let [sum, weeks] = [0, 0];
  for (let row = before.length - 1; row >= 0 && weeks < change.longReferenceWeeks; row -= 1) {
    const one = before[row];
    const usual = one?.news[kind] ?? null;
    if (one === undefined || usual === null || one.coverage < change.testedFromCoverage) continue;
    if (!isComparable(others, one.number)) continue;
    sum += usual / one.coverage;
    weeks += 1;
  }
  if (news === null || weeks < expectedArticlesWeeks || sum === 0 || own.coverage === 0) return 1;
  const [usual, came] = [sum / weeks, news / own.coverage];
  const variance = articleDispersion * usual * (1 + 1 / weeks);
  if (Math.abs(came - usual) <= together.newsByDeviations * Math.sqrt(variance)) return 1;
  return Math.max(LEAST_NEWS, came) / usual;
}
