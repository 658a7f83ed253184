import { Body, Controller, Get, Inject, Param, Patch, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FeedsService } from '../../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { id, LARGEST_PAGE, limitOr, listOfArguments } from '../http/arguments.js';
import { byText, decodeCursor, pageOf, rowsAfter } from '../http/cursor.js';
import { ProblemException } from '../http/problem.js';
import { feedSchema, type FeedShape } from '../shapes/feed.js';
import { AnswersListOf } from '../shapes/list.js';
import { NeedsRole } from '../sign-in/sign-in.guard.js';
import { FeedRows } from './feed-rows.js';

/** Feeds are few: all of them fit one answer unless a smaller page is asked for. */
const query = listOfArguments({ limit: limitOr(LARGEST_PAGE) });
const place = z.object({ id });
const path = z.object({ id });
const change = z.strictObject(
  { enabled: z.boolean({ error: 'true (ask this feed) or false (pause it)' }) },
  { error: 'a JSON object {"enabled": true} or {"enabled": false}' },
);

@ApiTags('feeds')
@Controller('api/v1/feeds')
export class FeedsController {
  constructor(
    private readonly feeds: FeedsService,
    private readonly rows: FeedRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'Every feed: how it stands, what is wrong and what to do (always as of now), and what it brought',
  })
  @AnswersListOf(feedSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.rows.all(given.asOf ?? null);
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
    const isChanged = await this.feeds.setEnabled(given.id, body.enabled, this.clock.now());
    const feed = await this.rows.one(given.id);
    if (feed === null) {
      throw new ProblemException(404, `There is no feed "${given.id}". The feeds are at /api/v1/feeds.`);
    }
    if (!isChanged) {
      const what = `The feed "${given.id}" was removed. Add its address again with POST /api/v1/feeds.`;
      throw new ProblemException(409, what, { code: 'feed-removed' });
    }
    return feed;
  }
}
