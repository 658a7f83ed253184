import type { IsoWeek } from '../../kernel/dates.js';
import { isoWeekOf, weekNumber, weekNumberOfDay, weekOfNumber, weeksBetween } from '../../kernel/iso-week.js';
import type { ChangedStatistics } from './changed-statistics.js';
import { feedsToWatch, NONE_MISSED, type FeedStatistics, type FeedToWatch } from './feeds-to-watch.js';
import { isSameSpans, NO_OTHER_SOURCES, otherSourcesOf, type OtherSources } from './other-sources.js';
import { namesOf, sourceRuns, type SourceRun } from './source-runs.js';
import { samePublishers, type SourcesOnRecord } from './sources-in-week.js';
import type { WeekSpan } from './timeline.js';
import { isUnlikeOthers, withUnlikeWeeks } from './unlike-weeks.js';
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
  readonly otherSources: OtherSources;
  readonly runs: readonly SourceRun[];
  /** Numbers of the weeks that are like none; the same object as long as they are the same. */
  readonly unlike: ReadonlySet<number>;
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
  const known = { byWeek: NONE, otherSources: NO_OTHER_SOURCES, unlike: NONE_UNLIKE };
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
  const feeds = feedsToWatch(statistics, parameters, before.feeds);
  const isSameSets = isSameList && from > lastJoining(statistics) && isSameLevels(before.feeds, feeds);
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
type ByWeek = Pick<KeptCoverage, 'byWeek' | 'otherSources' | 'unlike'>;

/** The weeks of a span anew, all others as they are known. */
function weeksAnew(known: ByWeek, span: WeekSpan, now: Reckoned, parameters: Parameters): ByWeek {
  const { shares, unlike } = watchedWeeks(span, now, parameters);
  const byWeek = withShares(known.byWeek, shares);
  const allUnlike = new Set([...known.unlike].filter((number) => number < span.first).concat(unlike));
  const isSame = allUnlike.size === known.unlike.size && [...allUnlike].every((one) => known.unlike.has(one));
  const unlikeNow = isSame ? known.unlike : allUnlike;
  const otherSources = othersOfWeeks(known.otherSources, span, { ...now, unlike: unlikeNow }, parameters);
  return { byWeek, unlike: unlikeNow, otherSources };
}

const NONE_UNLIKE: KeptCoverage['unlike'] = new Set();

/** Coverage of every week of a span, null of one to come, and the weeks of it that are over and like none. */
function watchedWeeks(
  span: WeekSpan,
  now: Reckoned,
  parameters: Parameters,
): { readonly shares: readonly (readonly [number, number | null])[]; readonly unlike: readonly number[] } {
  const running = weekNumberOfDay(now.today);
  const watchedIn = (number: number): WatchedByFeeds =>
    watchedFeeds(weekOfNumber(number), now, { ...parameters, today: now.today });
  const shares: (readonly [number, number | null])[] = [];
  const unlike: number[] = [];
  let last: (readonly WatchedWeekOfFeed[])[] = [];
  if (span.first > span.last) return { shares, unlike };
  for (let back = parameters.together.weeks - 1; back > 0; back -= 1)
    last = [watchedIn(span.first - back).watched, ...last];
  for (let number = span.first; number <= span.last; number += 1) {
    // A clock that went back takes the weeks to come with it.
    const week = number > running ? null : watchedIn(number);
    const coverage = week === null ? null : coverageBy(week);
    shares.push([number, coverage]);
    last = [week?.watched ?? [], ...last].slice(0, parameters.together.weeks);
    if (number >= running || coverage === null) continue;
    if (isUnlikeOthers({ number, coverage, last }, now, parameters)) unlike.push(number);
  }
  return { shares, unlike };
}

/** The watched weeks, from the first one to the running one. */
export function weeksOf({ firstWeek, today }: Pick<KeptCoverage, 'firstWeek' | 'today'>): IsoWeek[] {
  return firstWeek === null ? [] : weeksBetween(weekOfNumber(firstWeek), isoWeekOf(today));
}

/** The last week in which a feed was switched on: articles of later weeks are in no first list that reached back. */
function lastJoining({ feeds }: FeedStatistics): number {
  return feeds.reduce((last, { enabledFrom }) => Math.max(last, weekNumberOfDay(enabledFrom)), -Infinity);
}

/** Whether the feeds, which are the same, are on the same levels in the same weeks. */
function isSameLevels(before: readonly FeedToWatch[], after: readonly FeedToWatch[]): boolean {
  return after.every(({ levels }, i) => {
    const known = before[i]?.levels ?? [];
    if (known === levels) return true;
    return known.length === levels.length && known.every(({ first }, at) => first === levels[at]?.first);
  });
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

/** {@link otherSourcesOf} of the weeks of a span anew, of all others as it is known. */
function othersOfWeeks(
  known: OtherSources,
  span: WeekSpan,
  now: Reckoned & Pick<KeptCoverage, 'unlike'>,
  parameters: Parameters,
): OtherSources {
  const running = weekNumberOfDay(now.today);
  const fresh: [IsoWeek, readonly WeekSpan[]][] = [];
  for (let number = span.first; number <= span.last; number += 1) {
    const week = weekOfNumber(number);
    const others =
      number > running || number < (now.firstWeek ?? Infinity)
        ? []
        : withUnlikeWeeks(otherSourcesOf(week, now, parameters), number, now);
    if (!isSameSpans(others, known.get(week) ?? [])) fresh.push([week, others]);
  }
  if (fresh.length === 0) return known;
  const byWeek = new Map([...known, ...fresh]);
  for (const [week, others] of fresh) if (others.length === 0) byWeek.delete(week);
  return byWeek;
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
