import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ChangeListService } from '../../pipeline/judging/change-list.service.js';
import { ReclassificationService } from '../../pipeline/judging/reclassification.service.js';
import { id, listOfArguments } from '../http/arguments.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { AnswersListOf } from '../shapes/list.js';
import { NeedsRole } from '../sign-in/sign-in.guard.js';

/** Articles that one page of the change list looks at: each is judged for it, so a page stays short work. */
const LOOKED_AT = 500;

const stateSchema = z.object({
  version: z.string().describe('The classifier version that judges here'),
  mode: z.enum(['automatic', 'by-command']).describe('The setting RECLASSIFY'),
  isRunning: z.boolean(),
  all: z.number().int().describe('Articles with a verdict'),
  current: z.number().int().describe('… of this version'),
  outdated: z.number().int().describe('… of a version started earlier'),
  corrected: z.number().int().describe('… that a person decided'),
});
const changeSchema = z.object({
  articleId: z.string(),
  title: z.string(),
  publisher: z.string(),
  publishedAt: z.string().nullable(),
  fromVersion: z.string(),
  toVersion: z.string(),
  changes: z
    .record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }))
    .describe('Parts of the verdict that would differ'),
});
const query = listOfArguments({});
const place = z.object({ id });

@ApiTags('corrections')
@Controller('api/v1/reclassification')
export class ReclassificationController {
  constructor(
    private readonly reclassification: ReclassificationService,
    private readonly changes: ChangeListService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'How far stored verdicts are of the present classifier version' })
  @ApiOkResponse({ standardSchema: stateSchema })
  state() {
    return this.reclassification.state();
  }

  @Get('changes')
  @ApiOperation({
    summary: 'What the present version would change of outdated verdicts, before it does',
    description: `Each page looks at ${LOOKED_AT} articles and lists those that would change, so a page can be empty; nextCursor goes on. Verdicts that people decided stay.`,
  })
  @AnswersListOf(changeSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const after = decodeCursor(given.cursor, place)?.id ?? '';
    const page = await this.changes.page({ which: 'of-any-other-version', after, limit: LOOKED_AT });
    return { items: page.items, nextCursor: page.last === null ? null : encodeCursor({ id: page.last }) };
  }

  @Post()
  @NeedsRole('admin')
  @HttpCode(202)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Let the present version judge every stored article, in the background' })
  @ApiAcceptedResponse({
    description: 'It has begun; GET says how far it is',
    standardSchema: stateSchema,
  })
  async apply() {
    void this.reclassification.run('of-any-other-version');
    return this.reclassification.state();
  }
}
