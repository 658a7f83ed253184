import { Body, Controller, Delete, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AddedFeedsService } from '../../feeds/added-feeds.service.js';
import { addedFeedEntry } from '../../feeds/feed-entry-schema.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { argumentsOf, id } from '../http/arguments.js';
import { ProblemException } from '../http/problem.js';
import { undoBody } from '../shapes/correction.js';
import { feedSchema, type FeedShape } from '../shapes/feed.js';
import { Actor } from '../sign-in/actor.js';
import { AsKeeper, type Keeper } from '../sign-in/keeper.js';
import { FeedAllowance } from './feed-allowance.js';
import { FeedRows } from './feed-rows.js';

const path = z.object({ id });
const reasonArgument = argumentsOf({ reason: undoBody.shape.reason });
const STATUS = { unknown: 404, 'not-added': 409, 'withdrawn-before': 409, 'of-others': 403 } as const;
const TOLD = {
  unknown: undefined,
  'not-added': { code: 'feed-of-the-list' },
  'withdrawn-before': { code: 'feed-removed' },
  'of-others': { code: 'feed-of-others' },
} as const;

@ApiTags('feeds')
@ApiBearerAuth()
@Controller('api/v1/feeds')
export class AddedFeedsController {
  constructor(
    private readonly added: AddedFeedsService,
    private readonly rows: FeedRows,
    private readonly allowance: FeedAllowance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Add a feed, which is polled from now on beside those of the list',
    description:
      'Name and address are needed; key, publisher, country and ownership follow from the address and the feeds known where they are left out. An address that was removed is taken up again under its old key.',
  })
  @ApiCreatedResponse({ description: 'The feed, not asked yet', standardSchema: feedSchema })
  async add(
    @Body({ schema: addedFeedEntry }) wanted: z.output<typeof addedFeedEntry>,
    @AsKeeper() keeper: Keeper,
    @Actor() actor: string,
  ): Promise<FeedShape> {
    await this.allowance.takeAddition(keeper.owner);
    const by = { actor, owner: keeper.owner, mayAll: keeper.seesAll };
    const addition = await this.added.add(wanted, by, this.clock.now());
    if (addition.outcome === 'taken') {
      const { part, message } = addition;
      throw new ProblemException(409, message, [
        { name: part, value: null, allowed: message, code: 'taken', limit: null },
      ]);
    }
    return this.row(addition.feed.id);
  }

  @Delete(':id')
  @ApiOperation({
    summary: 'Take out a feed that was added: it is not asked any more, and what it brought stays',
    description: 'For whoever added it, and administrators. Adding its address again takes it up again.',
  })
  @ApiOkResponse({ standardSchema: feedSchema })
  async withdraw(
    @Param({ schema: path }) given: z.output<typeof path>,
    @Query({ schema: reasonArgument }) { reason }: z.output<typeof reasonArgument>,
    @AsKeeper() keeper: Keeper,
    @Actor() actor: string,
  ): Promise<FeedShape> {
    const by = { actor, owner: keeper.owner, mayAll: keeper.seesAll };
    const withdrawal = await this.added.withdraw(given.id, { reason, by }, this.clock.now());
    if (withdrawal.outcome !== 'withdrawn') {
      throw new ProblemException(STATUS[withdrawal.outcome], withdrawal.message, TOLD[withdrawal.outcome]);
    }
    return this.row(given.id);
  }

  private async row(feedId: string): Promise<FeedShape> {
    const row = await this.rows.one(feedId);
    if (row === null) throw new Error(`The feed ${feedId} was changed and is not there.`);
    return row;
  }
}
