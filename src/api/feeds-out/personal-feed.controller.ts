import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { PersonalFeedService } from '../../alerts/personal-feed.service.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { ProblemException } from '../http/problem.js';
import { OpenToEveryone } from '../sign-in/sign-in.guard.js';
import { FEED_FORMATS, FEED_TYPES } from './feed-out.js';
import { personalFeed } from './personal-feed.js';

const path = z.object({ file: z.string().max(200) });

/** The alerts of one subscription for a feed reader; the address is the secret. */
@ApiTags('feeds out')
@OpenToEveryone()
@Controller('feeds/personal')
export class PersonalFeedController {
  constructor(
    private readonly feeds: PersonalFeedService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  @ApiOperation({ summary: `The alerts of a personal feed: {token}.{${FEED_FORMATS.join('|')}}` })
  @ApiOkResponse({ content: Object.fromEntries(FEED_FORMATS.map((format) => [FEED_TYPES[format], {}])) })
  async one(
    @Param({ schema: path }) { file }: z.output<typeof path>,
    @Res() response: Response,
  ): Promise<void> {
    const format = FEED_FORMATS.find((known) => file.endsWith(`.${known}`));
    const feed = format === undefined ? null : await this.feeds.byToken(file.slice(0, -format.length - 1));
    if (format === undefined || feed === null) {
      throw new ProblemException(404, 'There is no such personal feed, or it has ended.');
    }
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('X-Robots-Tag', 'noindex');
    response.type(FEED_TYPES[format]).send(personalFeed(feed, this.settings.publicUrl, format));
  }
}
