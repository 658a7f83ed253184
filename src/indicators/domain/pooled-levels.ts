import type { SourceParameters } from './common-sources.js';
import { SERIES } from './counted-development.js';
import type { FeedToWatch, Span } from './feeds-to-watch.js';
import { isFarBelow, type Weekly } from './source-levels.js';
import type { SourcesInWeek } from './sources-in-week.js';
import { valueIn } from './weekly-past.js';

/** What the same sources together bring a week. */
export interface Pooled {
  /** Articles. */
  readonly all: Weekly;
  /** The same, each weighed by what its source tells of a series for each of its own; in the order of {@link SERIES}. */
  readonly telling: readonly Weekly[];
  /** Those that do not report on them: what is brought whatever happens between the two countries. */
  readonly background: Weekly;
}

/** A source with what is known of it in the later of two weeks. */
interface PooledSource {
  readonly feed: FeedToWatch;
  /** What is usual then, and of that what does not report on the relations. */
  readonly usual: number;
  readonly rest: number;
  readonly told: ToldShares;
}

/** Developments of each series that a source tells for each of its articles, 0 … 1, in the order of {@link SERIES}. */
export type ToldShares = readonly number[];

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
    return [{ feed, usual, rest, told: toldShares(feed, number, told.weeks) }];
  });
}

/**
 * What a source told in so many weeks up to the last one before a week in which it had any articles: one that is down
 * does not come to be one that tells nothing.
 */
export function toldShares(
  { busyBefore, articlesBetween, toldBetween }: FeedToWatch,
  number: number,
  weeks: number,
): ToldShares {
  const last = busyBefore(number).at(-1)?.number ?? number - 1;
  const first = last - weeks + 1;
  const articles = articlesBetween(first, last);
  return SERIES.map((series) =>
    articles === 0 ? 0 : Math.min(1, toldBetween(series, first, last) / articles),
  );
}

/** What sources usually bring, as the later of two weeks knows it. */
export function pooledNow(sources: readonly PooledSource[]): Pooled {
  let [all, background] = [0, 0];
  for (const { usual, rest } of sources) {
    all += usual;
    background += rest;
  }
  const telling = SERIES.map((_, series) => {
    let [sum, square] = [0, 0];
    for (const { usual, told } of sources) {
      const share = told[series] ?? 0;
      sum += share * usual;
      square += share * share * usual;
    }
    return { sum, square };
  });
  return { all: counted(all), telling, background: counted(background) };
}

const counted = (articles: number): Weekly => ({ sum: articles, square: articles });

/** What sources together brought in each week of a span, week by week in columns: there are thousands for one article. */
export interface PooledWeeks extends Readonly<Record<'all' | 'background', Float64Array>> {
  /** In the order of {@link SERIES}. */
  readonly telling: readonly Readonly<Record<keyof Weekly, Float64Array>>[];
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
): PooledWeeks {
  const length = Math.max(0, last - first + 1);
  const column = (): Float64Array => new Float64Array(length);
  const [all, background, own] = [column(), column(), column()];
  const telling = SERIES.map(() => ({ sum: column(), square: column() }));
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
      own[place] = articles;
      all[place] = (all[place] ?? 0) + articles;
      background[place] =
        (background[place] ?? 0) + (isEarly ? earlyRest : (feed.usualRest.values[at] ?? rest));
    }
    for (const [series, share] of told.entries()) if (share > 0) addWeighed(telling[series], own, share);
  }
  return { all, telling, background };
}

/** Adds a source's articles, each weighed. */
function addWeighed(to: PooledWeeks['telling'][number] | undefined, own: Float64Array, share: number): void {
  if (to === undefined) return;
  const { sum, square } = to;
  for (let place = 0; place < own.length; place += 1) {
    const weighed = share * (own[place] ?? 0);
    sum[place] = (sum[place] ?? 0) + weighed;
    square[place] = (square[place] ?? 0) + share * weighed;
  }
}

/** The most that the tellers of each series brought in any week up to one, in the order of {@link SERIES}. */
export type MostTold = readonly Weekly[];

const NOTHING: Weekly = { sum: 0, square: 0 };
export const NONE_TOLD: MostTold = SERIES.map(() => NOTHING);

/** By series, in the order of {@link SERIES}. */
interface OtherPools {
  /** Of the weeks that differ, ascending. */
  readonly places: readonly (readonly number[])[];
  readonly most: MostTold;
}

/**
 * The places of the weeks in which another is usual than now, by series, and the most that the tellers brought up to the
 * last of them, where it was `most` before the first. Another is usual where the sources, the same ones, bring far less
 * than they did, or those that tell of the series do, or all bring far more that does not report on the relations. More
 * reports alone may be what happens, unless the tellers only come back to what they brought before, at most.
 */
export function otherPools(
  weeks: PooledWeeks,
  now: Pooled,
  most: MostTold,
  parameters: SourceParameters,
): OtherPools {
  const isBelow = (low: Weekly, high: Weekly): boolean =>
    isFarBelow(low, high, parameters.together.byDeviations, parameters);
  const { all, background } = weeks;
  const isOther = Array.from(
    all,
    (articles, place) =>
      isBelow(now.all, counted(articles)) || isBelow(counted(background[place] ?? 0), now.background),
  );
  const bySeries = weeks.telling.map((column, series) => {
    const [places, toldNow]: [number[], Weekly] = [[], now.telling[series] ?? NOTHING];
    let upTo = most[series] ?? NOTHING;
    for (let place = 0; place < all.length; place += 1) {
      const told = { sum: column.sum[place] ?? 0, square: column.square[place] ?? 0 };
      if (upTo.sum < told.sum) upTo = told;
      const back = upTo.sum < toldNow.sum ? upTo : toldNow;
      if (isOther[place] === true || isBelow(toldNow, told) || isBelow(told, back)) places.push(place);
    }
    return { places, most: upTo };
  });
  return { places: bySeries.map(({ places }) => places), most: bySeries.map((one) => one.most) };
}
