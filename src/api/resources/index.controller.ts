import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import type { IndexPoint } from '../../indicators/domain/index-point.js';
import { IndicatorsService } from '../../indicators/indicators.service.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import { anyOf, asOf, listArguments, week } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { ProblemException } from '../http/problem.js';
import { explanationShape, indexPointSchema, yearPointSchema } from '../shapes/index-point.js';
import { listOf } from '../shapes/list.js';

const DEFAULT_WEEKS = 104;

const query = z.object({
  ...listArguments,
  indicator: anyOf(SERIES),
  from: week.optional(),
  to: week.optional(),
  scale: z.enum(['week', 'year'], { error: 'week or year' }).default('week'),
  asOf,
});
const place = z.object({ week: z.string(), indicator: z.string() });
const yearPlace = z.object({ year: z.number(), indicator: z.string() });
const explained = z.object({ indicator: z.enum(SERIES, { error: `one of ${SERIES.join(', ')}` }), week });
const explainQuery = z.object({ asOf });

type IndexQuery = z.output<typeof query>;

@ApiTags('index')
@Controller('api/v1/index')
export class IndexController {
  constructor(
    private readonly indicators: IndicatorsService,
    private readonly developments: DevelopmentsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The index by ISO week (default: the last 104 weeks), or by year with scale=year',
  })
  @ApiOkResponse({ standardSchema: listOf(z.union([indexPointSchema, yearPointSchema])) })
  list(@Query({ schema: query }) given: IndexQuery) {
    return given.scale === 'year' ? this.years(given) : this.weeks(given);
  }

  @Get(':indicator/:week')
  @ApiOperation({ summary: 'The arithmetic of one point, down to each development' })
  async explain(
    @Param({ schema: explained }) point: z.output<typeof explained>,
    @Query({ schema: explainQuery }) given: z.output<typeof explainQuery>,
  ) {
    const at = given.asOf ?? null;
    const [explanation, [shown], developments] = await Promise.all([
      this.indicators.explain(point.week, point.indicator, at),
      this.pointsOf(point.week, point.indicator, at),
      this.developments.reader.all(at),
    ]);
    if (explanation === null || shown === undefined) {
      throw new ProblemException(
        404,
        `The series has no week ${point.week}. The weeks are at /api/v1/index.`,
      );
    }
    return explanationShape(explanation, shown, developments);
  }

  private async pointsOf(of: IsoWeek, indicator: string, at: Date | null): Promise<readonly IndexPoint[]> {
    const points = await this.indicators.weekly(at, { from: of, to: of });
    return points.filter((point) => point.indicator === indicator);
  }

  private async weeks(given: IndexQuery) {
    const to = given.to ?? this.indicators.currentWeek();
    const from = given.from ?? weekOfNumber(weekNumber(to) - DEFAULT_WEEKS + 1);
    const points = await this.indicators.weekly(given.asOf ?? null, { from, to });
    const after = decodeCursor(given.cursor, place);
    const wanted = points.filter(
      (point) => given.indicator.length === 0 || isOneOf(given.indicator, point.indicator),
    );
    const start =
      wanted.findIndex((point) => point.week === after?.week && point.indicator === after.indicator) + 1;
    return pageOf(wanted.slice(start, start + given.limit + 1), given.limit, (point) => ({
      week: point.week,
      indicator: point.indicator,
    }));
  }

  private async years(given: IndexQuery) {
    const { points, undated } = await this.indicators.yearly(given.asOf ?? null);
    const after = decodeCursor(given.cursor, yearPlace);
    const wanted = points.filter(
      (point) => given.indicator.length === 0 || isOneOf(given.indicator, point.indicator),
    );
    const start =
      wanted.findIndex((point) => point.year === after?.year && point.indicator === after.indicator) + 1;
    const page = pageOf(wanted.slice(start, start + given.limit + 1), given.limit, (point) => ({
      year: point.year,
      indicator: point.indicator,
    }));
    return { ...page, undated: undated.map((development) => development.id) };
  }
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
