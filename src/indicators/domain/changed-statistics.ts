import { weekNumber, weekNumberOfDay, isoWeekOf } from '../../kernel/iso-week.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { archiveId, watchedFeeds, type FeedRecords, type SwitchesAndArchives } from './feed-statistics.js';
import type { FeedStatistics, WatchedFeed } from './feeds-to-watch.js';

/** Records that changed, whole as they are now; the switchings all of them, or null where none changed. */
export interface FeedRecordChanges extends FeedRecords, Pick<SwitchesAndArchives, 'archives'> {
  readonly enablings: SwitchesAndArchives['enablings'] | null;
}

/** Statistics after a change, and from which week on coverage may be another. */
export interface ChangedStatistics {
  readonly statistics: FeedStatistics;
  /** `weekNumber` of the kernel; Infinity where nothing changed. */
  readonly from: number;
}

/** Where nothing is on record yet. */
export const NO_STATISTICS: FeedStatistics = {
  feeds: [],
  articles: new Map(),
  answered: new Map(),
  imported: new Map(),
};

/** The statistics after a change; what did not change is shared with those given, which stay as they are. */
export function changedStatistics(before: FeedStatistics, changes: FeedRecordChanges): ChangedStatistics {
  const [articles, answered] = [new WeekTable(before.articles), new WeekTable(before.answered)];
  for (const { feedId, week, articles: count } of changes.articles) articles.set(feedId, week, count);
  for (const { outlet, week, articles: count } of changes.archives)
    articles.set(archiveId(outlet), week, count);
  for (const { feedId, week, days } of changes.answered) answered.set(feedId, week, days);
  const feeds = changes.enablings === null ? before.feeds : watchedFeeds(changes.enablings);
  const imported = importedAfter(before.imported, changes.archives);
  return {
    statistics: { feeds, articles: articles.rows, answered: answered.rows, imported },
    from: Math.min(
      articles.first,
      // The answers of a Monday tell of the Sunday before.
      answered.first - 1,
      firstOtherSpan(before.feeds, feeds),
      ...changes.archives.map((row) => firstInArchive(before.imported, row)),
    ),
  };
}

/** Figures by id and week on their way to their next state. */
class WeekTable {
  private readonly changed = new Map<string, Map<IsoWeek, number>>();
  /** The earliest week that got another figure; Infinity where none did. */
  first = Infinity;

  constructor(private readonly before: ReadonlyMap<string, ReadonlyMap<IsoWeek, number>>) {}

  get rows(): ReadonlyMap<string, ReadonlyMap<IsoWeek, number>> {
    return this.changed.size === 0 ? this.before : new Map([...this.before, ...this.changed]);
  }

  set(id: string, monday: string, figure: number): void {
    const week = isoWeekOf(monday);
    const known = this.changed.get(id) ?? this.before.get(id);
    if (known?.get(week) === figure) return;
    const own = this.changed.get(id) ?? new Map(known);
    this.changed.set(id, own.set(week, figure));
    this.first = Math.min(this.first, weekNumber(week));
  }
}

function importedAfter(
  before: FeedStatistics['imported'],
  archives: SwitchesAndArchives['archives'],
): FeedStatistics['imported'] {
  const changed = new Map<string, Set<IsoWeek>>();
  for (const { outlet, week } of archives) {
    const id = archiveId(outlet);
    const weeks = changed.get(id) ?? new Set(before.get(id));
    changed.set(id, weeks.add(isoWeekOf(week)));
  }
  return changed.size === 0 ? before : new Map([...before, ...changed]);
}

/** The first week that articles of an archive bear on: those since the outlet's last ones lie inside the archive now. */
function firstInArchive(
  imported: FeedStatistics['imported'],
  { outlet, week }: SwitchesAndArchives['archives'][number],
): number {
  const number = weekNumberOfDay(week);
  let last = -Infinity;
  for (const other of imported.get(archiveId(outlet)) ?? []) {
    const before = weekNumber(other);
    if (before < number && before > last) last = before;
  }
  return last === -Infinity ? number : last + 1;
}

/** The week in which the first span begins that is not in both; Infinity where all are. */
function firstOtherSpan(before: readonly WatchedFeed[], after: readonly WatchedFeed[]): number {
  if (before === after) return Infinity;
  const named = (spans: readonly WatchedFeed[]): ReadonlyMap<string, WatchedFeed> =>
    new Map(spans.map((span) => [`${span.id} ${span.enabledFrom} ${span.enabledTo ?? ''}`, span]));
  const [old, fresh] = [named(before), named(after)];
  const others = [...old, ...fresh].filter(([name]) => !old.has(name) || !fresh.has(name));
  return others.reduce((first, [, span]) => Math.min(first, weekNumberOfDay(span.enabledFrom)), Infinity);
}
