import type { ArchiveWeek, FeedWeekCount } from '../../articles/domain/article-reader.js';
import type { AnsweredDays, FeedEnabling } from '../../feeds/domain/feed-history.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { isoWeekOf } from '../../kernel/iso-week.js';
import type { FeedStatistics, WatchedFeed } from './weekly-coverage.js';

/** What the stages before remember of feeds and archives; weeks by their Mondays. */
export interface FeedRecords {
  readonly enablings: readonly FeedEnabling[];
  readonly answered: readonly AnsweredDays[];
  readonly articles: readonly FeedWeekCount[];
  readonly archives: readonly ArchiveWeek[];
}

/** An imported outlet stands beside the feeds under a name that no feed has. */
const archiveId = (outlet: string): string => `archive:${outlet}`;

/** The records as the coverage formula takes them. A feed that was switched off and on again is two spans of one id. */
export function feedStatistics(records: FeedRecords): FeedStatistics {
  const articles = new Map<string, Map<IsoWeek, number>>();
  for (const { feedId, week, articles: count } of records.articles)
    put(articles, feedId, isoWeekOf(week), count);
  for (const { outlet, week, articles: count } of records.archives)
    put(articles, archiveId(outlet), isoWeekOf(week), count);
  const answered = new Map<string, Map<IsoWeek, number>>();
  for (const { feedId, week, days } of records.answered) put(answered, feedId, isoWeekOf(week), days);
  return {
    feeds: watchedFeeds(records.enablings),
    articles,
    answered,
    imported: weekSets(records.archives.map((row) => [archiveId(row.outlet), row.week])),
  };
}

/** The spans in which feeds were enabled, by the days on which they were switched. */
export function watchedFeeds(enablings: readonly FeedEnabling[]): readonly WatchedFeed[] {
  const spans: { id: string; enabledFrom: string; enabledTo: string | null }[] = [];
  const open = new Map<string, (typeof spans)[number]>();
  for (const { feedId, enabled, at } of enablings) {
    const day = at.slice(0, 10);
    const current = open.get(feedId);
    if (enabled && current === undefined) {
      const span = { id: feedId, enabledFrom: day, enabledTo: null };
      spans.push(span);
      open.set(feedId, span);
    } else if (!enabled && current !== undefined) {
      current.enabledTo = day;
      open.delete(feedId);
    }
  }
  return spans;
}

function put(into: Map<string, Map<IsoWeek, number>>, id: string, week: IsoWeek, count: number): void {
  const weeks = into.get(id) ?? new Map<IsoWeek, number>();
  weeks.set(week, (weeks.get(week) ?? 0) + count);
  into.set(id, weeks);
}

function weekSets(rows: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<IsoWeek>> {
  const sets = new Map<string, Set<IsoWeek>>();
  for (const [id, monday] of rows) {
    const weeks = sets.get(id) ?? new Set<IsoWeek>();
    weeks.add(isoWeekOf(monday));
    sets.set(id, weeks);
  }
  return sets;
}
