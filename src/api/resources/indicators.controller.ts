import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { VerdictsService } from '../../classification/verdicts.service.js';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import type { SeriesName } from '../../indicators/domain/index-point.js';
import { IndicatorsService } from '../../indicators/indicators.service.js';
import { listOfArguments } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { indexPointSchema } from '../shapes/index-point.js';
import { AnswersListOf, listOf } from '../shapes/list.js';
import { BaselineCounts } from './baseline-counts.js';

const query = listOfArguments({});
const place = z.object({ name: z.enum(SERIES) });
const count = z.number().int();
const indicatorSchema = z.object({
  name: z.enum(SERIES),
  label: z.string(),
  latest: indexPointSchema.nullable(),
});
const indicatorsSchema = listOf(indicatorSchema).extend({
  currentWeek: z.string().describe('The running ISO week'),
  asOf: z.string().nullable(),
  dataCutOff: z.string().nullable().describe('When the newest fact was recorded'),
  classifierVersion: z.string(),
  baseline: z
    .object({ developments: count, promises: count, observations: count })
    .describe('Records of the documents that are held; as of a past instant, that were held then'),
});

const LABELS: Readonly<Record<SeriesName, string>> = {
  trade: 'Trade',
  defence: 'Defence',
  energy: 'Energy',
  diplomacy: 'Diplomacy',
  composite: 'All four',
};

@ApiTags('index')
@Controller('api/v1/indicators')
export class IndicatorsController {
  constructor(
    private readonly indicators: IndicatorsService,
    private readonly developments: DevelopmentsService,
    private readonly verdicts: VerdictsService,
    private readonly baseline: BaselineCounts,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The indicators with their newest point, and how fresh the data is' })
  @AnswersListOf(indicatorSchema, indicatorsSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const at = given.asOf ?? null;
    const [points, dataCutOff, baseline] = await Promise.all([
      this.indicators.weekly(at, { from: null, to: null }),
      this.developments.reader.newestRecord(at),
      this.baseline.held(at),
    ]);
    const latest = new Map(points.map((point) => [point.indicator, point]));
    const after = decodeCursor(given.cursor, place);
    const names = SERIES.slice(after === null ? 0 : SERIES.indexOf(after.name) + 1);
    const rows = names.map((name) => ({ name, label: LABELS[name], latest: latest.get(name) ?? null }));
    return {
      ...pageOf(rows, given.limit, ({ name }) => ({ name })),
      currentWeek: this.indicators.weekAt(at),
      asOf: at,
      dataCutOff,
      classifierVersion: this.verdicts.version,
      baseline,
    };
  }
}
