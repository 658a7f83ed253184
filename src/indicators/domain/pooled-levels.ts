import type { SourceParameters } from './common-sources.js';
import { SERIES } from './counted-development.js';
import type { FeedToWatch, Span } from './feeds-to-watch.js';
import { isFarBelow, type Weekly } from './source-levels.js';
import type { SourcesInWeek } from './sources-in-week.js';
import { valueIn, type WeeklyValues } from './weekly-past.js';

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
  /** Articles, each weighed by what its source tells of a series; in the order of {@link SERIES}. */
  readonly telling: readonly Float64Array[];
  /** The same of one week with the weights squared, which few weeks are asked for. */
  readonly tellingIn: (series: number, place: number) => Weekly;
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
  const telling = SERIES.map(column);
  for (const source of sources) {
    writeUsual(own, source.feed.usual, source.usual, { source, first, later });
    add(all, own, 1);
    for (const [series, share] of source.told.entries()) add(telling[series], own, share);
    writeUsual(own, source.feed.usualRest, source.rest, { source, first, later });
    add(background, own, 1);
  }
  const tellingIn = (series: number, place: number): Weekly => {
    let [sum, square] = [0, 0];
    const one = new Float64Array(1);
    for (const source of sources) {
      writeUsual(one, source.feed.usual, source.usual, { source, first: first + place, later });
      const share = source.told[series] ?? 0;
      sum += share * (one[0] ?? 0);
      square += share * share * (one[0] ?? 0);
    }
    return { sum, square };
  };
  return { all, background, telling, tellingIn };
}

/** Writes what was usual of a source in each week from the first on; `now` is what is usual later. */
function writeUsual(
  to: Float64Array,
  { first: begin, values }: WeeklyValues,
  now: number,
  { source: { feed }, first, later }: { source: PooledSource; first: number; later: number },
): void {
  const known = feed.usualFrom < later ? feed.usualFrom : Infinity;
  const early = known === Infinity ? now : (valueIn({ first: begin, values }, known) ?? now);
  const firstKnown = Math.max(0, Math.min(to.length, known - first));
  to.fill(early, 0, firstKnown);
  const end = values.length - 1;
  for (let place = firstKnown; place < to.length; place += 1)
    to[place] = values[Math.min(first + place - begin, end)] ?? now;
}

function add(to: Float64Array | undefined, own: Float64Array, share: number): void {
  if (to === undefined || share === 0) return;
  for (let place = 0; place < own.length; place += 1)
    to[place] = (to[place] ?? 0) + share * (own[place] ?? 0);
}

/** The most that the tellers of a series brought in any week up to one. */
interface MostOfSeries {
  readonly sum: number;
  readonly asWeekly: () => Weekly;
}

/** In the order of {@link SERIES}. */
export type MostTold = readonly MostOfSeries[];

const NOTHING: Weekly = { sum: 0, square: 0 };
const NOTHING_TOLD: MostOfSeries = { sum: 0, asWeekly: () => NOTHING };
export const NONE_TOLD: MostTold = SERIES.map(() => NOTHING_TOLD);

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
  const { alikeFromShare } = parameters.sourceLevel;
  // Asked of thousands of weeks, and mostly answered by this.
  const isLow = (low: number, high: number): boolean => low < alikeFromShare * high;
  const isBelow = (low: Weekly, high: Weekly): boolean =>
    isFarBelow(low, high, parameters.together.byDeviations, parameters);
  const { all, background, telling, tellingIn } = weeks;
  const isOther = (place: number): boolean => {
    const [articles, rest] = [all[place] ?? 0, background[place] ?? 0];
    if (isLow(now.all.sum, articles) && isBelow(now.all, counted(articles))) return true;
    return isLow(rest, now.background.sum) && isBelow(counted(rest), now.background);
  };
  const others = Array.from(all, (_, place) => isOther(place));
  const bySeries = telling.map((column, series) => {
    const [places, toldNow]: [number[], Weekly] = [[], now.telling[series] ?? NOTHING];
    let upTo = most[series] ?? NOTHING_TOLD;
    for (let place = 0; place < column.length; place += 1) {
      const told = column[place] ?? 0;
      if (upTo.sum < told) upTo = { sum: told, asWeekly: () => tellingIn(series, place) };
      const isFallen = isLow(toldNow.sum, told) && isBelow(toldNow, tellingIn(series, place));
      const isBack =
        isLow(told, Math.min(upTo.sum, toldNow.sum)) &&
        isBelow(tellingIn(series, place), upTo.sum < toldNow.sum ? upTo.asWeekly() : toldNow);
      if (others[place] === true || isFallen || isBack) places.push(place);
    }
    return { places, most: upTo };
  });
  return { places: bySeries.map(({ places }) => places), most: bySeries.map((one) => one.most) };
}
