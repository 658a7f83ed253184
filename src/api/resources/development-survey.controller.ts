import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { argumentsOf, format, instant, limitOr } from '../http/arguments.js';
import { narrowingArguments, narrowingOf, narrowingQuery } from '../http/development-arguments.js';
import { MayLag } from '../http/replica.interceptor.js';
import { developmentSchema, developmentShape } from '../shapes/development.js';
import { AnswersListOf } from '../shapes/list.js';

const NOTABLE = 50;

const counts = z.array(z.object({ value: z.string(), count: z.number().int() }));
const countsSchema = z.object({
  total: z.number().int(),
  indicator: counts.describe('By indicator; one with two counts in both'),
  direction: counts,
  status: counts,
  origin: counts,
  core: counts.describe('“true”: directly bilateral'),
});
const notableQuery = argumentsOf({ ...narrowingArguments, limit: limitOr(NOTABLE), format, asOf: instant });

/** Developments seen from above: how many there are of each kind, and which weighed most. */
@MayLag()
@ApiTags('developments')
@Controller('api/v1')
export class DevelopmentSurveyController {
  constructor(private readonly developments: DevelopmentsService) {}

  @Get('development-counts')
  @ApiOperation({
    summary: 'How many developments fit, and how many would with another choice of each kind',
  })
  @ApiOkResponse({ standardSchema: countsSchema })
  counts(@Query({ schema: narrowingQuery }) given: z.output<typeof narrowingQuery>) {
    return this.developments.reader.counts(narrowingOf(given));
  }

  @Get('notable-developments')
  @ApiOperation({ summary: 'Those that fit with the greatest |score| × weight first; no further pages' })
  @AnswersListOf(developmentSchema)
  async notable(@Query({ schema: notableQuery }) given: z.output<typeof notableQuery>) {
    const found = await this.developments.reader.notable(narrowingOf(given), given.limit);
    return { items: found.map(developmentShape), nextCursor: null };
  }
}
