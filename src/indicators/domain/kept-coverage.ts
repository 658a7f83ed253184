import type { IsoWeek } from '../../kernel/dates.js';
import { isoWeekOf, weekNumber, weekNumberOfDay, weekOfNumber, weeksBetween } from '../../kernel/iso-week.js';
import type { ChangedStatistics } from './changed-statistics.js';
import { feedsToWatch, type FeedStatistics, type FeedToWatch } from './feeds-to-watch.js';
import type { WeekSpan } from './timeline.js';
import type { CoverageParameters } from './watched-feeds.js';
import { coverageOf } from './weekly-coverage.js';

/** Coverage of every watched week, with what it was reckoned from: after a change only the weeks from it on are reckoned anew. */
export interface KeptCoverage {
  readonly statistics: FeedStatistics;
  /** The day in whose week it ends, `YYYY-MM-DD`. */
  readonly today: string;
  /** 0 … 1, from the first watched week to the running one; the same object as long as no week of it changed. */
  readonly byWeek: ReadonlyMap<IsoWeek, number>;
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
  const now = { statistics, today, feeds, firstWeek: firstWatchedWeek(statistics) };
  const span = { first: now.firstWeek ?? Infinity, last: weekNumberOfDay(today) };
  return { ...now, byWeek: withWeeks(NONE, span, now, parameters) };
}

/** {@link keptCoverage} of changed statistics, or on another day; the same to the bit as reckoned from the beginning. */
export function coverageAfter(
  before: KeptCoverage,
  { statistics, from }: ChangedStatistics,
  today: string,
  parameters: Parameters,
): KeptCoverage {
  const days = [before.today, today].map(weekNumberOfDay);
  const firstTouched = Math.min(from, ...(today === before.today ? [] : days));
  if (firstTouched === Infinity) return before;
  const known = before.statistics;
  const isSameList = statistics.feeds === known.feeds && statistics.imported === known.imported;
  const firstWeek = isSameList ? before.firstWeek : firstWatchedWeek(statistics);
  const now = { statistics, today, firstWeek, feeds: feedsToWatch(statistics, parameters, before.feeds) };
  const begin = Math.min(before.firstWeek ?? Infinity, firstWeek ?? Infinity);
  const span = { first: Math.max(firstTouched, begin), last: Math.max(...days) };
  return { ...now, byWeek: withWeeks(before.byWeek, span, now, parameters) };
}

/** The watched weeks, from the first one to the running one. */
export function weeksOf({ firstWeek, today }: Pick<KeptCoverage, 'firstWeek' | 'today'>): IsoWeek[] {
  return firstWeek === null ? [] : weeksBetween(weekOfNumber(firstWeek), isoWeekOf(today));
}

/** The weeks of a span anew, all others as they are known. */
function withWeeks(
  known: KeptCoverage['byWeek'],
  span: WeekSpan,
  now: Omit<KeptCoverage, 'byWeek'>,
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
