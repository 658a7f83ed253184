import type { IsoWeek } from '../../kernel/dates.js';
import { isoWeekOf, weekNumber, weekNumberOfDay, weekOfNumber, weeksBetween } from '../../kernel/iso-week.js';
import type { ChangedStatistics } from './changed-statistics.js';
import { feedsToWatch, NONE_MISSED, type FeedStatistics, type FeedToWatch } from './feeds-to-watch.js';
import { isSameSpans, NO_OTHER_SOURCES, otherSourcesOf, type OtherSources } from './other-sources.js';
import { namesOf, sourceRuns, type SourceRun } from './source-runs.js';
import { areTellersDown, withTellersDown } from './tellers-down.js';
import type { WeekSpan } from './timeline.js';
import { watchedFeeds, type CoverageParameters } from './watched-feeds.js';
import { coverageOf } from './weekly-coverage.js';

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
  /** Numbers of the weeks in which those that tell most were down; the same object as long as they are the same. */
  readonly tellersDown: ReadonlySet<number>;
  /** Number of the first watched week; null where none is. */
  readonly firstWeek: number | null;
  readonly feeds: readonly FeedToWatch[];
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
  const now = { statistics, today, feeds, firstWeek, runs: sourceRuns(feeds) };
  const span = { first: firstWeek ?? Infinity, last: weekNumberOfDay(today) };
  const known = { byWeek: NONE, otherSources: NO_OTHER_SOURCES, tellersDown: NONE_DOWN };
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
  const now = { statistics, today, firstWeek, feeds, runs };
  const begin = Math.min(before.firstWeek ?? Infinity, firstWeek ?? Infinity);
  const firstTouched = Math.min(
    ...[firstChanged, firstOtherRun(before.runs, runs)],
    isSameList ? Infinity : firstOtherMissed(before.feeds, feeds),
  );
  const span = { first: Math.max(firstTouched, begin), last: Math.max(...days) };
  return { ...now, ...weeksAnew(before, span, now, parameters) };
}

/** What is kept of the weeks. */
type ByWeek = Pick<KeptCoverage, 'byWeek' | 'otherSources' | 'tellersDown'>;

/** The weeks of a span anew, all others as they are known. */
function weeksAnew(known: ByWeek, span: WeekSpan, now: Reckoned, parameters: Parameters): ByWeek {
  const byWeek = withWeeks(known.byWeek, span, now, parameters);
  const tellersDown = downInWeeks(known.tellersDown, span, { ...now, byWeek }, parameters);
  const otherSources = othersOfWeeks(known.otherSources, span, { ...now, tellersDown }, parameters);
  return { byWeek, tellersDown, otherSources };
}

const NONE_DOWN: KeptCoverage['tellersDown'] = new Set();

/** The weeks in which {@link areTellersDown}; the running week is not over and is none. */
function downInWeeks(
  known: KeptCoverage['tellersDown'],
  span: WeekSpan,
  now: Reckoned & Pick<KeptCoverage, 'byWeek'>,
  parameters: Parameters,
): KeptCoverage['tellersDown'] {
  const running = weekNumberOfDay(now.today);
  const down = new Set([...known].filter((number) => number < span.first));
  for (let number = span.first; number <= span.last && number < running; number += 1) {
    const week = weekOfNumber(number);
    const coverage = now.byWeek.get(week) ?? 1;
    // Where all came that was due, nothing that is usually told is missing.
    if (coverage === 1) continue;
    const { watched } = watchedFeeds(week, now, { ...parameters, today: now.today });
    if (areTellersDown({ number, coverage, watched }, now, parameters)) down.add(number);
  }
  const isSame = down.size === known.size && [...down].every((number) => known.has(number));
  return isSame ? known : down;
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
  now: Reckoned & Pick<KeptCoverage, 'tellersDown'>,
  parameters: Parameters,
): OtherSources {
  const running = weekNumberOfDay(now.today);
  const fresh: [IsoWeek, readonly WeekSpan[]][] = [];
  for (let number = span.first; number <= span.last; number += 1) {
    const week = weekOfNumber(number);
    const others =
      number > running ? [] : withTellersDown(otherSourcesOf(week, now, parameters), number, now);
    if (!isSameSpans(others, known.get(week) ?? [])) fresh.push([week, others]);
  }
  if (fresh.length === 0) return known;
  const byWeek = new Map([...known, ...fresh]);
  for (const [week, others] of fresh) if (others.length === 0) byWeek.delete(week);
  return byWeek;
}

/** The weeks of a span anew, all others as they are known. */
function withWeeks(
  known: KeptCoverage['byWeek'],
  span: WeekSpan,
  now: Reckoned,
  parameters: Parameters,
): KeptCoverage['byWeek'] {
  const running = weekNumberOfDay(now.today);
  const others: [IsoWeek, number | null][] = [];
  for (let number = span.first; number <= span.last; number += 1) {
    const week = weekOfNumber(number);
    // A clock that went back takes the weeks to come with it.
    const share = number > running ? null : coverageOf(week, now, { ...parameters, today: now.today });
    if (share !== (known.get(week) ?? null)) others.push([week, share]);
  }
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
