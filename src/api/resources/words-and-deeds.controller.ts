import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { WEEK_STATES } from '../../indicators/domain/index-point.js';
import { IndicatorsService } from '../../indicators/indicators.service.js';
import { weekNumber } from '../../kernel/iso-week.js';
import { listOfArguments, week } from '../http/arguments.js';
import { decodeCursor, pageOf, rowsAfter } from '../http/cursor.js';
import { AnswersListOf } from '../shapes/list.js';

const query = listOfArguments({
  indicator: z.enum(SERIES, { error: `one of ${SERIES.join(', ')}` }).default('composite'),
  from: week.optional(),
  to: week.optional(),
});
const place = z.object({ week });
const flow = z.object({ words: z.number(), deeds: z.number() }).nullable();
const rowSchema = z.object({
  week: z.string(),
  indicator: z.enum(SERIES),
  cooperation: flow.describe('Score points per week, smoothed; null where feeds were down'),
  conflict: flow,
  state: z.enum(WEEK_STATES),
});

@ApiTags('index')
@Controller('api/v1/words-and-deeds')
export class WordsAndDeedsController {
  constructor(private readonly indicators: IndicatorsService) {}

  @Get()
  @ApiOperation({
    summary: 'What was said against what was done, of one series: decayed flows that can be compared',
  })
  @AnswersListOf(rowSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.indicators.wordsAndDeeds(given.indicator, given.asOf ?? null, {
      from: given.from ?? null,
      to: given.to ?? null,
    });
    const rest = rowsAfter(
      rows,
      decodeCursor(given.cursor, place),
      (row, after) => weekNumber(row.week) - weekNumber(after.week),
    );
    return pageOf(rest, given.limit, (row) => ({ week: row.week }));
  }
}
