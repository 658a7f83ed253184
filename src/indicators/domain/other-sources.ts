import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber } from '../../kernel/iso-week.js';
import { areCommon, type SourceParameters } from './common-sources.js';
import type { Span } from './feeds-to-watch.js';
import { NONE_TOLD, otherPools, pooledNow, pooledSources, pooledWeeks } from './pooled-levels.js';
import type { SourceRun } from './source-runs.js';
import {
  heardIn,
  sourcesIn,
  type SourcesHeard,
  type SourcesInWeek,
  type SourcesOnRecord,
} from './sources-in-week.js';
import { joinedSpans, spansOfWeeks } from './spans.js';
import type { Unlike } from './unlike-weeks.js';

/** How a week can be compared with those before it. */
export interface SourcesOfWeek {
  /** Weeks before it that other sources watched, as spans of week numbers, both included, ascending. */
  readonly others: readonly Span[];
  /** Number of the week after the last of those that is not only a week like none; null where all before had its sources. */
  readonly since: number | null;
  /** Why it is compared with none; null where it is not for itself. */
  readonly unlike: Unlike | null;
  /** What its sources brought of other news ÷ the usual; 1 where chance explains the difference. See `broughtRatio`. */
  readonly brought: number;
}

/** Of a week that can be compared with all before it. */
export const SAME_SOURCES: SourcesOfWeek = { others: [], since: null, unlike: null, brought: 1 };

/** Per week; one that is not here has {@link SAME_SOURCES}. */
export type OtherSources = ReadonlyMap<IsoWeek, SourcesOfWeek>;

export const NO_OTHER_SOURCES: OtherSources = new Map();

/** Runs before a week that are looked at; what lies before so many changes of sources counts as watched by others. */
const MOST_RUNS = 100;

/**
 * The weeks before one that cannot be compared with it: those whose sources are not, but for a small part, those of the
 * week ({@link areCommon}), and those in which what the same sources together bring was another ({@link isOtherPool}).
 * How much more happens cannot be told from how much more is told by more who tell.
 */
export function otherSourcesOf(
  week: IsoWeek,
  record: SourcesOnRecord,
  parameters: SourceParameters,
): readonly Span[] {
  const number = weekNumber(week);
  const own = record.runs.findIndex(({ first, last }) => first <= number && number <= last);
  const run = record.runs[own];
  if (run === undefined) return NO_SPANS;
  const now = sourcesIn(number, record);
  const these = heardIn(run, number, now, parameters.told.weeks);
  if (these.sources.size === 0) return NO_SPANS;
  const looked = record.runs.slice(Math.max(0, own - MOST_RUNS), own + 1);
  const others = otherWeeks(looked, these, now, parameters);
  const first = looked[0]?.first ?? number;
  return joinedSpans(own > MOST_RUNS ? [{ first: -Infinity, last: first - 1 }, ...others] : others);
}

const NO_SPANS: readonly Span[] = [];

/** Of the weeks of the runs, which ascend up to the week's own, those that cannot be compared with it. */
function otherWeeks(
  runs: readonly SourceRun[],
  these: SourcesHeard,
  now: SourcesInWeek,
  parameters: SourceParameters,
): Span[] {
  let most = NONE_TOLD;
  return runs.flatMap((run) => {
    const last = Math.min(run.last, now.number - 1);
    const those = heardIn(run, run.last, now, parameters.told.weeks);
    if (last < run.first || those.sources.size === 0) return [];
    const isOwn = run.last >= now.number;
    if (!isOwn && !areCommon(these, those, now, parameters)) return [{ first: run.first, last }];
    const sources = pooledSources(
      isOwn ? these.sources.keys() : [...these.sources.keys()].filter((place) => those.sources.has(place)),
      now,
      parameters,
    );
    const weeks = pooledWeeks(sources, { first: run.first, last }, now.number);
    const others = otherPools(weeks, pooledNow(sources), most, parameters);
    most = others.most;
    return spansOfWeeks(others.places.map((place) => run.first + place));
  });
}

/** Whether a week of that number lies in none of the spans. */
export function isComparable(others: readonly Span[], number: number): boolean {
  return !others.some(({ first, last }) => first <= number && number <= last);
}

/** Whether the same weeks are meant. */
export function isSameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every(({ first, last }, i) => first === b[i]?.first && last === b[i].last))
  );
}

export function isSameSources(a: SourcesOfWeek, b: SourcesOfWeek): boolean {
  const isSame = a.since === b.since && a.unlike === b.unlike && a.brought === b.brought;
  return isSame && isSameSpans(a.others, b.others);
}
