import { Injectable } from '@nestjs/common';
import { ArticlesService } from '../articles/articles.service.js';
import { FeedHistoryService } from '../feeds/feed-history.service.js';
import type { IsoWeek } from '../kernel/dates.js';
import { compareWeeks, isoWeekOf, weekNumber, weekNumberOfDay, weeksBetween } from '../kernel/iso-week.js';
import {
  feedCounts,
  feedStatistics,
  movedCounts,
  type FeedCounts,
  type FeedRecords,
} from './domain/feed-statistics.js';
import {
  feedsOfWeek,
  weeklyCoverage,
  type FeedStatistics,
  type FeedWeek,
  type WatchedFeed,
} from './domain/weekly-coverage.js';
import { IndexCalculationService } from './index-calculation.service.js';

/** As-of readings that are kept: a report asks for its own instant and that of the report before. */
const MOST_PAST_ONES = 2;

/** All that coverage is made of, and the coverage of its weeks up to that of a day, made once for each day. */
interface WatchRecords {
  readonly counts: FeedCounts;
  readonly statistics: FeedStatistics;
  readonly coverage: (today: string) => ReadonlyMap<IsoWeek, number>;
}

/** The records as known at an instant, and what was logged and imported when they were read. */
interface PastRecords {
  readonly asOf: Date;
  readonly revision: string;
  readonly records: Promise<WatchRecords>;
}

/** One week as the coverage list shows it. */
export interface CoverageWeek {
  readonly week: IsoWeek;
  /** 0 … 1; null where no feed was enabled. */
  readonly coverage: number | null;
  readonly feedsEnabled: number;
  readonly feedsAnswered: number;
}

/** How one week was watched, and those before it. */
export interface WatchOfWeek {
  readonly feeds: readonly FeedWeek[];
  /** From the first watched week to the one asked for. */
  readonly weeks: readonly CoverageWeek[];
}

/** How well each week was watched, from what feeds and archives brought. */
@Injectable()
export class CoverageService {
  private pastOnes: readonly PastRecords[] = [];

  constructor(
    private readonly articles: ArticlesService,
    private readonly feeds: FeedHistoryService,
    private readonly calculation: IndexCalculationService,
  ) {}

  /** Coverage 0 … 1 of every week from the first watched one to the running one (that of `today`), as known at `asOf` (null: now). */
  async weekly(asOf: Date | null, today: string): Promise<ReadonlyMap<IsoWeek, number>> {
    const { coverage } = await this.records(asOf);
    return coverage(today);
  }

  /** The weeks from the first watched one to the running one, with how many feeds were asked and answered. */
  async list(asOf: Date | null, today: string): Promise<readonly CoverageWeek[]> {
    return coverageWeeks(await this.records(asOf), today);
  }

  /** How every feed did in one week, and the weeks up to it as {@link list} gives them. */
  async ofWeek(week: IsoWeek, asOf: Date | null, today: string): Promise<WatchOfWeek> {
    const records = await this.records(asOf);
    const feeds = feedsOfWeek(records.statistics, week, { ...this.calculation.parameters, today });
    return { feeds, weeks: coverageWeeks(records, today).filter((row) => row.week <= week) };
  }

  /** Changes whenever coverage may have changed. */
  async revision(): Promise<string> {
    const [polls, archives] = await Promise.all([
      this.feeds.reader.revision(),
      this.articles.reader.archiveRevision(),
    ]);
    return `${polls} ${archives}`;
  }

  /** The records as known at `asOf`; those of a past instant are kept while nothing new is logged or imported. */
  private async records(asOf: Date | null): Promise<WatchRecords> {
    if (asOf === null) return this.read(null, () => this.counts(null));
    const revision = await this.revision();
    const ofRevision = this.pastOnes.filter((one) => one.revision === revision);
    const known = ofRevision.find((one) => one.asOf.getTime() === asOf.getTime());
    if (known !== undefined) return known.records;
    const [near] = ofRevision.toSorted((a, b) => distanceMs(a.asOf, asOf) - distanceMs(b.asOf, asOf));
    const records = this.read(asOf, () =>
      near === undefined ? this.counts(asOf) : this.countsFrom(near, asOf),
    );
    this.pastOnes = [{ asOf, revision, records }, ...this.pastOnes].slice(0, MOST_PAST_ONES);
    records.catch(() => (this.pastOnes = this.pastOnes.filter((one) => one.records !== records)));
    return records;
  }

  private async read(asOf: Date | null, readCounts: () => Promise<FeedCounts>): Promise<WatchRecords> {
    const [enablings, archives, counts] = await Promise.all([
      this.feeds.reader.enablings(asOf),
      this.articles.reader.archiveWeeks(asOf),
      readCounts(),
    ]);
    const statistics = feedStatistics(counts, { enablings, archives });
    const byDay = new Map<string, ReadonlyMap<IsoWeek, number>>();
    const coverage = (today: string): ReadonlyMap<IsoWeek, number> => {
      const made = byDay.get(today) ?? this.coverageOf(statistics, today);
      byDay.set(today, made);
      return made;
    };
    return { counts, statistics, coverage };
  }

  private async counts(asOf: Date | null): Promise<FeedCounts> {
    return feedCounts(await this.feedRecords(asOf));
  }

  /** The counts of one instant from those of another and what was recorded between, which is far less to read. */
  private async countsFrom(near: PastRecords, asOf: Date): Promise<FeedCounts> {
    const isLater = asOf > near.asOf;
    const [after, until] = isLater ? [near.asOf, asOf] : [asOf, near.asOf];
    const { counts } = await near.records;
    const between = await this.feedRecords(until, after);
    // What came in meanwhile may stand in one of the two readings and not in the other.
    if ((await this.revision()) !== near.revision) return this.counts(asOf);
    return movedCounts(counts, between, isLater ? 'later' : 'earlier');
  }

  private async feedRecords(asOf: Date | null, after?: Date): Promise<FeedRecords> {
    const [answered, articles] = await Promise.all([
      this.feeds.reader.answeredDays(asOf, after),
      this.articles.reader.feedWeeks(asOf, after),
    ]);
    return { answered, articles };
  }

  private coverageOf(statistics: FeedStatistics, today: string): ReadonlyMap<IsoWeek, number> {
    const { parameters } = this.calculation;
    return weeklyCoverage(statistics, watchedWeeks(statistics, isoWeekOf(today)), { ...parameters, today });
  }
}

function distanceMs(a: Date, b: Date): number {
  return Math.abs(a.getTime() - b.getTime());
}

function coverageWeeks({ statistics, coverage }: WatchRecords, today: string): readonly CoverageWeek[] {
  const shares = coverage(today);
  return watchedWeeks(statistics, isoWeekOf(today)).map((week) => ({
    week,
    coverage: shares.get(week) ?? null,
    feedsEnabled: new Set(statistics.feeds.filter((feed) => isWithin(week, feed)).map(({ id }) => id)).size,
    feedsAnswered: [...statistics.answered.values()].filter((weeks) => weeks.has(week)).length,
  }));
}

function watchedWeeks(statistics: FeedStatistics, currentWeek: IsoWeek): readonly IsoWeek[] {
  const starts = [
    ...statistics.feeds.map((feed) => isoWeekOf(feed.enabledFrom)),
    ...[...statistics.imported.values()].flatMap((weeks) => [...weeks]),
  ];
  const first = starts.reduce<IsoWeek | null>(
    (least, week) => (least === null || compareWeeks(week, least) < 0 ? week : least),
    null,
  );
  return first === null ? [] : weeksBetween(first, currentWeek);
}

function isWithin(week: IsoWeek, { enabledFrom, enabledTo }: WatchedFeed): boolean {
  const number = weekNumber(week);
  return (
    number >= weekNumberOfDay(enabledFrom) && (enabledTo === null || number <= weekNumberOfDay(enabledTo))
  );
}

/** The day of an instant, UTC. */
export function dayOfInstant(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** The ISO week of an instant, UTC. */
export function weekOfInstant(instant: Date): IsoWeek {
  return isoWeekOf(dayOfInstant(instant));
}
