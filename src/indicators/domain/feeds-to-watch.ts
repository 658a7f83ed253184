import type { IsoWeek } from '../../kernel/dates.js';
import { dayNumber, weekNumber } from '../../kernel/iso-week.js';
import { lastBusyWeeks, type BusyWeek } from './expected-articles.js';
import type { WeekDays } from './week-days.js';

/** When a feed was enabled: first and last day, both included; null where it still is. */
export interface WatchedFeed {
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly enabledFrom: string;
  readonly enabledTo: string | null;
}

/** Per feed id. */
export interface FeedStatistics {
  readonly feeds: readonly WatchedFeed[];
  /** Articles the feed brought per week. */
  readonly articles: ReadonlyMap<string, ReadonlyMap<IsoWeek, number>>;
  /** Days on which the feed answered at least once, per week. */
  readonly answered: ReadonlyMap<string, ReadonlyMap<IsoWeek, WeekDays>>;
  /** Weeks in which an imported archive has articles of an outlet. */
  readonly imported: ReadonlyMap<string, ReadonlySet<IsoWeek>>;
}

/** A feed or imported outlet, and what each week's expectation of it is made of. */
export interface FeedToWatch {
  readonly id: string;
  /** Day numbers between which a feed was enabled. */
  readonly spans: readonly Span[];
  /** Week numbers from the first to the last of an archive's weeks; null for a feed. */
  readonly archives: readonly Span[] | null;
  /** What the expectation is made of. */
  readonly articles: ReadonlyMap<IsoWeek, number> | undefined;
  /** What the archives' spans are made of. */
  readonly imported: ReadonlySet<IsoWeek> | undefined;
  /** Its last weeks with articles before the week of that number, of which the expectation is made; ascending. */
  readonly busyBefore: (number: number) => readonly BusyWeek[];
}

/** Numbers of days or weeks, both included. */
interface Span {
  readonly first: number;
  readonly last: number;
}

interface WatchParameters {
  readonly expectedArticlesWeeks: number;
  readonly archiveGapWeeks: number;
}

/** The feeds and outlets of the statistics; what `before` knows of the same articles and weeks is kept. */
export function feedsToWatch(
  statistics: FeedStatistics,
  { expectedArticlesWeeks, archiveGapWeeks }: WatchParameters,
  before: readonly FeedToWatch[] = [],
): FeedToWatch[] {
  const spans = spansById(statistics.feeds);
  const known = new Map(before.map((feed) => [feed.id, feed]));
  return feedIds(statistics).map((id) => {
    const [articles, imported] = [statistics.articles.get(id), statistics.imported.get(id)];
    const same = known.get(id);
    const busyBefore =
      same !== undefined && same.articles === articles
        ? same.busyBefore
        : lastBusyWeeks(articles, expectedArticlesWeeks);
    const archives =
      same !== undefined && same.imported === imported
        ? same.archives
        : archiveSpans(imported, archiveGapWeeks);
    return { id, spans: spans.get(id) ?? [], archives, articles, imported, busyBefore };
  });
}

/** In an order of their own, feeds first: sums must not depend on which was heard of first. */
function feedIds({ feeds, imported }: FeedStatistics): string[] {
  return [...new Set(feeds.map(({ id }) => id))].sort().concat([...imported.keys()].sort());
}

/** A feed that was switched off and on again has several spans. */
function spansById(feeds: readonly WatchedFeed[]): ReadonlyMap<string, readonly Span[]> {
  const spans = new Map<string, Span[]>();
  for (const { id, enabledFrom, enabledTo } of feeds) {
    const last = enabledTo === null ? Infinity : dayNumber(enabledTo);
    spans.set(id, [...(spans.get(id) ?? []), { first: dayNumber(enabledFrom), last }]);
  }
  return spans;
}

/**
 * An outlet's archives: an import names the weeks in which it has articles, and those between two of them lie inside
 * the same archive unless they are more than `gapWeeks`.
 */
function archiveSpans(imported: ReadonlySet<IsoWeek> | undefined, gapWeeks: number): readonly Span[] | null {
  if (imported === undefined) return null;
  const spans: { first: number; last: number }[] = [];
  for (const week of [...imported].map(weekNumber).sort((a, b) => a - b)) {
    const span = spans.at(-1);
    if (span !== undefined && week - span.last <= gapWeeks + 1) span.last = week;
    else spans.push({ first: week, last: week });
  }
  return spans;
}
