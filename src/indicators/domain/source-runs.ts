import { weeksBefore } from './expected-articles.js';
import type { FeedToWatch, Span } from './feeds-to-watch.js';
import { isStray } from './stray-outlets.js';
import type { SeriesName } from './index-point.js';
import { levelIn } from './source-levels.js';
import { isSameSpans, joinedSpans, spansOfWeeks } from './spans.js';
import type { Told } from './told-developments.js';

/** Weeks on end that the same sources watched, each on the same level, by number. */
export interface SourceRun extends Span {
  /** By place in the list of feeds, ascending. */
  readonly sources: ReadonlyMap<number, RunSource>;
}

/** A source of a run. */
export interface RunSource {
  /** In the list of feeds. */
  readonly place: number;
  /** Its level's place in its levels. */
  readonly level: number;
  /** The first of the weeks on end in which it has been a source on this level. */
  readonly since: number;
}

/** The day number of a week's Thursday is the week's number times so many. */
const DAYS_PER_WEEK = 7;

/**
 * The runs of weeks with the same sources, from the first watched week on, without gaps between them: feeds while they
 * were enabled, from their first articles on and as far as their first lists reached back, whether or not they answered
 * since, and outlets while their archives hold them or they are missed. A source of another level is another.
 */
export function sourceRuns(feeds: readonly FeedToWatch[]): readonly SourceRun[] {
  const spans = feeds.map(weeksAmong);
  const starts = new Set([
    ...spans.flatMap((ofFeed) => ofFeed.flatMap(({ first, last }) => [first, last + 1])),
    ...feeds.flatMap(({ levels }) => levels.map(({ first }) => first)),
  ]);
  const sorted = [...starts].filter(Number.isFinite).sort((a, b) => a - b);
  const runs: { first: number; last: number; sources: SourceRun['sources'] }[] = [];
  for (const [i, first] of sorted.entries()) {
    const last = (sorted[i + 1] ?? Infinity) - 1;
    const sources = new Map<number, RunSource>();
    for (const [place, { levels }] of feeds.entries()) {
      const span = spans[place]?.find((one) => one.first <= first && first <= one.last);
      if (span === undefined) continue;
      const level = levelIn(levels, first);
      sources.set(place, { place, level, since: Math.max(span.first, levels[level]?.first ?? -Infinity) });
    }
    const before = runs.at(-1);
    // A source that is none now may have got another level.
    if (before !== undefined && namesOf(before) === namesOf({ sources })) before.last = last;
    else runs.push({ first, last, sources });
  }
  return runs;
}

/** Whether a feed or outlet, enabled or imported as before, is a source in the same weeks and on the same levels. */
export function isSameSource(feed: FeedToWatch, known: FeedToWatch | undefined): boolean {
  if (feed.id !== known?.id) return false;
  if (feed.busy === known.busy) return true;
  const [levels, before] = [feed.levels, known.levels];
  const isSameLevels =
    levels.length === before.length && levels.every(({ first }, place) => first === before[place]?.first);
  return isSameLevels && isSameSpans(weeksAmong(feed), weeksAmong(known));
}

/** The same text for the same sources on the same levels. */
export function namesOf(run: Pick<SourceRun, 'sources'> | undefined): string {
  return [...(run?.sources.values() ?? [])]
    .map(({ place, level, since }) => `${place} ${level} ${since}`)
    .join();
}

/** What a source of a run told of a series in its last weeks up to the given one, at most so many. */
export function toldUpTo(
  series: SeriesName,
  feed: FeedToWatch | undefined,
  { since }: RunSource,
  { last, weeks }: { readonly last: number; readonly weeks: number },
): Told {
  const first = Math.max(since, last - weeks + 1);
  return { developments: feed?.toldBetween(series, first, last) ?? 0, weeks: Math.max(0, last - first + 1) };
}

/**
 * The weeks in which a feed, or an outlet, is one of the sources: those on whose Thursday, and so most days, it was
 * enabled, from the first one with articles on, and those before it was, into which its first list reached back. One that
 * is dead from the day it is added, or switched on again, is none until it brings anything, or it would seem to have told
 * nothing while it was there. An outlet of a week or two is a stray one, which belongs to no set.
 */
function weeksAmong(feed: FeedToWatch): readonly Span[] {
  const { spans, archives, missed, busy } = feed;
  if (archives !== null) return isStray(feed) ? [] : joinedSpans([...archives, ...spansOfWeeks(missed)]);
  const enabled = spans.map(({ first, last }) => ({
    first: Math.ceil(first / DAYS_PER_WEEK),
    last: Math.floor(last / DAYS_PER_WEEK),
  }));
  let before = -Infinity;
  const among = joinedSpans(enabled.filter(({ first, last }) => first <= last)).flatMap((span): Span[] => {
    const reached = busy.filter(({ number }) => before < number && number < span.first);
    const first = busy[weeksBefore(busy, span.first)]?.number ?? Infinity;
    before = span.last;
    const own = first <= span.last ? [{ first, last: span.last }] : [];
    return [...spansOfWeeks(reached.map(({ number }) => number)), ...own];
  });
  return joinedSpans(among);
}
