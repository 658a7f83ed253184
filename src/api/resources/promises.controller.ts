import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { PROMISE_STATES } from '../../developments/domain/promise.js';
import { TOPICS } from '../../kernel/words.js';
import { anyOf, id, listOfArguments } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { AnswersListOf } from '../shapes/list.js';
import { amountFields, citationSchema, rangeSchema } from '../shapes/parts.js';

const query = listOfArguments({ state: anyOf(PROMISE_STATES), indicator: anyOf(TOPICS) });
const place = z.object({ id });
const promiseSchema = z.object({
  id: z.string(),
  what: z.string(),
  indicators: z.array(z.enum(TOPICS)),
  parties: z.object({ owes: z.string(), owed: z.string() }),
  amount: z.object(amountFields).nullable(),
  due: rangeSchema.nullable(),
  state: z.enum(PROMISE_STATES),
  openedOn: rangeSchema,
  history: z.array(z.object({ developmentId: z.string().nullable(), change: z.string(), date: rangeSchema })),
  citations: z.array(citationSchema),
});

@ApiTags('promises')
@Controller('api/v1/promises')
export class PromisesController {
  constructor(private readonly developments: DevelopmentsService) {}

  @Get()
  @ApiOperation({ summary: 'What was announced or agreed, and what became of it' })
  @AnswersListOf(promiseSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.developments.reader.promises({
      states: given.state,
      indicators: given.indicator,
      asOf: given.asOf ?? null,
      limit: given.limit + 1,
      after: decodeCursor(given.cursor, place)?.id ?? null,
    });
    return pageOf(rows, given.limit, (row) => ({ id: row.id }));
  }
}
