import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import { expectedArticles } from './expected-articles.js';
import { isStray, type FeedToWatch, type Span } from './feeds-to-watch.js';
import type { IndexParameters } from './parameters.js';
import { isOtherLevel, levelIn, usualOn, type LevelParameters } from './source-levels.js';

/**
 * Per week the weeks before it that other sources watched, as spans of week numbers, both included, ascending; a week
 * that is not here can be compared with all before it.
 */
export type OtherSources = ReadonlyMap<IsoWeek, readonly Span[]>;

export const NO_OTHER_SOURCES: OtherSources = new Map();

/** Weeks on end that the same sources watched, each on the same level, by number. */
export interface SourceRun extends Span {
  /** Places in the list of feeds, ascending. */
  readonly sources: readonly number[];
  /** The place of each source's level in its levels. */
  readonly levels: readonly number[];
}

type SourceParameters = LevelParameters & Pick<IndexParameters, 'comparableFromShare'>;

/** The day number of a week's Thursday is the week's number times so many. */
const DAYS_PER_WEEK = 7;

/** Runs before a week that are looked at; what lies before so many changes of sources counts as watched by others. */
const MOST_RUNS = 100;

/**
 * The runs of weeks with the same sources, from the first watched week on, without gaps between them: feeds while they
 * were enabled, and as far as their first lists reached back, whether or not they answered, and outlets while their
 * archives hold them or they are missed. A source of another level is another.
 */
export function sourceRuns(feeds: readonly FeedToWatch[]): readonly SourceRun[] {
  const spans = feeds.map(weeksAmong);
  const starts = new Set([
    ...spans.flatMap((ofFeed) => ofFeed.flatMap(({ first, last }) => [first, last + 1])),
    ...feeds.flatMap(({ levels }) => levels.map(({ first }) => first)),
  ]);
  const sorted = [...starts].filter(Number.isFinite).sort((a, b) => a - b);
  return sorted.map((first, i) => {
    const sources = spans.flatMap((ofFeed, place) =>
      ofFeed.some((span) => span.first <= first && first <= span.last) ? [place] : [],
    );
    const levels = sources.map((place) => levelIn(feeds[place]?.levels ?? [], first));
    return { first, last: (sorted[i + 1] ?? Infinity) - 1, sources, levels };
  });
}

/**
 * The weeks in which a feed, or an outlet, is one of the sources: those on whose Thursday, and so most days, it was
 * enabled, and those right before into which its first list reached back. An outlet of a week or two is a stray one,
 * which belongs to no set.
 */
function weeksAmong(feed: FeedToWatch): readonly Span[] {
  const { spans, archives, missed } = feed;
  if (archives !== null)
    return isStray(feed) ? [] : [...archives, ...[...missed].map((week) => ({ first: week, last: week }))];
  return spans
    .map(({ first, last }) => ({
      first: Math.ceil(first / DAYS_PER_WEEK),
      last: Math.floor(last / DAYS_PER_WEEK),
    }))
    .filter(({ first, last }) => first <= last)
    .map(({ first, last }) => ({ first: reachedBackTo(feed, first), last }));
}

/** The first of the weeks on end up to the given one, the week a feed was enabled in, that have articles of it. */
function reachedBackTo({ articles }: FeedToWatch, enabledIn: number): number {
  let first = enabledIn;
  while ((articles?.get(weekOfNumber(first - 1)) ?? 0) > 0) first -= 1;
  return first;
}

/**
 * The weeks before one that cannot be compared with it: those whose sources are not, but for a small part, those of the
 * week. Compared are the sources that both have on a like level, an outlet's archive and its feeds taken for one: their share of the
 * number and of the expected articles of the one and of the other week; all four must reach `comparableFromShare`. How
 * much more happens cannot be told from how much more is told by more who tell.
 *
 * Expected articles are those that {@link expectedArticles} gives before the week; of a source whose first ones came in
 * the week itself those. One that never had any up to the week is none: who adds a feed that is dead hears no more than
 * before.
 */
export function otherSourcesOf(
  week: IsoWeek,
  { feeds, runs }: { readonly feeds: readonly FeedToWatch[]; readonly runs: readonly SourceRun[] },
  parameters: SourceParameters,
): readonly Span[] {
  const number = weekNumber(week);
  const own = runs.findIndex(({ first, last }) => first <= number && number <= last);
  if (own <= 0) return NO_SPANS;
  const weights = sourceWeights(feeds, number);
  const heard = (run: SourceRun | undefined): SourcesHeard =>
    new Map(
      (run?.sources ?? []).flatMap((place, i) =>
        weights[place] === null ? [] : [[place, run?.levels[i] ?? 0]],
      ),
    );
  const sources = heard(runs[own]);
  if (sources.size === 0) return NO_SPANS;
  const measure = { weights, others: samePublishers(feeds), isAlike: alikeIn(feeds, number, parameters) };
  const spans: { first: number; last: number }[] = [];
  for (let at = Math.max(0, own - MOST_RUNS); at < own; at += 1) {
    const run = runs[at];
    const those = heard(run);
    if (run === undefined || those.size === 0) continue;
    if (commonShare(sources, those, measure) >= parameters.comparableFromShare) continue;
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

/** The places of the sources of a run that ever had an article, and of the level each is on. */
type SourcesHeard = ReadonlyMap<number, number>;

/** Whether a source brought about as much on two of its levels, as known in a week. */
function alikeIn(
  feeds: readonly FeedToWatch[],
  number: number,
  parameters: LevelParameters,
): Measure['isAlike'] {
  return (place, level, other) => {
    if (level === other) return true;
    const feed = feeds[place];
    const [a, b] = [level, other].map((at) => usualOn(feed?.levels[at], number));
    return typeof a !== 'number' || typeof b !== 'number' || !isOtherLevel(a, b, parameters);
  };
}

/** How shares of sources are measured. */
interface Measure {
  /** By place; null of a source that is none. */
  readonly weights: readonly (number | null)[];
  /** By place the places of the same outlet's archive, or feeds. */
  readonly others: readonly (readonly number[])[];
  readonly isAlike: (place: number, level: number, other: number) => boolean;
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

/** The least of the shares, 0 … 1, that the sources which both have are of either's, by number and by weight. */
function commonShare(a: SourcesHeard, b: SourcesHeard, measure: Measure): number {
  return Math.min(...sharesIn(a, b, measure), ...sharesIn(b, a, measure));
}

/** The share of the sources that the others have too, by number and by weight. */
function sharesIn(
  sources: SourcesHeard,
  those: SourcesHeard,
  { weights, others, isAlike }: Measure,
): [number, number] {
  let [number, weight, all] = [0, 0, 0];
  for (const [place, level] of sources) {
    const own = weights[place] ?? 0;
    all += own;
    const other = those.get(place);
    const isCommon =
      other === undefined
        ? others[place]?.some((of) => those.has(of)) === true
        : isAlike(place, level, other);
    if (!isCommon) continue;
    number += 1;
    weight += own;
  }
  return [number / sources.size, all === 0 ? 1 : weight / all];
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
