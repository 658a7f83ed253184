import type { SourceParameters } from './common-sources.js';
import type { FeedToWatch, Span } from './feeds-to-watch.js';
import { isFarBelow, type Weekly } from './source-levels.js';
import type { SourcesInWeek } from './sources-in-week.js';
import { valueIn } from './weekly-past.js';

/** What the same sources together bring a week. */
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
  /** What is usual then. */
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
    const usual = feed === undefined ? null : valueIn(feed.usual, number);
    return feed === undefined || usual === null ? [] : [{ feed, usual, told: toldShare(feed, number) }];
  });
}

/** The share of a source's articles before a week that report on the relations, 0 … 1. */
export function toldShare({ articlesBetween, reportsBetween }: FeedToWatch, number: number): number {
  const articles = articlesBetween(-Infinity, number - 1);
  return articles === 0 ? 0 : Math.min(1, reportsBetween(-Infinity, number - 1) / articles);
}

/** What sources usually bring, as the later of two weeks knows it. */
export function pooledNow(sources: readonly PooledSource[]): Pooled {
  let [all, telling, tellingSquare] = [0, 0, 0];
  for (const { usual, told } of sources) {
    all += usual;
    telling += told * usual;
    tellingSquare += told * told * usual;
  }
  return pooled(all, telling, tellingSquare);
}

/** The background is what is not telling, and its weights are what is left of 1. */
function pooled(all: number, telling: number, tellingSquare: number): Pooled {
  return {
    all: { sum: all, square: all },
    telling: { sum: telling, square: tellingSquare },
    background: { sum: all - telling, square: all - 2 * telling + tellingSquare },
  };
}

/**
 * What sources usually brought in each week of a span before the later one. In a source's first weeks that is what all
 * of them brought, as far as known: of one or two weeks there is no median. Source by source, since a thousand of them
 * are summed over ten years whenever an article comes.
 */
export function pooledWeeks(
  sources: readonly PooledSource[],
  { first, last }: Span,
  later: number,
): readonly Pooled[] {
  const length = Math.max(0, last - first + 1);
  const [all, telling, tellingSquare] = [
    new Float64Array(length),
    new Float64Array(length),
    new Float64Array(length),
  ];
  for (const { feed, usual, told } of sources) {
    const known = feed.usualFrom < later ? feed.usualFrom : Infinity;
    const early = known === Infinity ? usual : (valueIn(feed.usual, known) ?? usual);
    const { first: begin, values } = feed.usual;
    const end = values.length - 1;
    for (let place = 0; place < length; place += 1) {
      const number = first + place;
      const articles = number < known ? early : (values[Math.min(number - begin, end)] ?? usual);
      all[place] = (all[place] ?? 0) + articles;
      telling[place] = (telling[place] ?? 0) + told * articles;
      tellingSquare[place] = (tellingSquare[place] ?? 0) + told * told * articles;
    }
  }
  return Array.from(all, (sum, place) => pooled(sum, telling[place] ?? 0, tellingSquare[place] ?? 0));
}

/**
 * Whether the sources, the same ones, bring far less than they did, or those that tell of the relations do, or all bring
 * far more that does not report on them. More reports alone may be what happens, unless the tellers only come back to
 * what they brought before: `most` is the most that they brought up to the earlier week.
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
