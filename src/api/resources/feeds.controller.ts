import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ArticlesService } from '../../articles/articles.service.js';
import { FeedsService } from '../../feeds/feeds.service.js';
import { IndicatorsService } from '../../indicators/indicators.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { isoWeekOf, weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import { asOf, listArguments, week } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';

/** Feeds are few: all of them fit one answer unless a smaller page is asked for. */
const query = z.object({ ...listArguments, limit: listArguments.limit.unwrap().default(500) });
const coverageQuery = z.object({ ...listArguments, from: week.optional(), to: week.optional(), asOf });
const place = z.object({ id: z.string() });

const WEEKS_SHOWN = 8;

@ApiTags('feeds')
@Controller('api/v1')
export class FeedsController {
  constructor(
    private readonly feeds: FeedsService,
    private readonly articles: ArticlesService,
    private readonly indicators: IndicatorsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('feeds')
  @ApiOperation({ summary: 'Every feed: how it stands, what is wrong and what to do' })
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const now = this.clock.now();
    const [feeds, counts] = await Promise.all([this.feeds.list(now), this.articles.reader.feedWeeks(null)]);
    const byFeed = new Map<string, Map<string, number>>();
    for (const { feedId, week: monday, articles } of counts) {
      const weeks = byFeed.get(feedId) ?? new Map<string, number>();
      byFeed.set(feedId, weeks.set(isoWeekOf(monday), articles));
    }
    const weeks = lastWeeks(isoWeekOf(now.toISOString().slice(0, 10)));
    const after = decodeCursor(given.cursor, place)?.id ?? '';
    const rows = feeds
      .filter((feed) => feed.id > after)
      .map((feed) => ({
        ...feed,
        articlesLast8Weeks: weeks.map((of) => ({ week: of, articles: byFeed.get(feed.id)?.get(of) ?? 0 })),
      }));
    return pageOf(rows, given.limit, (row) => ({ id: row.id }));
  }

  @Get('coverage')
  @ApiOperation({ summary: 'How well each week was watched' })
  async coverage(@Query({ schema: coverageQuery }) given: z.output<typeof coverageQuery>) {
    const all = await this.indicators.coverageWeeks(given.asOf ?? null);
    const after = decodeCursor(given.cursor, place)?.id ?? '';
    const rows = all.filter(
      (row) =>
        row.week > after &&
        (given.from === undefined || row.week >= given.from) &&
        (given.to === undefined || row.week <= given.to),
    );
    return pageOf(rows, given.limit, (row) => ({ id: row.week }));
  }
}

function lastWeeks(current: string): readonly string[] {
  const last = weekNumber(current);
  return Array.from({ length: WEEKS_SHOWN }, (_, back) => weekOfNumber(last - WEEKS_SHOWN + 1 + back));
}
