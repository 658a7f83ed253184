import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { TOPICS } from '../../kernel/words.js';
import { ProblemException } from '../http/problem.js';
import { FEED_FORMATS, FEED_TYPES, feedOut } from './feed-out.js';

const NEWEST = 50;
const NAMES = ['all', ...TOPICS] as const;
const path = z.object({ file: z.string() });

/** The newest developments for feed readers. */
@ApiTags('feeds out')
@Controller('feeds')
export class FeedsOutController {
  constructor(
    private readonly developments: DevelopmentsService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(':file')
  @ApiOperation({
    summary: `The newest ${NEWEST} developments as RSS, Atom or JSON Feed: {${NAMES.join('|')}}.{${FEED_FORMATS.join('|')}}`,
  })
  @ApiOkResponse({ content: Object.fromEntries(FEED_FORMATS.map((format) => [FEED_TYPES[format], {}])) })
  async one(
    @Param({ schema: path }) { file }: z.output<typeof path>,
    @Res() response: Response,
  ): Promise<void> {
    const [name, format] = [
      NAMES.find((known) => file.startsWith(`${known}.`)),
      FEED_FORMATS.find((known) => file.endsWith(`.${known}`)),
    ];
    if (name === undefined || format === undefined || file !== `${name}.${format}`) {
      throw new ProblemException(
        404,
        `There is no feed ${file}. There are /feeds/{${NAMES.join(',')}}.{${FEED_FORMATS.join(',')}}.`,
      );
    }
    const developments = await this.developments.reader.list({
      indicators: name === 'all' ? [] : [name],
      ...{ directions: [], statuses: [], origins: [], core: null, from: null, to: null, text: null },
      ...{ asOf: null, after: null, limit: NEWEST },
    });
    response.setHeader('Cache-Control', 'private, no-cache');
    response
      .type(FEED_TYPES[format])
      .send(feedOut({ name, publicUrl: this.settings.publicUrl, developments }, format));
  }
}
