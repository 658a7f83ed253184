import type { SourceParameters } from './common-sources.js';
import type { FeedToWatch, Span } from './feeds-to-watch.js';
import { isFarBelow, type Weekly } from './source-levels.js';
import type { SourcesInWeek } from './sources-in-week.js';
import { valueIn } from './weekly-past.js';

/** What the same sources together bring a week. */
export interface Pooled {
  /** Articles. */
  readonly all: Weekly;
  /** The same, each weighed by what its source tells for each of its own. */
  readonly telling: Weekly;
  /** Those that do not report on them: what is brought whatever happens between the two countries. */
  readonly background: Weekly;
}

/** A source with what is known of it in the later of two weeks. */
interface PooledSource {
  readonly feed: FeedToWatch;
  /** What is usual then, and of that what does not report on the relations. */
  readonly usual: number;
  readonly rest: number;
  /** Developments that it tells for each of its articles, 0 … 1. */
  readonly told: number;
}

/** The sources of those places that have had articles before the week. */
export function pooledSources(
  places: Iterable<number>,
  { feeds, number }: Pick<SourcesInWeek, 'feeds' | 'number'>,
  { told }: Pick<SourceParameters, 'told'>,
): readonly PooledSource[] {
  return [...places].flatMap((place) => {
    const feed = feeds[place];
    const usual = feed === undefined ? null : valueIn(feed.usual, number);
    if (feed === undefined || usual === null) return [];
    const rest = valueIn(feed.usualRest, number) ?? usual;
    return [{ feed, usual, rest, told: toldShare(feed, number, told.weeks) }];
  });
}

/**
 * Developments that a source told for each of its articles, 0 … 1, in so many weeks up to the last one before a week in
 * which it had any: one that is down does not come to be one that tells nothing.
 */
export function toldShare(
  { busyBefore, articlesBetween, toldBetween }: FeedToWatch,
  number: number,
  weeks: number,
): number {
  const last = busyBefore(number).at(-1)?.number ?? number - 1;
  const articles = articlesBetween(last - weeks + 1, last);
  return articles === 0 ? 0 : Math.min(1, toldBetween(last - weeks + 1, last) / articles);
}

/** What sources usually bring, as the later of two weeks knows it. */
export function pooledNow(sources: readonly PooledSource[]): Pooled {
  let [all, telling, tellingSquare, background] = [0, 0, 0, 0];
  for (const { usual, rest, told } of sources) {
    all += usual;
    telling += told * usual;
    tellingSquare += told * told * usual;
    background += rest;
  }
  return pooled(all, telling, tellingSquare, background);
}

function pooled(all: number, telling: number, tellingSquare: number, background: number): Pooled {
  return {
    all: { sum: all, square: all },
    telling: { sum: telling, square: tellingSquare },
    background: { sum: background, square: background },
  };
}

/** What sources together brought in each week of a span, week by week in columns: there are thousands for one article. */
export type PooledWeeks = Readonly<Record<'all' | 'telling' | 'tellingSquare' | 'background', Float64Array>>;

/**
 * What sources usually brought in each week of a span before the later one. In a source's first weeks that is what all
 * of them brought, as far as known: of one or two weeks there is no median. Source by source, since a thousand of them
 * are summed over ten years whenever an article comes.
 */
export function pooledWeeks(
  sources: readonly PooledSource[],
  { first, last }: Span,
  later: number,
): PooledWeeks {
  const length = Math.max(0, last - first + 1);
  const [all, telling, tellingSquare, background] = [
    new Float64Array(length),
    new Float64Array(length),
    new Float64Array(length),
    new Float64Array(length),
  ];
  for (const { feed, usual, rest, told } of sources) {
    const known = feed.usualFrom < later ? feed.usualFrom : Infinity;
    const [early, earlyRest] = [
      known === Infinity ? usual : (valueIn(feed.usual, known) ?? usual),
      known === Infinity ? rest : (valueIn(feed.usualRest, known) ?? rest),
    ];
    const { first: begin, values } = feed.usual;
    const end = values.length - 1;
    for (let place = 0; place < length; place += 1) {
      const at = Math.min(first + place - begin, end);
      const isEarly = first + place < known;
      const articles = isEarly ? early : (values[at] ?? usual);
      all[place] = (all[place] ?? 0) + articles;
      telling[place] = (telling[place] ?? 0) + told * articles;
      tellingSquare[place] = (tellingSquare[place] ?? 0) + told * told * articles;
      background[place] =
        (background[place] ?? 0) + (isEarly ? earlyRest : (feed.usualRest.values[at] ?? rest));
    }
  }
  return { all, telling, tellingSquare, background };
}

/**
 * The places of the weeks in which another is usual than now ({@link isOtherPool}), and the most that the tellers brought
 * up to the last of them, where it was `most` before the first.
 */
export function otherPools(
  weeks: PooledWeeks,
  now: Pooled,
  most: Weekly,
  parameters: SourceParameters,
): { readonly places: readonly number[]; readonly most: Weekly } {
  const { alikeFromShare: share } = parameters.sourceLevel;
  const { all, telling, tellingSquare, background } = weeks;
  const places: number[] = [];
  let upTo = most;
  for (let place = 0; place < all.length; place += 1) {
    const [sum = 0, told = 0, rest = 0] = [all[place], telling[place], background[place]];
    if (upTo.sum < told) upTo = { sum: told, square: tellingSquare[place] ?? 0 };
    const isLike =
      now.all.sum >= share * sum &&
      now.telling.sum >= share * told &&
      rest >= share * now.background.sum &&
      told >= share * Math.min(upTo.sum, now.telling.sum);
    if (isLike) continue;
    const then = pooled(sum, told, tellingSquare[place] ?? 0, rest);
    if (isOtherPool(then, now, upTo, parameters)) places.push(place);
  }
  return { places, most: upTo };
}

/**
 * Whether the sources, the same ones, bring far less than they did, or those that tell of the relations do, or all bring
 * far more that does not report on them. More reports alone may be what happens, unless the tellers only come back to
 * what they brought before: `most` is the most that they brought up to the earlier week.
 */
function isOtherPool(then: Pooled, now: Pooled, most: Weekly, parameters: SourceParameters): boolean {
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
