import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber } from '../../kernel/iso-week.js';

/** When a feed was enabled: first and last week, both included; null where it still is. */
export interface WatchedFeed {
  readonly id: string;
  readonly enabledFrom: IsoWeek;
  readonly enabledTo: IsoWeek | null;
}

/** Per feed id. */
export interface FeedStatistics {
  readonly feeds: readonly WatchedFeed[];
  /** Articles the feed brought per week. */
  readonly articles: ReadonlyMap<string, ReadonlyMap<IsoWeek, number>>;
  /** Weeks in which the feed answered at least once. */
  readonly answered: ReadonlyMap<string, ReadonlySet<IsoWeek>>;
  /** Weeks of a feed or outlet that an imported archive covers, whether it was enabled then or not. */
  readonly imported: ReadonlyMap<string, ReadonlySet<IsoWeek>>;
}

export interface CoverageParameters {
  readonly expectedArticlesWeeks: number;
  readonly silentFromExpectedArticles: number;
  /** The running week, in which an empty feed may still fill; null where none is. */
  readonly currentWeek: IsoWeek | null;
}

interface Watched {
  readonly expected: number | null;
  readonly answered: boolean;
}

/**
 * Coverage of the given weeks, 0 … 1: expected articles of the feeds that answered ÷ expected articles of all
 * enabled feeds (DESIGN §5). A week in which no feed was enabled and none imported has no entry.
 *
 * - A feed counts from the week it joined to the week it left.
 * - Expected of it: the median of its last weeks before this one that had any articles. A feed that never had any
 *   is expected to bring what the median feed does, so that one which fails from its first day is missed.
 * - A feed that answers without a single article, though many were expected, fell silent and counts as one that
 *   did not answer: a silent feed must not read as a cooling relation. The running week is exempt.
 */
export function weeklyCoverage(
  statistics: FeedStatistics,
  weeks: readonly IsoWeek[],
  parameters: CoverageParameters,
): Map<IsoWeek, number> {
  const expectations = new Map(
    feedIds(statistics).map((id) => [id, expectation(statistics.articles.get(id), parameters)] as const),
  );
  const spans = spansById(statistics.feeds);
  const coverage = new Map<IsoWeek, number>();
  for (const week of weeks) {
    const watched: Watched[] = [];
    for (const [id, expectedIn] of expectations) {
      const imported = statistics.imported.get(id)?.has(week) ?? false;
      if (!imported && !isEnabled(spans.get(id) ?? [], week)) continue;
      const expected = expectedIn(week);
      watched.push({
        expected,
        answered: imported || answeredIn(week, id, { statistics, expected, parameters }),
      });
    }
    if (watched.length > 0) coverage.set(week, coveredShare(watched));
  }
  return coverage;
}

function feedIds({ feeds, imported }: FeedStatistics): string[] {
  return [...new Set([...feeds.map(({ id }) => id), ...imported.keys()])];
}

/** A feed that was switched off and on again has several spans. */
function spansById(feeds: readonly WatchedFeed[]): ReadonlyMap<string, readonly WatchedFeed[]> {
  const spans = new Map<string, WatchedFeed[]>();
  for (const feed of feeds) spans.set(feed.id, [...(spans.get(feed.id) ?? []), feed]);
  return spans;
}

function isEnabled(spans: readonly WatchedFeed[], week: IsoWeek): boolean {
  return spans.some(
    (feed) =>
      weekNumber(week) >= weekNumber(feed.enabledFrom) &&
      (feed.enabledTo === null || weekNumber(week) <= weekNumber(feed.enabledTo)),
  );
}

function answeredIn(
  week: IsoWeek,
  id: string,
  given: {
    readonly statistics: FeedStatistics;
    readonly expected: number | null;
    readonly parameters: CoverageParameters;
  },
): boolean {
  const { statistics, expected, parameters } = given;
  if (statistics.answered.get(id)?.has(week) !== true) return false;
  if (week === parameters.currentWeek) return true;
  const articles = statistics.articles.get(id)?.get(week) ?? 0;
  return articles > 0 || expected === null || expected < parameters.silentFromExpectedArticles;
}

function coveredShare(watched: readonly Watched[]): number {
  const known = watched.flatMap(({ expected }) => (expected === null ? [] : [expected]));
  const typical = known.length === 0 ? 1 : median(known);
  let [answered, all] = [0, 0];
  for (const feed of watched) {
    const expected = feed.expected ?? typical;
    all += expected;
    if (feed.answered) answered += expected;
  }
  return answered / all;
}

/** The feed's expected articles as a function of the week; null before it ever had any. */
function expectation(
  articles: ReadonlyMap<IsoWeek, number> | undefined,
  { expectedArticlesWeeks }: CoverageParameters,
): (week: IsoWeek) => number | null {
  const past = [...(articles ?? [])]
    .filter(([, count]) => count > 0)
    .map(([week, count]) => ({ number: weekNumber(week), count }))
    .sort((a, b) => a.number - b.number);
  return (week) => {
    const number = weekNumber(week);
    const next = past.findIndex((entry) => entry.number >= number);
    const before = next === -1 ? past.length : next;
    const last = past.slice(Math.max(0, before - expectedArticlesWeeks), before).map(({ count }) => count);
    return last.length === 0 ? null : median(last);
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
