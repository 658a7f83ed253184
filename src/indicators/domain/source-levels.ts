import { expectedArticles, type BusyWeek } from './expected-articles.js';
import type { IndexParameters } from './parameters.js';
import { valueIn, type WeeklyValues } from './weekly-past.js';

/**
 * Weeks on end in which a source brought about as much. A feed that dries up, or grows to many times what it was, is
 * from then on as good as another source, though it is polled as before.
 */
export interface SourceLevel {
  /** `weekNumber` from which on it holds; −Infinity of the first. */
  readonly first: number;
  /** Its first weeks with articles, at most as many as an expectation is made of; ascending. */
  readonly busy: readonly BusyWeek[];
}

export type LevelParameters = Pick<
  IndexParameters,
  'expectedArticlesWeeks' | 'articleDispersion' | 'sourceLevel'
>;

/** π/2: the variance of a median of many over that of their mean. */
const MEDIAN_OVER_MEAN = Math.PI / 2;

/**
 * The levels of a source from its weeks with articles, ascending, and what they let expect; at least one. Another level
 * begins after a week up to which the median of the last weeks is another than that of the level's first ones, of as many
 * weeks each. It takes with it half of the last weeks, which are the new level's more often than not. What a week is in
 * follows from the weeks before it alone.
 */
export function sourceLevels(
  past: readonly BusyWeek[],
  expected: WeeklyValues,
  parameters: LevelParameters,
): readonly SourceLevel[] {
  const weeks = parameters.expectedArticlesWeeks;
  const levels: SourceLevel[] = [];
  let [first, begin] = [-Infinity, 0];
  const level = (): SourceLevel => ({ first, busy: past.slice(begin, begin + weeks) });
  let usual: number | null = null;
  for (const [at, { number }] of past.entries()) {
    if (at - begin < weeks) continue;
    usual ??= expectedArticles(past.slice(begin, begin + weeks)) ?? 0;
    if (!isOtherLevel(usual, valueIn(expected, number + 1) ?? usual, parameters)) continue;
    levels.push(level());
    [first, begin, usual] = [number + 1, at + 1 - Math.ceil(weeks / 2), null];
  }
  return [...levels, level()];
}

/** Articles a week of one source, or of several together, each weighed. */
export interface Weekly {
  readonly sum: number;
  /** Sum with the weights squared: times the dispersion, the variance of the sum. */
  readonly square: number;
}

/**
 * Whether one of two weekly numbers is less than the share of the other from which they are alike, and chance does not
 * explain it: the difference of two medians of so many weeks, each of the given dispersion.
 */
export function isOtherLevel(a: number, b: number, parameters: LevelParameters): boolean {
  const [low, high] = a < b ? [a, b] : [b, a];
  const { alikeFromShare, byDeviations } = parameters.sourceLevel;
  // Asked of every week of a thousand sources, and mostly answered by this.
  if (low >= alikeFromShare * high) return false;
  return isFarBelow({ sum: low, square: low }, { sum: high, square: high }, byDeviations, parameters);
}

/** The same of two weighed sums, of which the first is the lower. */
export function isFarBelow(
  low: Weekly,
  high: Weekly,
  byDeviations: number,
  { expectedArticlesWeeks, articleDispersion, sourceLevel }: LevelParameters,
): boolean {
  if (low.sum >= sourceLevel.alikeFromShare * high.sum) return false;
  const variance =
    (MEDIAN_OVER_MEAN * articleDispersion * (low.square + high.square)) / expectedArticlesWeeks;
  return high.sum - low.sum > byDeviations * Math.sqrt(variance);
}

/** The place of the level that holds in a week; levels are ascending. */
export function levelIn(levels: readonly SourceLevel[], number: number): number {
  return Math.max(
    0,
    levels.findLastIndex(({ first }) => first <= number),
  );
}

/** What a source brought a week on a level, by its weeks before the given one; null where there are none. */
export function usualOn(level: SourceLevel | undefined, before: number): number | null {
  return expectedArticles((level?.busy ?? []).filter(({ number }) => number < before));
}
