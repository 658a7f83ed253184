import type { ArchiveWeek, FeedWeekCount } from '../../articles/domain/article-reader.js';
import type { TellingOfWeek, Tellings, ToldDevelopments } from '../../developments/domain/telling-reader.js';
import type { AnsweredDays, FeedEnabling } from '../../feeds/domain/feed-history.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { isoWeekOf } from '../../kernel/iso-week.js';
import { archiveId, type FeedStatistics, type WatchedFeed } from './feeds-to-watch.js';

/** What feeds brought and when they answered, as it is read; weeks by their Mondays. */
export interface FeedRecords {
  readonly answered: readonly AnsweredDays[];
  readonly articles: readonly FeedWeekCount[];
}

/** When feeds were switched, what was imported, and what each source told. */
export interface SwitchesAndArchives {
  readonly enablings: readonly FeedEnabling[];
  readonly archives: readonly ArchiveWeek[];
  readonly tellings: Tellings;
}

/** What each feed brought and on which days it answered, by feed and week. */
export type FeedCounts = Pick<FeedStatistics, 'articles' | 'answered'>;

/** The records by feed and week. */
export function feedCounts(records: FeedRecords): FeedCounts {
  return movedCounts({ articles: new Map(), answered: new Map() }, records, 'later');
}

/**
 * The counts as of a later instant, or of an earlier one, from those that are known and what was recorded between the
 * two. A day on which a feed answered is recorded once, so what was recorded between is in one of them alone.
 */
export function movedCounts(
  known: FeedCounts,
  between: FeedRecords,
  direction: 'later' | 'earlier',
): FeedCounts {
  const sign = direction === 'later' ? 1 : -1;
  return {
    articles: changed(
      known.articles,
      between.articles.map(({ feedId, week, articles }) => [feedId, week, articles]),
      (before, articles) => before + sign * articles,
    ),
    answered: changed(
      known.answered,
      between.answered.map(({ feedId, week, days }) => [feedId, week, days]),
      (before, days) => before ^ days,
    ),
  };
}

/** The records as the coverage formula takes them. A feed that was switched off and on again is two spans of one id. */
export function feedStatistics(
  { articles, answered }: FeedCounts,
  { enablings, archives, tellings }: SwitchesAndArchives,
): FeedStatistics {
  const imported = archives.map(
    ({ outlet, week, articles: count }) => [archiveId(outlet), week, count] as const,
  );
  const told = tellingRows(tellings);
  return {
    feeds: watchedFeeds(enablings),
    articles: changed(articles, imported, (before, count) => before + count),
    reports: changed(
      new Map(),
      told.map(([id, week, { reports }]) => [id, week, reports]),
      (_, count) => count,
    ),
    told: toldByWeek(told),
    answered,
    imported: weekSets(imported),
  };
}

type TellingRow = readonly [id: string, monday: string, telling: TellingOfWeek];

/** The tellings of feeds and of imported outlets by the ids that both have in the statistics. */
export function tellingRows({ feeds, archives }: Tellings): readonly TellingRow[] {
  return [
    ...feeds.map((row) => [row.feedId, row.week, row] as const),
    ...archives.map((row) => [archiveId(row.outlet), row.week, row] as const),
  ];
}

function toldByWeek(rows: readonly TellingRow[]): FeedStatistics['told'] {
  const byId = new Map<string, Map<IsoWeek, ToldDevelopments>>();
  for (const [id, monday, { told }] of rows) {
    if (told.composite === 0) continue;
    const weeks = byId.get(id) ?? new Map<IsoWeek, ToldDevelopments>();
    byId.set(id, weeks.set(isoWeekOf(monday), told));
  }
  return byId;
}

/** The spans in which feeds were enabled, by the days on which they were switched. */
export function watchedFeeds(enablings: readonly FeedEnabling[]): readonly WatchedFeed[] {
  const spans: (WatchedFeed & { enabledTo: string | null })[] = [];
  const open = new Map<string, (typeof spans)[number]>();
  for (const { feedId, outlets, enabled, at } of enablings) {
    const day = at.slice(0, 10);
    const current = open.get(feedId);
    if (enabled && current === undefined) {
      const span = { id: feedId, outlets, enabledFrom: day, enabledTo: null };
      spans.push(span);
      open.set(feedId, span);
    } else if (!enabled && current !== undefined) {
      current.enabledTo = day;
      open.delete(feedId);
    }
  }
  return spans;
}

type CountOfWeek = readonly [id: string, monday: string, count: number];

/** The numbers by id and week with what the rows make of them; what becomes 0 has no entry. Those given stay as they are. */
function changed(
  known: ReadonlyMap<string, ReadonlyMap<IsoWeek, number>>,
  rows: readonly CountOfWeek[],
  change: (before: number, count: number) => number,
): ReadonlyMap<string, ReadonlyMap<IsoWeek, number>> {
  const own = new Map<string, Map<IsoWeek, number>>();
  for (const [id, monday, count] of rows) {
    const weeks = own.get(id) ?? new Map(known.get(id));
    own.set(id, weeks);
    const week = isoWeekOf(monday);
    const after = change(weeks.get(week) ?? 0, count);
    if (after === 0) weeks.delete(week);
    else weeks.set(week, after);
  }
  return new Map([...new Map([...known, ...own])].filter(([, weeks]) => weeks.size > 0));
}

function weekSets(rows: readonly CountOfWeek[]): ReadonlyMap<string, ReadonlySet<IsoWeek>> {
  const sets = new Map<string, Set<IsoWeek>>();
  for (const [id, monday] of rows) {
    const weeks = sets.get(id) ?? new Set<IsoWeek>();
    weeks.add(isoWeekOf(monday));
    sets.set(id, weeks);
  }
  return sets;
}
