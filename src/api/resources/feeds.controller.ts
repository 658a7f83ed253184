import { Body, Controller, Get, Inject, Param, Patch, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ArticlesService } from '../../articles/articles.service.js';
import { FeedsService } from '../../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { isoWeekOf, weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import { id, LARGEST_PAGE, limitOr, listOfArguments } from '../http/arguments.js';
import { byText, decodeCursor, pageOf, rowsAfter } from '../http/cursor.js';
import { ProblemException } from '../http/problem.js';
import { feedSchema, feedShape, type FeedShape, type FeedYield } from '../shapes/feed.js';
import { AnswersListOf } from '../shapes/list.js';
import { NeedsRole } from '../sign-in/sign-in.guard.js';

/** Feeds are few: all of them fit one answer unless a smaller page is asked for. */
const query = listOfArguments({ limit: limitOr(LARGEST_PAGE) });
const place = z.object({ id });
const path = z.object({ id });
const change = z.strictObject(
  { enabled: z.boolean({ error: 'true (ask this feed) or false (pause it)' }) },
  { error: 'a JSON object {"enabled": true} or {"enabled": false}' },
);

const WEEKS_SHOWN = 8;
const WEEK_MS = 7 * 86_400_000;

@ApiTags('feeds')
@Controller('api/v1/feeds')
export class FeedsController {
  constructor(
    private readonly feeds: FeedsService,
    private readonly articles: ArticlesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'Every feed: how it stands, what is wrong and what to do (always as of now), and what it brought',
  })
  @AnswersListOf(feedSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.rows(given.asOf ?? null);
    const rest = rowsAfter(rows, decodeCursor(given.cursor, place), (row, after) => byText(row.id, after.id));
    return pageOf(rest, given.limit, (row) => ({ id: row.id }));
  }

  @Patch(':id')
  @NeedsRole('admin')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Pause a feed or resume it; the choice outlasts restarts and the list of feeds' })
  @ApiOkResponse({ standardSchema: feedSchema })
  async change(
    @Param({ schema: path }) given: z.output<typeof path>,
    @Body({ schema: change }) body: z.output<typeof change>,
  ): Promise<FeedShape> {
    const isKnown = await this.feeds.setEnabled(given.id, body.enabled, this.clock.now());
    const changed = isKnown ? (await this.rows(null)).find((row) => row.id === given.id) : undefined;
    if (changed === undefined) {
      throw new ProblemException(404, `There is no feed "${given.id}". The feeds are at /api/v1/feeds.`);
    }
    return changed;
  }

  /** All feeds by id. */
  private async rows(asOf: Date | null): Promise<readonly FeedShape[]> {
    const now = this.clock.now();
    const [feeds, brought] = await Promise.all([this.feeds.list(now), this.yieldOf(asOf, asOf ?? now)]);
    return feeds.map((feed) => feedShape(feed, brought)).toSorted((a, b) => byText(a.id, b.id));
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
