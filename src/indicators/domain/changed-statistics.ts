import { weekNumber, weekNumberOfDay, isoWeekOf } from '../../kernel/iso-week.js';
import type { ToldDevelopments } from '../../developments/domain/telling-reader.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { SERIES } from './counted-development.js';
import { tellingRows, watchedFeeds, type FeedRecords, type SwitchesAndArchives } from './feed-statistics.js';
import { archiveId, type FeedStatistics, type WatchedFeed } from './feeds-to-watch.js';

/** Records that changed, whole as they are now; the switchings all of them, or null where none changed. */
export interface FeedRecordChanges extends FeedRecords, Pick<SwitchesAndArchives, 'archives' | 'tellings'> {
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
  reports: new Map(),
  told: new Map(),
  answered: new Map(),
  imported: new Map(),
};

/** The statistics after a change; what did not change is shared with those given, which stay as they are. */
export function changedStatistics(before: FeedStatistics, changes: FeedRecordChanges): ChangedStatistics {
  const [articles, answered] = [new WeekTable(before.articles, COUNT), new WeekTable(before.answered, COUNT)];
  const [reports, told] = [new WeekTable(before.reports, COUNT), new WeekTable(before.told, TOLD)];
  for (const { feedId, week, articles: count } of changes.articles) articles.set(feedId, week, count);
  for (const { outlet, week, articles: count } of changes.archives)
    articles.set(archiveId(outlet), week, count);
  for (const [id, week, telling] of tellingRows(changes.tellings)) {
    reports.set(id, week, telling.reports);
    told.set(id, week, telling.told);
  }
  for (const { feedId, week, days } of changes.answered) answered.set(feedId, week, days);
  const feeds = changes.enablings === null ? before.feeds : watchedFeeds(changes.enablings);
  const imported = importedAfter(before.imported, changes.archives);
  return {
    statistics: {
      feeds,
      articles: articles.rows,
      reports: reports.rows,
      told: told.rows,
      answered: answered.rows,
      imported,
    },
    from: Math.min(
      articles.first,
      reports.first,
      told.first,
      // The answers of a Monday tell of the Sunday before.
      answered.first - 1,
      firstOtherSpan(before.feeds, feeds),
      ...changes.archives.map((row) => firstInArchive(before.imported, row)),
    ),
  };
}

/**
 * Other statistics as a change of those given, such as what was known at a past instant beside what is known now. What
 * is equal in both is shared with those given.
 */
export function comparedStatistics(before: FeedStatistics, after: FeedStatistics): ChangedStatistics {
  const [articles, reports, told, answered] = [
    comparedFigures(before.articles, after.articles, COUNT),
    comparedFigures(before.reports, after.reports, COUNT),
    comparedFigures(before.told, after.told, TOLD),
    comparedFigures(before.answered, after.answered, COUNT),
  ];
  const imported = comparedArchives(before.imported, after.imported);
  const firstOther = firstOtherSpan(before.feeds, after.feeds);
  return {
    statistics: {
      feeds: firstOther === Infinity ? before.feeds : after.feeds,
      ...{ articles: articles.rows, reports: reports.rows, told: told.rows, answered: answered.rows },
      imported: imported.rows,
    },
    // The answers of a Monday tell of the Sunday before.
    from: Math.min(
      ...[articles.first, reports.first, told.first, answered.first - 1, imported.first, firstOther],
    ),
  };
}

type FiguresOf<T> = ReadonlyMap<string, ReadonlyMap<IsoWeek, T>>;

/** What a week's figure is. */
interface FigureKind<T> {
  readonly isSame: (a: T, b: T) => boolean;
  /** Such a figure has no entry. */
  readonly isNothing: (figure: T) => boolean;
}

const COUNT: FigureKind<number> = { isSame: (a, b) => a === b, isNothing: (count) => count === 0 };
const TOLD: FigureKind<ToldDevelopments> = {
  isSame: (a, b) => SERIES.every((series) => a[series] === b[series]),
  isNothing: ({ composite }) => composite === 0,
};

/** The later figures, equal ones shared with the earlier, and the first week in which any differ; Infinity where none do. */
function comparedFigures<T>(
  before: FiguresOf<T>,
  after: FiguresOf<T>,
  kind: FigureKind<T>,
): { readonly rows: FiguresOf<T>; readonly first: number } {
  let first = Infinity;
  const rows = new Map(after);
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [known, own] = [before.get(id), after.get(id)];
    const other = firstOtherFigure(known ?? new Map<IsoWeek, T>(), own ?? new Map<IsoWeek, T>(), kind);
    if (other === Infinity && known !== undefined && own !== undefined) rows.set(id, known);
    first = Math.min(first, other);
  }
  return { rows, first };
}

function firstOtherFigure<T>(
  before: ReadonlyMap<IsoWeek, T>,
  after: ReadonlyMap<IsoWeek, T>,
  { isSame }: FigureKind<T>,
): number {
  if (before === after) return Infinity;
  let first = Infinity;
  for (const [week, figure] of before) {
    const other = after.get(week);
    if (other === undefined || !isSame(figure, other)) first = Math.min(first, weekNumber(week));
  }
  for (const week of after.keys()) if (!before.has(week)) first = Math.min(first, weekNumber(week));
  return first;
}

/** Archives bear on one another's gaps, so an outlet of which any week differs is another from its first week on. */
function comparedArchives(
  before: FeedStatistics['imported'],
  after: FeedStatistics['imported'],
): { readonly rows: FeedStatistics['imported']; readonly first: number } {
  let first = Infinity;
  const rows = new Map(after);
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [known, own] = [before.get(id) ?? NO_WEEKS, after.get(id) ?? NO_WEEKS];
    if (known.size === own.size && [...known].every((week) => own.has(week))) {
      if (after.has(id)) rows.set(id, known);
    } else for (const week of [...known, ...own]) first = Math.min(first, weekNumber(week));
  }
  return { rows, first };
}

const NO_WEEKS: ReadonlySet<IsoWeek> = new Set();

/** Figures by id and week on their way to their next state. */
class WeekTable<T> {
  private readonly changed = new Map<string, Map<IsoWeek, T>>();
  /** The earliest week that got another figure; Infinity where none did. */
  first = Infinity;

  constructor(
    private readonly before: FiguresOf<T>,
    private readonly kind: FigureKind<T>,
  ) {}

  get rows(): FiguresOf<T> {
    if (this.changed.size === 0) return this.before;
    const rows = new Map<string, ReadonlyMap<IsoWeek, T>>([...this.before, ...this.changed]);
    for (const [id, weeks] of this.changed) if (weeks.size === 0) rows.delete(id);
    return rows;
  }

  set(id: string, monday: string, figure: T): void {
    const week = isoWeekOf(monday);
    const weeks = this.changed.get(id) ?? this.before.get(id);
    const [known, isNothing] = [weeks?.get(week), this.kind.isNothing(figure)];
    if (known === undefined ? isNothing : this.kind.isSame(known, figure)) return;
    const own = this.changed.get(id) ?? new Map(weeks);
    this.changed.set(id, own);
    if (isNothing) own.delete(week);
    else own.set(week, figure);
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
    new Map(
      spans.map((span) => [
        [span.id, span.enabledFrom, span.enabledTo ?? '', ...span.outlets].join(' '),
        span,
      ]),
    );
  const [old, fresh] = [named(before), named(after)];
  const others = [...old, ...fresh].filter(([name]) => !old.has(name) || !fresh.has(name));
  return others.reduce((first, [, span]) => Math.min(first, weekNumberOfDay(span.enabledFrom)), Infinity);
}
