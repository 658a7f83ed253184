import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { IndicatorsService } from '../../indicators/indicators.service.js';
import { listOfArguments, week } from '../http/arguments.js';
import { byText, decodeCursor, pageOf, rowsAfter } from '../http/cursor.js';
import { AnswersListOf } from '../shapes/list.js';

const query = listOfArguments({ from: week.optional(), to: week.optional() });
const place = z.object({ week });
const coverageSchema = z.object({
  week: z.string().describe('ISO week, YYYY-Www'),
  coverage: z.number().nullable().describe('0 … 1; null where no feed was enabled'),
  feedsEnabled: z.number().int(),
  feedsAnswered: z.number().int(),
});

@ApiTags('feeds')
@Controller('api/v1/coverage')
export class CoverageController {
  constructor(private readonly indicators: IndicatorsService) {}

  @Get()
  @ApiOperation({ summary: 'How well each week was watched' })
  @AnswersListOf(coverageSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const all = await this.indicators.coverageWeeks(given.asOf ?? null);
    const rows = all.filter(
      (row) =>
        (given.from === undefined || row.week >= given.from) &&
        (given.to === undefined || row.week <= given.to),
    );
    const rest = rowsAfter(rows, decodeCursor(given.cursor, place), (row, after) =>
      byText(row.week, after.week),
    );
    return pageOf(rest, given.limit, (row) => ({ week: row.week }));
  }
}
