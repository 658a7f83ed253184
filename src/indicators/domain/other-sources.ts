import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber } from '../../kernel/iso-week.js';
import { commonSeries, type SourceParameters } from './common-sources.js';
import { SERIES } from './counted-development.js';
import type { Span } from './feeds-to-watch.js';
import type { SeriesName } from './index-point.js';
import { NONE_TOLD, otherPools, pooledNow, pooledSources, pooledWeeks } from './pooled-levels.js';
import type { SourceRun } from './source-runs.js';
import {
  heardIn,
  sourcesIn,
  type SourcesHeard,
  type SourcesInWeek,
  type SourcesOnRecord,
} from './sources-in-week.js';
import { isSameSpans, joinedSpans, spansOfWeeks } from './spans.js';
import type { Unlike } from './unlike-weeks.js';

/** How a week of a series can be compared with those before it. */
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

/** Of a series, per week; one that is not here has {@link SAME_SOURCES}. */
export type OtherSources = ReadonlyMap<IsoWeek, SourcesOfWeek>;

/** Who tells of energy need not tell of trade: each series is compared by its own tellers. One that is not here has no other sources. */
export type SourcesBySeries = ReadonlyMap<SeriesName, OtherSources>;

export const NO_OTHER_SOURCES: SourcesBySeries = new Map();

/** Runs before a week that are looked at; what lies before so many changes of sources counts as watched by others. */
const MOST_RUNS = 100;

/**
 * The weeks before one that cannot be compared with it, by series in the order of {@link SERIES}: those whose sources are
 * not, but for a small part, those of the week ({@link commonSeries}), and those in which what the same sources together
 * bring was another ({@link otherPools}). How much more happens cannot be told from how much more is told by more who tell.
 */
export function otherSourcesOf(
  week: IsoWeek,
  record: SourcesOnRecord,
  parameters: SourceParameters,
): readonly (readonly Span[])[] {
  const number = weekNumber(week);
  const own = record.runs.findIndex(({ first, last }) => first <= number && number <= last);
  const run = record.runs[own];
  if (run === undefined) return NO_SPANS;
  const now = sourcesIn(number, record);
  const these = heardIn(run, number, now, parameters.told.weeks);
  if (these.sources.size === 0) return NO_SPANS;
  const looked = record.runs.slice(Math.max(0, own - MOST_RUNS), own + 1);
  const others = otherWeeks(looked, these, now, parameters);
  if (own <= MOST_RUNS) return others.map(joinedSpans);
  const before = { first: -Infinity, last: (looked[0]?.first ?? number) - 1 };
  return others.map((spans) => joinedSpans([before, ...spans]));
}

const NO_SPANS: readonly (readonly Span[])[] = SERIES.map(() => []);
const ALL_COMMON: readonly boolean[] = SERIES.map(() => true);

/** Of the weeks of the runs, which ascend up to the week's own, those that cannot be compared with it. */
function otherWeeks(
  runs: readonly SourceRun[],
  these: SourcesHeard,
  now: SourcesInWeek,
  parameters: SourceParameters,
): readonly (readonly Span[])[] {
  const others: Span[][] = SERIES.map(() => []);
  let most = NONE_TOLD;
  for (const run of runs) {
    const last = Math.min(run.last, now.number - 1);
    const those = heardIn(run, run.last, now, parameters.told.weeks);
    if (last < run.first || those.sources.size === 0) continue;
    const isOwn = run.last >= now.number;
    const common = isOwn ? ALL_COMMON : commonSeries(these, those, now, parameters);
    for (const [series, spans] of others.entries())
      if (common[series] === false) spans.push({ first: run.first, last });
    if (!common.includes(true)) continue;
    const sources = pooledSources(
      isOwn ? these.sources.keys() : [...these.sources.keys()].filter((place) => those.sources.has(place)),
      now,
      parameters,
    );
    const weeks = pooledWeeks(sources, { first: run.first, last }, now.number);
    const pools = otherPools(weeks, pooledNow(sources), most, parameters);
    for (const [series, spans] of others.entries())
      if (common[series] === true)
        spans.push(...spansOfWeeks((pools.places[series] ?? []).map((place) => run.first + place)));
    most = most.map((before, series) => (common[series] === true ? (pools.most[series] ?? before) : before));
  }
  return others;
}

/** Whether a week of that number lies in none of the spans. */
export function isComparable(others: readonly Span[], number: number): boolean {
  return !others.some(({ first, last }) => first <= number && number <= last);
}

export function isSameSources(a: SourcesOfWeek, b: SourcesOfWeek): boolean {
  const isSame = a.since === b.since && a.unlike === b.unlike && a.brought === b.brought;
  return isSame && isSameSpans(a.others, b.others);
}
