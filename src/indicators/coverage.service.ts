import { Injectable } from '@nestjs/common';
import { ArticlesService } from '../articles/articles.service.js';
import { FeedHistoryService } from '../feeds/feed-history.service.js';
import type { IsoWeek } from '../kernel/dates.js';
import { compareWeeks, isoWeekOf, weekNumber, weekNumberOfDay, weeksBetween } from '../kernel/iso-week.js';
import { feedStatistics } from './domain/feed-statistics.js';
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
  private pastOnes: readonly { readonly key: string; readonly statistics: Promise<FeedStatistics> }[] = [];

  constructor(
    private readonly articles: ArticlesService,
    private readonly feeds: FeedHistoryService,
    private readonly calculation: IndexCalculationService,
  ) {}

  /** Coverage 0 … 1 of every week from the first watched one to the running one (that of `today`), as known at `asOf` (null: now). */
  async weekly(asOf: Date | null, today: string): Promise<ReadonlyMap<IsoWeek, number>> {
    return this.ofStatistics(await this.statistics(asOf), today);
  }

  /** The weeks from the first watched one to the running one, with how many feeds were asked and answered. */
  async list(asOf: Date | null, today: string): Promise<readonly CoverageWeek[]> {
    return this.listOf(await this.statistics(asOf), today);
  }

  /** How every feed did in one week, and the weeks up to it as {@link list} gives them. */
  async ofWeek(week: IsoWeek, asOf: Date | null, today: string): Promise<WatchOfWeek> {
    const statistics = await this.statistics(asOf);
    const feeds = feedsOfWeek(statistics, week, { ...this.calculation.parameters, today });
    const weeks = this.listOf(statistics, today).filter((row) => row.week <= week);
    return { feeds, weeks };
  }

  private listOf(statistics: FeedStatistics, today: string): readonly CoverageWeek[] {
    const coverage = this.ofStatistics(statistics, today);
    return watchedWeeks(statistics, isoWeekOf(today)).map((week) => ({
      week,
      coverage: coverage.get(week) ?? null,
      feedsEnabled: new Set(statistics.feeds.filter((feed) => isWithin(week, feed)).map(({ id }) => id)).size,
      feedsAnswered: [...statistics.answered.values()].filter((weeks) => weeks.has(week)).length,
    }));
  }

  /** Changes whenever coverage may have changed. */
  async revision(): Promise<string> {
    const [polls, archives] = await Promise.all([
      this.feeds.reader.revision(),
      this.articles.reader.archiveRevision(),
    ]);
    return `${polls} ${archives}`;
  }

  private ofStatistics(statistics: FeedStatistics, today: string): ReadonlyMap<IsoWeek, number> {
    const { parameters } = this.calculation;
    return weeklyCoverage(statistics, watchedWeeks(statistics, isoWeekOf(today)), { ...parameters, today });
  }

  /** The records as known at `asOf`; those of a past instant are kept while nothing new is logged or imported. */
  private async statistics(asOf: Date | null): Promise<FeedStatistics> {
    if (asOf === null) return this.read(null);
    const key = `${asOf.toISOString()} ${await this.revision()}`;
    const known = this.pastOnes.find((one) => one.key === key);
    if (known !== undefined) return known.statistics;
    const statistics = this.read(asOf);
    this.pastOnes = [{ key, statistics }, ...this.pastOnes].slice(0, MOST_PAST_ONES);
    statistics.catch(() => (this.pastOnes = this.pastOnes.filter((one) => one.statistics !== statistics)));
    return statistics;
  }

  private async read(asOf: Date | null): Promise<FeedStatistics> {
    const [enablings, answered, articles, archives] = await Promise.all([
      this.feeds.reader.enablings(asOf),
      this.feeds.reader.answeredDays(asOf),
      this.articles.reader.feedWeeks(asOf),
      this.articles.reader.archiveWeeks(asOf),
    ]);
    return feedStatistics({ enablings, answered, articles, archives });
  }
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
