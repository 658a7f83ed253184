import { Inject, Injectable } from '@nestjs/common';
import { ArticlesService } from '../../articles/articles.service.js';
import { FeedsService } from '../../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { isoWeekOf, weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import { byText } from '../http/cursor.js';
import { feedShape, type FeedShape, type FeedYield } from '../shapes/feed.js';

const WEEKS_SHOWN = 8;
const WEEK_MS = 7 * 86_400_000;

/** The feeds as they are shown: how each stands, and what it brought. */
@Injectable()
export class FeedRows {
  constructor(
    private readonly feeds: FeedsService,
    private readonly articles: ArticlesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All feeds by id, as they stand now; what they brought as it was known at `asOf`. */
  async all(asOf: Date | null): Promise<readonly FeedShape[]> {
    const now = this.clock.now();
    const [feeds, brought] = await Promise.all([this.feeds.list(now), this.yieldOf(asOf, asOf ?? now)]);
    return feeds.map((feed) => feedShape(feed, brought)).toSorted((a, b) => byText(a.id, b.id));
  }

  /** One feed as it stands now; null where there is none. */
  async one(feedId: string): Promise<FeedShape | null> {
    return (await this.all(null)).find((row) => row.id === feedId) ?? null;
  }

  private async yieldOf(asOf: Date | null, until: Date): Promise<FeedYield> {
    const [counts, last7Days] = await Promise.all([
      this.articles.reader.feedWeeks(asOf),
      this.articles.reader.feedArticlesSince(new Date(until.getTime() - WEEK_MS), asOf),
    ]);
    const byWeek = new Map<string, Map<string, number>>();
    for (const { feedId, week: monday, articles } of counts) {
      const weeks = byWeek.get(feedId) ?? new Map<string, number>();
      byWeek.set(feedId, weeks.set(isoWeekOf(monday), articles));
    }
    return { weeks: lastWeeks(isoWeekOf(until.toISOString().slice(0, 10))), byWeek, last7Days };
  }
}

function lastWeeks(current: string): readonly string[] {
  const last = weekNumber(current);
  return Array.from({ length: WEEKS_SHOWN }, (_, back) => weekOfNumber(last - WEEKS_SHOWN + 1 + back));
}
