import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber } from '../../kernel/iso-week.js';
import { expectedArticles } from './expected-articles.js';
import type { FeedToWatch, Span } from './feeds-to-watch.js';
import type { IndexParameters } from './parameters.js';
import { isOtherLevel, usualOn, type LevelParameters } from './source-levels.js';
import { toldUpTo, type RunSource, type SourceRun } from './source-runs.js';
import { leastShare, tellFarMore, type Told } from './told-reports.js';

/**
 * Per week the weeks before it that other sources watched, as spans of week numbers, both included, ascending; a week
 * that is not here can be compared with all before it.
 */
export type OtherSources = ReadonlyMap<IsoWeek, readonly Span[]>;

export const NO_OTHER_SOURCES: OtherSources = new Map();

export type SourceParameters = LevelParameters & Pick<IndexParameters, 'comparableFromShare' | 'told'>;

/** Feeds and the runs of their sets. */
export interface SourcesOnRecord {
  readonly feeds: readonly FeedToWatch[];
  readonly runs: readonly SourceRun[];
}

/** Runs before a week that are looked at; what lies before so many changes of sources counts as watched by others. */
const MOST_RUNS = 100;

/**
 * The weeks before one that cannot be compared with it: those whose sources are not, but for a small part, those of the
 * week. Compared are the sources that both have on a like level, an outlet's archive and its feeds taken for one unless
 * one tells far more than the other: their share of the number, of the expected articles and of the reports told of the
 * one and of the other week; all must reach `comparableFromShare`, that of reports as far as chance does not explain
 * less. How much more happens cannot be told from how much more is told by more who tell.
 *
 * Expected articles are those that {@link expectedArticles} gives before the week; of a source whose first ones came in
 * the week itself those. One that never had any up to the week is none: who adds a feed that is dead hears no more than
 * before.
 */
export function otherSourcesOf(
  week: IsoWeek,
  { feeds, runs }: SourcesOnRecord,
  parameters: SourceParameters,
): readonly Span[] {
  const number = weekNumber(week);
  const own = runs.findIndex(({ first, last }) => first <= number && number <= last);
  if (own <= 0) return NO_SPANS;
  const weights = sourceWeights(feeds, number);
  const heard = (run: SourceRun | undefined, last: number): SourcesHeard => ({
    sources: new Map(
      (run?.sources ?? []).flatMap((source) =>
        weights[source.place] === null ? [] : [[source.place, source]],
      ),
    ),
    told: (source) => toldUpTo(feeds[source.place], source, last, parameters.told.weeks),
  });
  const these = heard(runs[own], number);
  if (these.sources.size === 0) return NO_SPANS;
  const measure = { feeds, number, weights, others: samePublishers(feeds), parameters };
  const spans: { first: number; last: number }[] = [];
  for (let at = Math.max(0, own - MOST_RUNS); at < own; at += 1) {
    const run = runs[at];
    if (run === undefined) continue;
    const those = heard(run, run.last);
    if (those.sources.size === 0 || areComparable(these, those, measure)) continue;
    const last = spans.at(-1);
    if (last !== undefined && last.last + 1 === run.first) last.last = run.last;
    else spans.push({ first: at === own - MOST_RUNS ? -Infinity : run.first, last: run.last });
  }
  return spans;
}

const NO_SPANS: readonly Span[] = [];

/** Articles expected of every source in a week, null of one that had none up to it. */
function sourceWeights(feeds: readonly FeedToWatch[], number: number): readonly (number | null)[] {
  return feeds.map(
    ({ busyBefore }) => expectedArticles(busyBefore(number)) ?? expectedArticles(busyBefore(number + 1)),
  );
}

/** The sources of a run that ever had an article, by place, and what each told up to a week. */
interface SourcesHeard {
  readonly sources: ReadonlyMap<number, RunSource>;
  readonly told: (source: RunSource) => Told;
}

/** How shares of sources are measured. */
interface Measure {
  readonly feeds: readonly FeedToWatch[];
  /** The week that is compared: nothing later is known in it. */
  readonly number: number;
  /** By place; null of a source that is none. */
  readonly weights: readonly (number | null)[];
  /** By place the places of the same outlet's archive, or feeds. */
  readonly others: readonly (readonly number[])[];
  readonly parameters: SourceParameters;
}

/** An archive is the past of the feeds of its outlet: by place, the places of the other. */
function samePublishers(feeds: readonly FeedToWatch[]): Measure['others'] {
  const [ofFeeds, ofArchives] = [new Map<string, number[]>(), new Map<string, number[]>()];
  for (const [place, { archives, outlets }] of feeds.entries()) {
    const places = archives === null ? ofFeeds : ofArchives;
    for (const outlet of outlets) places.set(outlet, [...(places.get(outlet) ?? []), place]);
  }
  return feeds.map(({ archives, outlets }) => {
    const places = archives === null ? ofArchives : ofFeeds;
    return outlets.flatMap((outlet) => places.get(outlet) ?? []);
  });
}

function areComparable(a: SourcesHeard, b: SourcesHeard, measure: Measure): boolean {
  return isMostlyIn(a, b, measure) && isMostlyIn(b, a, measure);
}

/** Whether the others have most of the sources too: by number, by expected articles and by what they tell. */
function isMostlyIn(own: SourcesHeard, those: SourcesHeard, measure: Measure): boolean {
  const { comparableFromShare, told } = measure.parameters;
  let [number, weight, all] = [0, 0, 0];
  const parts = [...own.sources.values()].map((source) => {
    const isCommon = isAmong(source, own, those, measure);
    const ofSource = measure.weights[source.place] ?? 0;
    all += ofSource;
    number += isCommon ? 1 : 0;
    weight += isCommon ? ofSource : 0;
    return { told: own.told(source), part: isCommon ? 0 : 1 };
  });
  return (
    number / own.sources.size >= comparableFromShare &&
    (all === 0 || weight / all >= comparableFromShare) &&
    leastShare(parts, told) <= 1 - comparableFromShare
  );
}

/** Whether a source is, on a like level, or under the outlet's other name, among those. */
function isAmong(source: RunSource, own: SourcesHeard, those: SourcesHeard, measure: Measure): boolean {
  const same = those.sources.get(source.place);
  if (same !== undefined) return isAlike(source, same, measure);
  const before = (measure.others[source.place] ?? []).flatMap((place) => those.sources.get(place) ?? []);
  if (before.length === 0) return false;
  const names = new Set(before.flatMap(({ place }) => measure.others[place] ?? []));
  const now = [...own.sources.values()].filter(({ place }) => names.has(place));
  return isContinuation(now.map(own.told), before.map(those.told), measure.parameters);
}

/** Whether a source brought about as much on two of its levels, as known in the week. */
function isAlike(a: RunSource, b: RunSource, { feeds, number, parameters }: Measure): boolean {
  if (a.level === b.level) return true;
  const [one, other] = [a, b].map(({ place, level }) => usualOn(feeds[place]?.levels[level], number));
  return typeof one !== 'number' || typeof other !== 'number' || !isOtherLevel(one, other, parameters);
}

/** Whether an archive and the feeds of its outlet tell about as much. */
function isContinuation(
  now: readonly Told[],
  before: readonly Told[],
  { told, sourceLevel: { alikeFromShare } }: SourceParameters,
): boolean {
  const parameters = { ...told, alikeFromShare };
  return !tellFarMore(now, before, parameters) && !tellFarMore(before, now, parameters);
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
