import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ArticlesService } from '../../articles/articles.service.js';
import type { WeighedDevelopment } from '../../developments/domain/development-reader.js';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import type { SeriesName } from '../../indicators/domain/index-point.js';
import { IndicatorsService } from '../../indicators/indicators.service.js';
import { LeaveOutIndexService, type LeftOutOf } from '../../indicators/leave-out-index.service.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import { anyOf, id, listOfArguments, recordArguments, recordArgumentsWith, week } from '../http/arguments.js';
import { byText, decodeCursor, pageOf, rowsAfter } from '../http/cursor.js';
import { noSuchDevelopment, ProblemException, wrongForm } from '../http/problem.js';
import {
  explanationSchema,
  explanationShape,
  indexPointSchema,
  monthValueSchema,
  pointWithoutSchema,
  yearExplanationSchema,
  yearExplanationShape,
  yearPointSchema,
} from '../shapes/index-point.js';
import { AnswersListOf } from '../shapes/list.js';

const DEFAULT_WEEKS = 104;
/** The first week that has a name. */
const FIRST_WEEK = weekNumber('0001-W01');

const query = listOfArguments({
  indicator: anyOf(SERIES),
  from: week.optional(),
  to: week.optional(),
  scale: z.enum(['week', 'year', 'event-value'], { error: 'week, year or event-value' }).default('week'),
});
const series = z.enum(SERIES);
const weekPlace = z.object({ week, indicator: series });
const yearPlace = z.object({ year: z.number(), indicator: series });
const withoutQuery = recordArgumentsWith({ publisher: id.optional(), development: id.optional() });
const monthPlace = z.object({ month: z.string(), indicator: series });
const explained = z.object({ indicator: z.enum(SERIES, { error: `one of ${SERIES.join(', ')}` }), week });

const YEAR = 'a year such as 1971';
const explainedYear = explained.omit({ week: true }).extend({
  year: z
    .string()
    .regex(/^[12]\d{3}$/, { error: YEAR })
    .transform(Number),
});

/** One report, whoever published it. */
const OF_ANYONE = { text: null, relevant: null, from: null, to: null, limit: 1, after: null } as const;

type IndexQuery = z.output<typeof query>;

@ApiTags('index')
@Controller('api/v1/index')
export class IndexController {
  constructor(
    private readonly indicators: IndicatorsService,
    private readonly developments: DevelopmentsService,
    private readonly leaveOut: LeaveOutIndexService,
    private readonly articles: ArticlesService,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'The index by ISO week (default: the last 104 weeks), by year with scale=year, or the Tsinghua event value by month with scale=event-value',
  })
  @AnswersListOf(z.union([indexPointSchema, yearPointSchema, monthValueSchema]))
  list(@Query({ schema: query }) given: IndexQuery) {
    if (given.scale === 'week') return this.weeks(given);
    const [period] = (['from', 'to'] as const).filter((name) => given[name] !== undefined);
    if (period === undefined) return given.scale === 'year' ? this.years(given) : this.months(given);
    throw new ProblemException(400, `${period}: only with scale=week.`, [
      wrongForm(period, given[period] ?? null, 'only with scale=week'),
    ]);
  }

  @Get(':indicator/:week')
  @ApiOperation({ summary: 'The arithmetic of one point, down to each development' })
  @ApiOkResponse({ standardSchema: explanationSchema })
  async explain(
    @Param({ schema: explained }) point: z.output<typeof explained>,
    @Query({ schema: recordArguments }) given: z.output<typeof recordArguments>,
  ) {
    const at = given.asOf ?? null;
    const explained = await this.indicators.explain(point.week, point.indicator, at);
    if (explained === null) throw noSuchWeek(point.week);
    const { explanation, point: shown } = explained;
    return explanationShape(explanation, shown, await this.developmentsIn(explanation, at));
  }

  @Get(':indicator/:week/without')
  @ApiOperation({ summary: 'The point without one publisher’s reports, or without one development' })
  @ApiOkResponse({ standardSchema: pointWithoutSchema })
  async without(
    @Param({ schema: explained }) point: z.output<typeof explained>,
    @Query({ schema: withoutQuery }) given: z.output<typeof withoutQuery>,
  ) {
    const at = given.asOf ?? null;
    const found = await this.leaveOut.point(point, await this.standing(leftOutOf(given), at), at);
    if (found === null) throw noSuchWeek(point.week);
    return found;
  }

  @Get(':indicator/years/:year')
  @ApiOperation({ summary: 'The arithmetic of one year of the long view, down to each development' })
  @ApiOkResponse({ standardSchema: yearExplanationSchema })
  async explainYear(
    @Param({ schema: explainedYear }) { indicator, year }: z.output<typeof explainedYear>,
    @Query({ schema: recordArguments }) given: z.output<typeof recordArguments>,
  ) {
    const at = given.asOf ?? null;
    const explanation = await this.indicators.explainYear(year, indicator, at);
    if (explanation !== null)
      return yearExplanationShape(explanation, await this.developmentsIn(explanation, at));
    throw new ProblemException(
      404,
      `The series has no year ${year}. The years are at /api/v1/index?scale=year.`,
    );
  }

  /** With the development that a merged id stands for: an unknown id or name must not read as one that moves nothing. */
  private async standing(leftOut: LeftOutOf, at: Date | null): Promise<LeftOutOf> {
    if (leftOut.kind === 'publisher') {
      const [some] = await this.articles.reader.list({
        ...OF_ANYONE,
        publishers: [leftOut.publisher],
        asOf: at,
      });
      if (some === undefined) throw noSuchPublisher(leftOut.publisher);
      return leftOut;
    }
    const found = await this.developments.reader.byId(leftOut.id, at);
    switch (found.found) {
      case 'merged':
        return { kind: 'development', id: found.into };
      case 'nothing':
        throw noSuchDevelopment(leftOut.id);
      case 'development':
        return leftOut;
    }
  }

  private developmentsIn(
    { terms }: { readonly terms: readonly { readonly developmentId: string }[] },
    at: Date | null,
  ): Promise<readonly WeighedDevelopment[]> {
    const ids = terms.map(({ developmentId }) => developmentId);
    return this.developments.reader.some(ids, at);
  }

  private async weeks(given: IndexQuery) {
    const asOf = given.asOf ?? null;
    const to = given.to ?? this.indicators.weekAt(asOf);
    const from = given.from ?? weekOfNumber(Math.max(FIRST_WEEK, weekNumber(to) - DEFAULT_WEEKS + 1));
    const points = await this.indicators.weekly(asOf, { from, to });
    const rest = rowsAfter(
      wanted(points, given),
      decodeCursor(given.cursor, weekPlace),
      (point, after) => weekNumber(point.week) - weekNumber(after.week) || bySeries(point, after),
    );
    return pageOf(rest, given.limit, ({ week: of, indicator }) => ({ week: of, indicator }));
  }

  private async months(given: IndexQuery) {
    const rest = rowsAfter(
      wanted(await this.indicators.eventValues(given.asOf ?? null), given),
      decodeCursor(given.cursor, monthPlace),
      (point, after) => byText(point.month, after.month) || bySeries(point, after),
    );
    return pageOf(rest, given.limit, ({ month, indicator }) => ({ month, indicator }));
  }

  private async years(given: IndexQuery) {
    const { points, undated } = await this.indicators.yearly(given.asOf ?? null);
    const rest = rowsAfter(
      wanted(points, given),
      decodeCursor(given.cursor, yearPlace),
      (point, after) => point.year - after.year || bySeries(point, after),
    );
    const page = pageOf(rest, given.limit, ({ year, indicator }) => ({ year, indicator }));
    return { ...page, undated: undated.map((development) => development.id) };
  }
}

function noSuchWeek(of: IsoWeek): ProblemException {
  return new ProblemException(404, `The series has no week ${of}. The weeks are at /api/v1/index.`);
}

function noSuchPublisher(name: string): ProblemException {
  const where = 'Publishers are named as in the sources of a development and at /api/v1/articles';
  return new ProblemException(404, `There is no report of a publisher "${name}". ${where}.`);
}

function leftOutOf({ publisher, development }: z.output<typeof withoutQuery>): LeftOutOf {
  if (publisher !== undefined && development === undefined) return { kind: 'publisher', publisher };
  if (development !== undefined && publisher === undefined) return { kind: 'development', id: development };
  const allowed = 'one of publisher and development';
  throw new ProblemException(400, `publisher, development: ${allowed} is needed.`, [
    wrongForm('publisher', publisher ?? null, allowed),
  ]);
}

function wanted<T extends { readonly indicator: SeriesName }>(
  points: readonly T[],
  given: IndexQuery,
): readonly T[] {
  return points.filter((point) => given.indicator.length === 0 || given.indicator.includes(point.indicator));
}

interface OfSeries {
  readonly indicator: SeriesName;
}

function bySeries(a: OfSeries, b: OfSeries): number {
  return SERIES.indexOf(a.indicator) - SERIES.indexOf(b.indicator);
}
