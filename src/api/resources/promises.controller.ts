import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { deliveryRates } from '../../developments/domain/promise-standing.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { ORIGINS, PROMISE_STATES, TOPICS } from '../../kernel/words.js';
import { anyOf, id, listOfArguments, recordArguments } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { MayLag } from '../http/replica.interceptor.js';
import { AnswersListOf } from '../shapes/list.js';
import {
  promiseDetailSchema,
  promiseSchema,
  promiseShape,
  promiseSummarySchema,
  summaryShape,
} from '../shapes/promise.js';
import { PromiseRecords } from './promise-records.js';

const query = listOfArguments({
  state: anyOf(PROMISE_STATES),
  indicator: anyOf(TOPICS),
  origin: anyOf(ORIGINS),
});
const path = z.object({ id });
const place = z.object({ id });

@ApiTags('promises')
@Controller('api/v1/promises')
export class PromisesController {
  constructor(
    private readonly developments: DevelopmentsService,
    private readonly records: PromiseRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @MayLag()
  @ApiOperation({ summary: 'What was announced or agreed, and what became of it' })
  @AnswersListOf(promiseSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.developments.reader.promises({
      origins: given.origin,
      states: given.state,
      indicators: given.indicator,
      asOf: given.asOf ?? null,
      limit: given.limit + 1,
      after: decodeCursor(given.cursor, place)?.id ?? null,
    });
    const day = (given.asOf ?? this.clock.now()).toISOString().slice(0, 10);
    const shapes = rows.map((promise) => promiseShape(promise, day));
    return pageOf(shapes, given.limit, (row) => ({ id: row.id }));
  }

  @Get('summary')
  @ApiOperation({
    summary: 'Per indicator: how many promises were kept of those whose fate is known, and which are open',
  })
  @ApiOkResponse({ standardSchema: promiseSummarySchema })
  async summary(@Query({ schema: recordArguments }) { asOf }: z.output<typeof recordArguments>) {
    return summaryShape(deliveryRates(await this.developments.allPromises(asOf ?? null)));
  }

  @Get(':id')
  @MayLag()
  @ApiOperation({
    summary: 'One promise: its course with the evidence of each match, and what people decided',
  })
  @ApiOkResponse({ standardSchema: promiseDetailSchema })
  async one(
    @Param({ schema: path }) given: z.output<typeof path>,
    @Query({ schema: recordArguments }) { asOf }: z.output<typeof recordArguments>,
    @Res({ passthrough: true }) response: Response,
  ) {
    const moved = await this.records.movedTo(given.id, asOf ?? null);
    if (moved === null) return this.records.byId(given.id, asOf ?? null);
    const at = asOf === undefined ? '' : `?asOf=${asOf.toISOString()}`;
    response.redirect(308, `/api/v1/promises/${encodeURIComponent(moved)}${at}`);
    return undefined;
  }
}
