import { Injectable } from '@nestjs/common';
import { ArticlesService } from '../articles/articles.service.js';
import { FeedHistoryService } from '../feeds/feed-history.service.js';
import type { IsoWeek } from '../kernel/dates.js';
import { compareWeeks, isoWeekOf, weeksBetween } from '../kernel/iso-week.js';
import { feedStatistics } from './domain/feed-statistics.js';
import { weeklyCoverage, type FeedStatistics } from './domain/weekly-coverage.js';
import { IndexCalculationService } from './index-calculation.service.js';

/** One week as the coverage list shows it. */
export interface CoverageWeek {
  readonly week: IsoWeek;
  /** 0 … 1; null where no feed was enabled. */
  readonly coverage: number | null;
  readonly feedsEnabled: number;
  readonly feedsAnswered: number;
}

/** How well each week was watched, from what feeds and archives brought. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly articles: ArticlesService,
    private readonly feeds: FeedHistoryService,
    private readonly calculation: IndexCalculationService,
  ) {}

  /** Coverage 0 … 1 of every week from the first watched one to the running one, as known at `asOf` (null: now). */
  async weekly(asOf: Date | null, currentWeek: IsoWeek): Promise<ReadonlyMap<IsoWeek, number>> {
    const statistics = await this.statistics(asOf);
    const { expectedArticlesWeeks, silentFromExpectedArticles } = this.calculation.parameters;
    return weeklyCoverage(statistics, watchedWeeks(statistics, currentWeek), {
      expectedArticlesWeeks,
      silentFromExpectedArticles,
      currentWeek,
    });
  }

  /** The weeks from the first watched one to the running one, with how many feeds were asked and answered. */
  async list(asOf: Date | null, currentWeek: IsoWeek): Promise<readonly CoverageWeek[]> {
    const [statistics, coverage] = await Promise.all([this.statistics(asOf), this.weekly(asOf, currentWeek)]);
    return watchedWeeks(statistics, currentWeek).map((week) => ({
      week,
      coverage: coverage.get(week) ?? null,
      feedsEnabled: statistics.feeds.filter((feed) => isWithin(week, feed.enabledFrom, feed.enabledTo))
        .length,
      feedsAnswered: [...statistics.answered.values()].filter((weeks) => weeks.has(week)).length,
    }));
  }

  /** Changes whenever coverage may have changed. */
  async revision(): Promise<string> {
    const [polls, archives] = await Promise.all([
      this.feeds.reader.revision(),
      this.articles.reader.archiveWeeks(null),
    ]);
    return `${polls} ${archives.length}`;
  }

  private async statistics(asOf: Date | null): Promise<FeedStatistics> {
    const [enablings, answered, articles, archives] = await Promise.all([
      this.feeds.reader.enablings(asOf),
      this.feeds.reader.answeredWeeks(asOf),
      this.articles.reader.feedWeeks(asOf),
      this.articles.reader.archiveWeeks(asOf),
    ]);
    return feedStatistics({ enablings, answered, articles, archives });
  }
}

function watchedWeeks(statistics: FeedStatistics, currentWeek: IsoWeek): readonly IsoWeek[] {
  const starts = [
    ...statistics.feeds.map((feed) => feed.enabledFrom),
    ...[...statistics.imported.values()].flatMap((weeks) => [...weeks]),
  ];
  const first = starts.reduce<IsoWeek | null>(
    (least, week) => (least === null || compareWeeks(week, least) < 0 ? week : least),
    null,
  );
  return first === null ? [] : weeksBetween(first, currentWeek);
}

function isWithin(week: IsoWeek, from: IsoWeek, to: IsoWeek | null): boolean {
  return compareWeeks(week, from) >= 0 && (to === null || compareWeeks(week, to) <= 0);
}

/** The ISO week of an instant, UTC. */
export function weekOfInstant(instant: Date): IsoWeek {
  return isoWeekOf(instant.toISOString().slice(0, 10));
}
