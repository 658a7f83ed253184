import type { IsoWeek } from '../../kernel/dates.js';
import { isoWeekOf, weekNumber, weekNumberOfDay, weekOfNumber, weeksBetween } from '../../kernel/iso-week.js';
import { SERIES } from './counted-development.js';
import type { ChangedStatistics } from './changed-statistics.js';
import { feedsToWatch, NONE_MISSED, type FeedStatistics, type FeedToWatch } from './feeds-to-watch.js';
import {
  isSameSources,
  NO_OTHER_SOURCES,
  otherSourcesOf,
  SAME_SOURCES,
  type OtherSources,
  type SourcesBySeries,
  type SourcesOfWeek,
} from './other-sources.js';
import { broughtRatio, otherNewsOf, type NewsOfWeek } from './brought-ratio.js';
import { isSameSource, namesOf, sourceRuns, type SourceRun } from './source-runs.js';
import { samePublishers, type SourcesOnRecord } from './sources-in-week.js';
import type { WeekSpan } from './timeline.js';
import { whyUnlike, withUnlikeWeeks, type Unlike } from './unlike-weeks.js';
import {
  watchedFeeds,
  type CoverageParameters,
  type WatchedByFeeds,
  type WatchedWeekOfFeed,
} from './watched-feeds.js';
import { coverageBy } from './weekly-coverage.js';

/** Coverage of every watched week, with what it was reckoned from: after a change only the weeks from it on are reckoned anew. */
export interface KeptCoverage {
  readonly statistics: FeedStatistics;
  /** The day in whose week it ends, `YYYY-MM-DD`. */
  readonly today: string;
  /** 0 … 1, from the first watched week to the running one; the same object as long as no week of it changed. */
  readonly byWeek: ReadonlyMap<IsoWeek, number>;
  /** Which of its earlier weeks a week cannot be compared with; the same object as long as that of no week changed. */
  readonly otherSources: SourcesBySeries;
  readonly runs: readonly SourceRun[];
  /** What came in every week that was watched, ascending by number. */
  readonly news: readonly NewsOfWeek[];
  /** Number of the first watched week; null where none is. */
  readonly firstWeek: number | null;
  readonly feeds: readonly FeedToWatch[];
  /** {@link samePublishers} of the feeds. */
  readonly others: SourcesOnRecord['others'];
}

type Parameters = Omit<CoverageParameters, 'today'>;

const NONE: KeptCoverage['byWeek'] = new Map();

/** Coverage of all weeks from the first watched one to that of `today`. */
export function keptCoverage(
  statistics: FeedStatistics,
  today: string,
  parameters: Parameters,
): KeptCoverage {
  const feeds = feedsToWatch(statistics, parameters);
  const firstWeek = firstWatchedWeek(statistics);
  const others = samePublishers(feeds);
  const now = { statistics, today, feeds, others, firstWeek, runs: sourceRuns(feeds) };
  const span = { first: firstWeek ?? Infinity, last: weekNumberOfDay(today) };
  const known = { byWeek: NONE, otherSources: NO_OTHER_SOURCES, news: [] };
  return { ...now, ...weeksAnew(known, span, now, parameters) };
}

/** {@link keptCoverage} of changed statistics, or on another day; the same to the bit as reckoned from the beginning. */
export function coverageAfter(
  before: KeptCoverage,
  { statistics, from }: ChangedStatistics,
  today: string,
  parameters: Parameters,
): KeptCoverage {
  const days = [before.today, today].map(weekNumberOfDay);
  const firstChanged = Math.min(from, ...(today === before.today ? [] : days));
  if (firstChanged === Infinity) return before;
  const known = before.statistics;
  const isSameList = statistics.feeds === known.feeds && statistics.imported === known.imported;
  const firstWeek = isSameList ? before.firstWeek : firstWatchedWeek(statistics);
  const feeds = feedsToWatch(statistics, parameters, before.feeds, from);
  const isSameSets = isSameList && feeds.every((feed, place) => isSameSource(feed, before.feeds[place]));
  const runs = isSameSets ? before.runs : sourceRuns(feeds);
  const others = isSameList ? before.others : samePublishers(feeds);
  const now = { statistics, today, firstWeek, feeds, others, runs };
  const begin = Math.min(before.firstWeek ?? Infinity, firstWeek ?? Infinity);
  const firstTouched = Math.min(
    ...[firstChanged, firstOtherRun(before.runs, runs)],
    isSameList ? Infinity : firstOtherMissed(before.feeds, feeds),
  );
  const span = { first: Math.max(firstTouched, begin), last: Math.max(...days) };
  return { ...now, ...weeksAnew(before, span, now, parameters) };
}

/** What is kept of the weeks. */
type ByWeek = Pick<KeptCoverage, 'byWeek' | 'otherSources' | 'news'>;

/** The weeks of a span anew, all others as they are known. */
function weeksAnew(known: ByWeek, span: WeekSpan, now: Reckoned, parameters: Parameters): ByWeek {
  const { shares, unlike, news: anew } = watchedWeeks(span, now, parameters);
  const byWeek = withShares(known.byWeek, shares);
  const isBefore = ({ number }: { readonly number: number }): boolean => number < span.first;
  const news = [...known.news.filter(isBefore), ...anew];
  for (const [place, series] of SERIES.entries())
    for (const [week, { unlike: why }] of known.otherSources.get(series) ?? NO_WEEKS)
      if (why !== null && weekNumber(week) < span.first) unlike[place]?.set(weekNumber(week), why);
  const otherSources = othersOfWeeks(known.otherSources, span, { ...now, unlike, news }, parameters);
  return { byWeek, news, otherSources };
}

/**
 * What weeks of a span were: coverage of every one, null of one to come; of those that are over, by series in the order of
 * {@link SERIES}, why they are like none.
 */
interface WatchedWeeks {
  readonly shares: readonly (readonly [number, number | null])[];
  readonly unlike: readonly Map<number, Unlike>[];
  readonly news: readonly NewsOfWeek[];
}

function watchedWeeks(span: WeekSpan, now: Reckoned, parameters: Parameters): WatchedWeeks {
  const running = weekNumberOfDay(now.today);
  const watchedIn = (number: number): WatchedByFeeds =>
    watchedFeeds(weekOfNumber(number), now, { ...parameters, today: now.today });
  const shares: (readonly [number, number | null])[] = [];
  const unlike = SERIES.map(() => new Map<number, Unlike>());
  const news: NewsOfWeek[] = [];
  let last: (readonly WatchedWeekOfFeed[])[] = [];
  if (span.first > span.last) return { shares, unlike, news };
  for (let back = parameters.together.weeks - 1; back > 0; back -= 1)
    last = [watchedIn(span.first - back).watched, ...last];
  for (let number = span.first; number <= span.last; number += 1) {
    // A clock that went back takes the weeks to come with it.
    const week = number > running ? null : watchedIn(number);
    const coverage = week === null ? null : coverageBy(week);
    shares.push([number, coverage]);
    last = [week?.watched ?? [], ...last].slice(0, parameters.together.weeks);
    if (number >= running || coverage === null) continue;
    for (const [series, why] of whyUnlike({ number, coverage, last }, now, parameters).entries())
      if (why !== null) unlike[series]?.set(number, why);
    news.push({ number, coverage, news: otherNewsOf(last[0] ?? [], number) });
  }
  return { shares, unlike, news };
}

/** The watched weeks, from the first one to the running one. */
export function weeksOf({ firstWeek, today }: Pick<KeptCoverage, 'firstWeek' | 'today'>): IsoWeek[] {
  return firstWeek === null ? [] : weeksBetween(weekOfNumber(firstWeek), isoWeekOf(today));
}

/** The first week in which the two have other sources; Infinity where there is none. */
function firstOtherRun(before: readonly SourceRun[], after: readonly SourceRun[]): number {
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    const [was, is] = [before[at], after[at]];
    const isSame = was?.first === is?.first && was?.last === is?.last && namesOf(was) === namesOf(is);
    if (!isSame) return Math.min(was?.first ?? Infinity, is?.first ?? Infinity);
  }
  return Infinity;
}

/** What the weeks are reckoned from. */
type Reckoned = Omit<KeptCoverage, keyof ByWeek>;

/** The first week in which an outlet is missing in one of the two and not in the other; Infinity where there is none. */
function firstOtherMissed(before: readonly FeedToWatch[], after: readonly FeedToWatch[]): number {
  const known = new Map(before.map(({ id, missed }) => [id, missed]));
  let first = Infinity;
  for (const { id, missed } of after) {
    const was = known.get(id) ?? NONE_MISSED;
    for (const week of missed) if (!was.has(week)) first = Math.min(first, week);
    for (const week of was) if (!missed.has(week)) first = Math.min(first, week);
  }
  return first;
}

/** What is known of weeks when their sources are compared. */
interface Compared extends Reckoned, Pick<KeptCoverage, 'news'>, Pick<WatchedWeeks, 'unlike'> {}

const NO_WEEKS: OtherSources = new Map();

/** How the weeks of a span can be compared, anew, and all others as it is known. */
function othersOfWeeks(
  known: SourcesBySeries,
  span: WeekSpan,
  now: Compared,
  parameters: Parameters,
): SourcesBySeries {
  const running = weekNumberOfDay(now.today);
  const same = SERIES.map(() => SAME_SOURCES);
  const rows: (readonly [IsoWeek, readonly SourcesOfWeek[]])[] = [];
  for (let number = span.first; number <= span.last; number += 1) {
    const isWatched = number <= running && number >= (now.firstWeek ?? Infinity);
    rows.push([weekOfNumber(number), isWatched ? sourcesOfWeek(number, now, parameters) : same]);
  }
  const bySeries = new Map(
    SERIES.map((series, place) => [
      series,
      withSources(
        known.get(series) ?? NO_WEEKS,
        rows.map(([week, sources]) => [week, sources[place] ?? SAME_SOURCES]),
      ),
    ]),
  );
  return SERIES.every((series) => bySeries.get(series) === known.get(series)) ? known : bySeries;
}

/** The weeks given anew, all others as they are known. */
function withSources(
  known: OtherSources,
  given: readonly (readonly [IsoWeek, SourcesOfWeek])[],
): OtherSources {
  const fresh = given.filter(([week, sources]) => !isSameSources(sources, known.get(week) ?? SAME_SOURCES));
  if (fresh.length === 0) return known;
  const byWeek = new Map([...known, ...fresh]);
  for (const [week, sources] of fresh) if (isSameSources(sources, SAME_SOURCES)) byWeek.delete(week);
  return byWeek;
}

/** By series, in the order of {@link SERIES}; those in which the week can be compared alike have the same object. */
function sourcesOfWeek(number: number, now: Compared, parameters: Parameters): readonly SourcesOfWeek[] {
  const ofOthers = otherSourcesOf(weekOfNumber(number), now, parameters);
  const row = now.news.findLastIndex((one) => one.number <= number);
  const own = now.news[row];
  const made: SourcesOfWeek[] = [];
  return SERIES.map((_, series) => {
    const [spans, weeks] = [ofOthers[series] ?? [], now.unlike[series] ?? new Map<number, Unlike>()];
    const last = spans.at(-1)?.last ?? -Infinity;
    const sources = {
      others: withUnlikeWeeks(spans, number, { unlike: weeks, firstWeek: now.firstWeek }),
      // What first lists reached back to before anything was watched is on no record.
      since: last < (now.firstWeek ?? Infinity) ? null : last + 1,
      unlike: weeks.get(number) ?? null,
    };
    const same = made.find((one) => isSameSources({ ...sources, brought: one.brought }, one));
    if (same !== undefined) return same;
    const isOwn = own?.number === number;
    const brought = isOwn ? broughtRatio(own, now.news.slice(0, row), sources.others, parameters) : 1;
    const other = { ...sources, brought };
    made.push(other);
    return other;
  });
}

/** The shares anew, all others as they are known. */
function withShares(
  known: KeptCoverage['byWeek'],
  shares: readonly (readonly [number, number | null])[],
): KeptCoverage['byWeek'] {
  const others = shares
    .map(([number, share]) => [weekOfNumber(number), share] as const)
    .filter(([week, share]) => share !== (known.get(week) ?? null));
  if (others.length === 0) return known;
  const byWeek = new Map(known);
  for (const [week, share] of others)
    if (share === null) byWeek.delete(week);
    else byWeek.set(week, share);
  return byWeek;
}

function firstWatchedWeek({ feeds, imported }: FeedStatistics): number | null {
  let first = Infinity;
  for (const { enabledFrom } of feeds) first = Math.min(first, weekNumberOfDay(enabledFrom));
  for (const weeks of imported.values()) for (const week of weeks) first = Math.min(first, weekNumber(week));
  return first === Infinity ? null : first;
}
