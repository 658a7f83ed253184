import type { ToldDevelopments } from '../../developments/domain/telling-reader.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { dayNumber, weekNumber, weekNumberOfDay } from '../../kernel/iso-week.js';
import type { IndexParameters } from './parameters.js';
import type { LevelParameters } from './source-levels.js';
import { sourcePast, type SourcePast } from './source-past.js';
import { isStray, strayFigures, type StrayFigures } from './stray-outlets.js';
import type { WeekDays } from './week-days.js';

/** When a feed was enabled: first and last day, both included; null where it still is. */
export interface WatchedFeed {
  readonly id: string;
  /** What an imported archive may call its outlet. */
  readonly outlets: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly enabledFrom: string;
  readonly enabledTo: string | null;
}

/** An imported outlet stands beside the feeds under a name that no feed has. */
export const archiveId = (outlet: string): string => `archive:${outlet}`;

/** All outlets of a week or two together; no outlet has an empty name. */
const STRAYS = archiveId('');

/** Per feed id. */
export interface FeedStatistics {
  readonly feeds: readonly WatchedFeed[];
  /** Articles the feed brought per week. */
  readonly articles: ReadonlyMap<string, ReadonlyMap<IsoWeek, number>>;
  /** Articles of the feed, or outlet, per week that report on a development. */
  readonly reports: ReadonlyMap<string, ReadonlyMap<IsoWeek, number>>;
  /** What it told per week; a week of which it told nothing that counts has no entry. */
  readonly told: ReadonlyMap<string, ReadonlyMap<IsoWeek, ToldDevelopments>>;
  /** Days on which the feed answered at least once, per week. */
  readonly answered: ReadonlyMap<string, ReadonlyMap<IsoWeek, WeekDays>>;
  /** Weeks in which an imported archive has articles of an outlet. */
  readonly imported: ReadonlyMap<string, ReadonlySet<IsoWeek>>;
}

/** A feed or imported outlet, and what each week's expectation of it is made of. */
export interface FeedToWatch extends SourcePast {
  readonly id: string;
  /** The archives that have articles of its outlet, by id: of an outlet itself, of a feed what may be one of the same. */
  readonly outlets: readonly string[];
  /** Day numbers between which a feed was enabled. */
  readonly spans: readonly Span[];
  /** Week numbers from the first to the last of an archive's weeks; null for a feed. */
  readonly archives: readonly Span[] | null;
  /** Week numbers in which the outlet of an archive is missing, though other archives go on; see {@link missedWeeks}. */
  readonly missed: ReadonlySet<number>;
  /** What the archives' spans are made of. */
  readonly imported: ReadonlySet<IsoWeek> | undefined;
  /** Of all stray outlets taken for one, which have no coverage together, what it is made of; else null. */
  readonly strays: StrayFigures | null;
}

/** Numbers of days or weeks, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

type WatchParameters = LevelParameters & Pick<IndexParameters, 'archiveGapWeeks'>;

/** The feeds and outlets of the statistics; what `before` knows of the same figures, and of others before the week `from`, is kept. */
export function feedsToWatch(
  statistics: FeedStatistics,
  parameters: WatchParameters,
  before: readonly FeedToWatch[] = [],
  from = -Infinity,
): FeedToWatch[] {
  const { archiveGapWeeks } = parameters;
  const spans = spansById(statistics.feeds);
  const names = new Map(statistics.feeds.map(({ id, outlets }) => [id, outlets.map(archiveId)]));
  const known = new Map(before.map((feed) => [feed.id, feed]));
  const archivesOf = new Map(
    [...statistics.imported].map(([id, imported]) => {
      const same = known.get(id);
      const kept = same?.imported === imported ? same.archives : null;
      return [id, kept ?? archiveSpans(imported, archiveGapWeeks)] as const;
    }),
  );
  const watched = {
    polled: polledWeeks(statistics.feeds),
    archived: [...archivesOf.values()].flat(),
    gapWeeks: archiveGapWeeks,
  };
  const feeds = feedIds(statistics).map((id): FeedToWatch => {
    const imported = statistics.imported.get(id);
    const archives = archivesOf.get(id) ?? null;
    const figures = {
      articles: statistics.articles.get(id),
      answered: statistics.answered.get(id),
      reports: statistics.reports.get(id),
      told: statistics.told.get(id),
    };
    return {
      ...sourcePast(figures, parameters, known.get(id), from),
      ...{ id, outlets: names.get(id) ?? [id], spans: spans.get(id) ?? [], archives, imported },
      missed: archives === null || isStray({ imported }) ? NONE_MISSED : missedWeeks(archives, watched),
      strays: null,
    };
  });
  const strays = straysTogether(statistics, parameters, known.get(STRAYS));
  return strays === null ? feeds : [...feeds, strays];
}

/** The stray outlets as one; null where there are too few weeks of them. */
function straysTogether(
  statistics: FeedStatistics,
  parameters: WatchParameters,
  known: FeedToWatch | undefined,
): FeedToWatch | null {
  const strays = strayFigures(statistics, known?.strays ?? null);
  if (strays === null || strays === known?.strays) return strays === null ? null : (known ?? null);
  const { imported } = strays;
  return {
    // An outlet that is no stray one any more is gone from weeks long ago, so that nothing known is taken over.
    ...sourcePast({ ...strays, answered: undefined }, parameters, undefined, -Infinity),
    ...{ id: STRAYS, outlets: [STRAYS], spans: [], imported, strays, missed: NONE_MISSED },
    archives: archiveSpans(imported, parameters.archiveGapWeeks),
  };
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
function archiveSpans(imported: ReadonlySet<IsoWeek>, gapWeeks: number): readonly Span[] {
  const spans: { first: number; last: number }[] = [];
  for (const week of [...imported].map(weekNumber).sort((a, b) => a - b)) {
    const span = spans.at(-1);
    if (span !== undefined && week - span.last <= gapWeeks + 1) span.last = week;
    else spans.push({ first: week, last: week });
  }
  return spans;
}

/** Of a feed, and of an archive that is still going on. */
export const NONE_MISSED: ReadonlySet<number> = new Set();

/** Weeks by number in which something is read: where feeds are polled, and where archives have articles. */
interface WatchedWeeks {
  readonly polled: readonly Span[];
  readonly archived: readonly Span[];
  readonly gapWeeks: number;
}

function polledWeeks(feeds: readonly WatchedFeed[]): Span[] {
  return feeds.map(({ enabledFrom, enabledTo }) => ({
    first: weekNumberOfDay(enabledFrom),
    last: enabledTo === null ? Infinity : weekNumberOfDay(enabledTo),
  }));
}

/**
 * The weeks after an outlet's archives in which it is missing. That an archive has no more articles of an outlet does
 * not say that the outlet ended: while other archives go on it is missed for as many weeks as make another archive, so
 * that one late article of one outlet does not pass for the silence of all others. Where feeds are polled they have
 * taken over, and no archive is missed.
 */
function missedWeeks(
  archives: readonly Span[],
  { polled, archived, gapWeeks }: WatchedWeeks,
): ReadonlySet<number> {
  const missed = new Set<number>();
  for (const [i, archive] of archives.entries()) {
    const end = Math.min(archive.last + gapWeeks, (archives[i + 1]?.first ?? Infinity) - 1);
    for (let week = archive.last + 1; week <= end; week += 1)
      if (isWithin(archived, week) && !isWithin(polled, week)) missed.add(week);
  }
  return missed;
}

function isWithin(spans: readonly Span[], number: number): boolean {
  return spans.some(({ first, last }) => first <= number && number <= last);
}
