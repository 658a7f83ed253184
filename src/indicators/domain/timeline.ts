import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import type { IndexParameters } from './parameters.js';
import { isComparable, SAME_SOURCES, type OtherSources } from './other-sources.js';
import { isSameSpans } from './spans.js';
import type { Unlike } from './unlike-weeks.js';

/** Share of the expected articles that came, 0 … 1, per week; `full` where everything is known to be there. */
export type Coverage = ReadonlyMap<IsoWeek, number> | 'full';

/**
 * How well a week was watched: `covered`; `outage` (feeds were enabled, too few answered); `unwatched` (no feed
 * was enabled, so that there is no coverage to speak of).
 */
type Watch = 'covered' | 'outage' | 'unwatched';

/** One week of a series: all but what it can be compared with is the same of all. */
export interface TimelineWeek {
  /** `weekNumber` of the kernel. */
  readonly number: number;
  readonly week: IsoWeek;
  readonly watch: Watch;
  /** 0 … 1; null where unwatched: nothing was expected, which is not the same as nothing came. */
  readonly coverage: number | null;
  /** What divides the week's flows: the coverage of a covered week, else 1. */
  readonly divisor: number;
  /** Weeks before this one that other sources watched: no count of theirs can be compared with its own. */
  readonly otherSources: readonly WeekSpan[];
  /** The first week from which on the sources have been its own; null where they were always these. */
  readonly sourcesSince: IsoWeek | null;
  /** Why it is compared with none; null where it is not for itself. */
  readonly unlike: Unlike | null;
  /** What its sources brought of other news ÷ the usual; 1 where chance explains the difference. */
  readonly brought: number;
  /** Covered weeks from the first week to this one, those that other sources watched left out. */
  readonly comparableWeeks: number;
  /** Whether sums decay in this week: not in an outage, unless it has gone on for too long. */
  readonly decays: boolean;
  /** Weeks in which sums decayed, from the first week to this one. */
  readonly decaysSoFar: number;
  /** The week that is not over. */
  readonly running: boolean;
}

export interface TimelineInput {
  readonly coverage: Coverage;
  /** Which weeks of the series cannot be compared with those before them; absent: all can. */
  readonly otherSources?: OtherSources | undefined;
  /** The running week; weeks after it do not exist yet. Null: no clock, no week is running. */
  readonly currentWeek: IsoWeek | null;
}

type TimelineParameters = Pick<IndexParameters, 'coverageFloor' | 'outageCarriedWeeks'>;

/**
 * Every week from the first to the last, none left out; empty where there is nothing to date. Weeks that are the same in
 * `before` are the same objects, so that what was made of them can be kept.
 *
 * First: the earliest week with a development or with coverage. Last: the running week, else the latest week with
 * either. An outage carries sums over, but not for ever: after so many weeks without a covered one what was last
 * known is no longer news, and sums age by the calendar until feeds answer again. An unwatched week, before there were
 * feeds, lets them age by the calendar, or a visit of 1968 would weigh in the first polled week as if it had just taken
 * place.
 */
export function weeksBetweenDated(
  dated: WeekSpan | null,
  input: TimelineInput,
  { coverageFloor, outageCarriedWeeks }: TimelineParameters,
  before: readonly TimelineWeek[] = [],
): TimelineWeek[] {
  const range = rangeOf(dated, input);
  if (range === null) return [];
  const running = input.currentWeek === null ? null : weekNumber(input.currentWeek);
  const weeks: TimelineWeek[] = [];
  const covered: number[] = [];
  let [decaysSoFar, outageWeeks] = [0, 0];
  for (let number = range.first; number <= range.last; number += 1) {
    const known = before[weeks.length];
    const week = known?.number === number ? known.week : weekOfNumber(number);
    const share = input.coverage === 'full' ? 1 : input.coverage.get(week);
    const watch = watchOf(share, coverageFloor);
    const coverage = share ?? null;
    if (watch === 'covered') covered.push(number);
    const { others: otherSources, since, unlike, brought } = input.otherSources?.get(week) ?? SAME_SOURCES;
    outageWeeks = watch === 'outage' ? outageWeeks + 1 : 0;
    const decays = watch !== 'outage' || outageWeeks > outageCarriedWeeks;
    if (decays) decaysSoFar += 1;
    const made = {
      number,
      week,
      watch,
      coverage,
      ...{ otherSources, unlike, brought },
      sourcesSince: since === null ? null : weekOfNumber(since),
      comparableWeeks: comparableAmong(covered, otherSources),
      decays,
      decaysSoFar,
      divisor: watch === 'covered' && coverage !== null ? coverage : 1,
      running: number === running,
    };
    weeks.push(known !== undefined && isSameWeek(known, made) ? known : made);
  }
  return weeks;
}

function comparableAmong(covered: readonly number[], others: readonly WeekSpan[]): number {
  if (others.length === 0) return covered.length;
  return covered.reduce((weeks, number) => weeks + (isComparable(others, number) ? 1 : 0), 0);
}

/** Whether the counts of an earlier week can be compared with those of a later one: it is covered, by the same sources. */
export function canBeCompared(later: TimelineWeek, earlier: TimelineWeek): boolean {
  return earlier.watch === 'covered' && isComparable(later.otherSources, earlier.number);
}

function isSameWeek(a: TimelineWeek, b: TimelineWeek): boolean {
  return (
    a.number === b.number &&
    a.watch === b.watch &&
    a.coverage === b.coverage &&
    a.comparableWeeks === b.comparableWeeks &&
    a.sourcesSince === b.sourcesSince &&
    a.unlike === b.unlike &&
    a.brought === b.brought &&
    isSameSpans(a.otherSources, b.otherSources) &&
    a.decays === b.decays &&
    a.decaysSoFar === b.decaysSoFar &&
    a.running === b.running
  );
}

function watchOf(share: number | undefined, coverageFloor: number): Watch {
  if (share === undefined) return 'unwatched';
  return share < coverageFloor || share === 0 ? 'outage' : 'covered';
}

/** First and last week by number. */
export interface WeekSpan {
  readonly first: number;
  readonly last: number;
}

/** The span of some weeks; null where there are none. */
export function spanOf(weeks: Iterable<number>): WeekSpan | null {
  let [first, last] = [Infinity, -Infinity];
  for (const number of weeks) {
    first = Math.min(first, number);
    last = Math.max(last, number);
  }
  return first > last ? null : { first, last };
}

function rangeOf(dated: WeekSpan | null, input: TimelineInput): WeekSpan | null {
  const watched = input.coverage === 'full' ? null : watchedSpan(input.coverage);
  const first = Math.min(dated?.first ?? Infinity, watched?.first ?? Infinity);
  const last = Math.max(dated?.last ?? -Infinity, watched?.last ?? -Infinity);
  if (first > last) return null;
  return { first, last: input.currentWeek === null ? last : weekNumber(input.currentWeek) };
}

/** ISO weeks of four-digit years stand in the order of their texts. */
function watchedSpan(coverage: ReadonlyMap<IsoWeek, number>): WeekSpan | null {
  let [first, last]: [IsoWeek | null, IsoWeek | null] = [null, null];
  for (const week of coverage.keys()) {
    if (first === null || week < first) first = week;
    if (last === null || week > last) last = week;
  }
  return first === null || last === null ? null : { first: weekNumber(first), last: weekNumber(last) };
}
