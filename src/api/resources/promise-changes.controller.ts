import { Body, Controller, Delete, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { CorrectService } from '../../pipeline/judging/correct.service.js';
import type { Wanted } from '../../pipeline/judging/wanted.js';
import { argumentsOf, id } from '../http/arguments.js';
import { ProblemException } from '../http/problem.js';
import { undoBody } from '../shapes/correction.js';
import { dueBody, matchBody, stateBody } from '../shapes/promise-change.js';
import { promiseDetailSchema } from '../shapes/promise.js';
import { Actor } from '../sign-in/actor.js';
import { PromiseRecords } from './promise-records.js';

const path = z.object({ id });
const matchPath = z.object({ id, developmentId: id });
const reasonArgument = argumentsOf({ reason: undoBody.shape.reason });

const STATUS = { unknown: 404, conflict: 409, wrong: 400 } as const;

/** What people decide about promises; each answers with the promise as it is then. */
@ApiTags('promises')
@ApiBearerAuth()
@Controller('api/v1/promises')
export class PromiseChangesController {
  constructor(
    private readonly developments: DevelopmentsService,
    private readonly correct: CorrectService,
    private readonly records: PromiseRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post(':id/matches')
  @ApiOperation({ summary: 'Say that a development changed the promise; it is no longer matched by rule' })
  @ApiCreatedResponse({ description: 'The promise as it is now', standardSchema: promiseDetailSchema })
  match(
    @Param({ schema: path }) given: z.output<typeof path>,
    @Body({ schema: matchBody }) body: z.output<typeof matchBody>,
    @Actor() actor: string,
  ) {
    const { developmentId, change, reason } = body;
    const wanted = { kind: 'promise-match', promiseId: given.id, developmentId, change } as const;
    return this.record(wanted, given.id, { actor, reason });
  }

  @Delete(':id/matches/:developmentId')
  @ApiOperation({
    summary: 'Take a development off the promise',
    description:
      'A match made by hand is taken back. One made by rule or by the documents is taken off and does not come back; a promise whose opening is taken off is none any more. Both stay in the record of /corrections and can be undone there.',
  })
  @ApiOkResponse({ standardSchema: promiseDetailSchema })
  async unmatch(
    @Param({ schema: matchPath }) given: z.output<typeof matchPath>,
    @Query({ schema: reasonArgument }) { reason }: z.output<typeof reasonArgument>,
    @Actor() actor: string,
  ) {
    const found = await this.developments.reader.promise(given.id, null);
    const step = found?.promise.history.find((one) => one.developmentId === given.developmentId);
    const wanted: Wanted =
      step?.match?.by === 'person'
        ? { kind: 'undo', id: step.match.correctionId }
        : { kind: 'promise-unmatch', promiseId: given.id, developmentId: given.developmentId };
    return this.record(wanted, given.id, { actor, reason });
  }

  @Put(':id/state')
  @ApiOperation({ summary: 'Set the state of the promise; it stays until it is taken back' })
  @ApiOkResponse({ standardSchema: promiseDetailSchema })
  setState(
    @Param({ schema: path }) given: z.output<typeof path>,
    @Body({ schema: stateBody }) { state, reason }: z.output<typeof stateBody>,
    @Actor() actor: string,
  ) {
    return this.record({ kind: 'promise-state', promiseId: given.id, state }, given.id, { actor, reason });
  }

  @Delete(':id/state')
  @ApiOperation({ summary: 'Take back the state that a person set' })
  @ApiOkResponse({ standardSchema: promiseDetailSchema })
  unsetState(
    @Param({ schema: path }) given: z.output<typeof path>,
    @Query({ schema: reasonArgument }) { reason }: z.output<typeof reasonArgument>,
    @Actor() actor: string,
  ) {
    return this.takeBack('state', given.id, { actor, reason });
  }

  @Put(':id/due')
  @ApiOperation({ summary: 'Set when the promise is due, or say that no date was given' })
  @ApiOkResponse({ standardSchema: promiseDetailSchema })
  setDue(
    @Param({ schema: path }) given: z.output<typeof path>,
    @Body({ schema: dueBody }) { due, reason }: z.output<typeof dueBody>,
    @Actor() actor: string,
  ) {
    return this.record({ kind: 'promise-due', promiseId: given.id, due }, given.id, { actor, reason });
  }

  @Delete(':id/due')
  @ApiOperation({ summary: 'Take back the due date that a person set' })
  @ApiOkResponse({ standardSchema: promiseDetailSchema })
  unsetDue(
    @Param({ schema: path }) given: z.output<typeof path>,
    @Query({ schema: reasonArgument }) { reason }: z.output<typeof reasonArgument>,
    @Actor() actor: string,
  ) {
    return this.takeBack('due', given.id, { actor, reason });
  }

  private async takeBack(what: 'state' | 'due', promiseId: string, by: { actor: string; reason: string }) {
    const entry = (await this.records.byId(promiseId, null)).byHand[what];
    if (entry === null) {
      throw new ProblemException(
        409,
        `No person has set the ${what} of this promise; nothing is to be taken back.`,
        { code: 'set-by-nobody' },
      );
    }
    return this.record({ kind: 'undo', id: entry }, promiseId, by);
  }

  private async record(wanted: Wanted, promiseId: string, by: { actor: string; reason: string }) {
    const recorded = await this.correct.record(wanted, by, () => this.clock.now());
    if (recorded.outcome !== 'recorded') {
      throw new ProblemException(STATUS[recorded.outcome], recorded.message, recorded.reason);
    }
    return this.records.afterChange(promiseId);
  }
}
