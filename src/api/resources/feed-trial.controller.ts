import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { feedAddress } from '../../feeds/feed-entry-schema.js';
import { FeedTrialService } from '../../pipeline/trial/feed-trial.service.js';
import { feedTrialSchema, feedTrialShape, type FeedTrialShape } from '../shapes/feed-trial.js';
import { AsKeeper, type Keeper } from '../sign-in/keeper.js';
import { FeedAllowance } from './feed-allowance.js';

const body = z.strictObject({ url: feedAddress }, { error: 'a JSON object {"url": "https://…"}' });

@ApiTags('feeds')
@ApiBearerAuth()
@Controller('api/v1/feeds/try')
export class FeedTrialController {
  constructor(
    private readonly trials: FeedTrialService,
    private readonly allowance: FeedAllowance,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Ask an address once, as polling would, and say what it brings; nothing is stored',
    description:
      'The first items are judged by the classifier. Where there is no feed, problem says why and what to do.',
  })
  @ApiOkResponse({ standardSchema: feedTrialSchema })
  async tryOut(
    @Body({ schema: body }) { url }: z.output<typeof body>,
    @AsKeeper() keeper: Keeper,
  ): Promise<FeedTrialShape> {
    await this.allowance.takeTry(keeper.owner);
    return feedTrialShape(await this.trials.tryOut(url));
  }
}
