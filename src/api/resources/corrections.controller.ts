import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CorrectionsService } from '../../corrections/corrections.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { CorrectService } from '../../pipeline/judging/correct.service.js';
import type { Wanted } from '../../pipeline/judging/wanted.js';
import { anyOf, anyText, argumentsOf, listOfArguments } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { ProblemException } from '../http/problem.js';
import {
  CORRECTION_KINDS,
  correctionBody,
  correctionSchema,
  correctionShape,
  undoBody,
  type CorrectionShape,
} from '../shapes/correction.js';
import { AnswersListOf } from '../shapes/list.js';
import { Actor } from '../sign-in/actor.js';

const query = listOfArguments({
  article: anyText,
  development: anyText,
  promise: anyText,
  kind: anyOf(CORRECTION_KINDS),
});
const NUMBER = 'the number of a correction';
const number = z.string({ error: NUMBER }).regex(/^[1-9]\d{0,17}$/, { error: NUMBER });
const place = z.object({ id: number });
const path = z.object({ id: number });
const reasonArgument = argumentsOf({ reason: undoBody.shape.reason });

const RECORDED = 'The entry as it is on record; it has taken effect';
const STATUS = { unknown: 404, conflict: 409, wrong: 400 } as const;

@ApiTags('corrections')
@Controller('api/v1/corrections')
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly correct: CorrectService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What people decided, newest first; nothing is ever taken out of this record' })
  @AnswersListOf(correctionSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.corrections.list({
      articleIds: given.article,
      developmentIds: given.development,
      promiseIds: given.promise,
      kinds: given.kind,
      asOf: given.asOf ?? null,
      before: decodeCursor(given.cursor, place)?.id ?? null,
      limit: given.limit + 1,
    });
    return pageOf(rows.map(correctionShape), given.limit, (row) => ({ id: row.id }));
  }

  @Post()
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Correct an article’s verdict or a development, merge developments, or split one',
    description:
      'Takes effect at once in lists and index and is kept through every classifier version. Parts that are left out stay as they are read; whoever sets one says that there is a development, unless relevant is false.',
  })
  @ApiCreatedResponse({ description: RECORDED, standardSchema: correctionSchema })
  enter(
    @Body({ schema: correctionBody }) body: z.output<typeof correctionBody>,
    @Actor() actor: string,
  ): Promise<CorrectionShape> {
    return this.record(wantedBy(body), { actor, reason: body.reason });
  }

  @Post(':id/undo')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Take an entry back by a further entry; an undo can be undone too' })
  @ApiCreatedResponse({ description: RECORDED, standardSchema: correctionSchema })
  undo(
    @Param({ schema: path }) { id }: z.output<typeof path>,
    @Body({ schema: undoBody }) { reason }: z.output<typeof undoBody>,
    @Actor() actor: string,
  ): Promise<CorrectionShape> {
    return this.record({ kind: 'undo', id }, { actor, reason });
  }

  @Delete(':id')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'The same as its undo: the entry stays on record, a further one takes it back' })
  @ApiOkResponse({ standardSchema: correctionSchema })
  remove(
    @Param({ schema: path }) { id }: z.output<typeof path>,
    @Query({ schema: reasonArgument }) { reason }: z.output<typeof reasonArgument>,
    @Actor() actor: string,
  ): Promise<CorrectionShape> {
    return this.record({ kind: 'undo', id }, { actor, reason });
  }

  private async record(wanted: Wanted, by: { actor: string; reason: string }): Promise<CorrectionShape> {
    const recorded = await this.correct.record(wanted, by, () => this.clock.now());
    if (recorded.outcome !== 'recorded') {
      throw new ProblemException(STATUS[recorded.outcome], recorded.message, recorded.reason);
    }
    const entry = await this.corrections.byId(recorded.id);
    if (entry === null) throw new Error(`The correction ${recorded.id} was recorded and is not there.`);
    return correctionShape(entry);
  }
}

function wantedBy(body: z.output<typeof correctionBody>): Wanted {
  switch (body.kind) {
    case 'article':
      return { kind: body.kind, articleId: body.articleId, parts: body.change };
    case 'development':
      return { kind: body.kind, developmentId: body.developmentId, parts: body.change };
    case 'merge':
      return { kind: body.kind, developmentIds: body.developmentIds };
    case 'split':
      return { kind: body.kind, developmentId: body.developmentId, articleIds: body.articleIds };
  }
}
