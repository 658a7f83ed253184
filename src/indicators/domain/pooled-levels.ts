import type { SourceParameters } from './common-sources.js';
import type { FeedToWatch } from './feeds-to-watch.js';
import { isFarBelow, type Weekly } from './source-levels.js';
import type { SourcesInWeek } from './sources-in-week.js';

/** What the same sources together are expected to bring in a week. */
export interface Pooled {
  /** Articles. */
  readonly all: Weekly;
  /** The same, each weighed by the share of its source's articles that report on the relations. */
  readonly telling: Weekly;
  /** Each weighed by the share that does not: what is brought whatever happens between the two countries. */
  readonly background: Weekly;
}

/** A source with what is known of it in the later of two weeks. */
interface PooledSource {
  readonly feed: FeedToWatch;
  /** Articles a week; as well in its first weeks, of which little is known. */
  readonly usual: number;
  /** Share of its articles that are reports, 0 … 1. */
  readonly told: number;
}

/** The sources of those places that have had articles before the week. */
export function pooledSources(
  places: Iterable<number>,
  { feeds, number }: Pick<SourcesInWeek, 'feeds' | 'number'>,
): readonly PooledSource[] {
  return [...places].flatMap((place) => {
    const feed = feeds[place];
    const usual = feed?.usualIn(number) ?? null;
    return feed === undefined || usual === null ? [] : [{ feed, usual, told: toldShare(feed, number) }];
  });
}

/** The share of a source's articles before a week that report on the relations, 0 … 1. */
export function toldShare({ articlesBetween, reportsBetween }: FeedToWatch, number: number): number {
  const articles = articlesBetween(-Infinity, number - 1);
  return articles === 0 ? 0 : Math.min(1, reportsBetween(-Infinity, number - 1) / articles);
}

/**
 * What sources are expected to bring in a week up to the later one. In a source's first weeks that is what all of
 * them brought, as far as known: of one or two weeks there is no median.
 */
export function pooledIn(sources: readonly PooledSource[], number: number, later: number): Pooled {
  const [all, telling, background] = [emptyPool(), emptyPool(), emptyPool()];
  for (const { feed, usual, told } of sources) {
    const from = Math.max(number, feed.usualFrom);
    const articles = from >= later ? usual : (feed.usualIn(from) ?? usual);
    all.sum += articles;
    all.square += articles;
    telling.sum += told * articles;
    telling.square += told * told * articles;
    background.sum += (1 - told) * articles;
    background.square += (1 - told) * (1 - told) * articles;
  }
  return { all, telling, background };
}

const emptyPool = (): { sum: number; square: number } => ({ sum: 0, square: 0 });

/**
 * Whether the sources, the same ones, bring far less than they did, or those that tell of the relations do, or all bring
 * far more that does not report on them. More reports alone may be what happens, unless the tellers only come back to
 * what they brought before: `most` is the most that they were expected to bring up to the earlier week.
 */
export function isOtherPool(then: Pooled, now: Pooled, most: Weekly, parameters: SourceParameters): boolean {
  const { byDeviations } = parameters.together;
  const isBelow = (low: Weekly, high: Weekly): boolean => isFarBelow(low, high, byDeviations, parameters);
  const back = most.sum < now.telling.sum ? most : now.telling;
  return (
    isBelow(now.all, then.all) ||
    isBelow(now.telling, then.telling) ||
    isBelow(then.background, now.background) ||
    isBelow(then.telling, back)
  );
}
