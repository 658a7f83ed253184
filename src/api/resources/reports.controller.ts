import { Controller, Get, Ip, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { compareReports } from '../../reports/domain/compare-reports.js';
import { FORM_TYPES, REPORT_FORMS } from '../../reports/domain/report-form.js';
import { FIRST_REPORTED_WEEK } from '../../reports/domain/week-days.js';
import { ReportsService, type ReportSource } from '../../reports/reports.service.js';
import { listOfArguments, recordArgumentsWith, week } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { ProblemException } from '../http/problem.js';
import { MayLag } from '../http/replica.interceptor.js';
import { AnswersListOf } from '../shapes/list.js';
import {
  comparisonSchema,
  editionSchema,
  editionShape,
  formSchema,
  languageSchema,
} from '../shapes/report.js';
import { acceptedForm, sendReport } from './report-answer.js';
import { ReportsOnDemand } from './reports-on-demand.js';

const EDITION = 'a whole number from 1';

const reportWeek = week.refine((given) => given >= FIRST_REPORTED_WEEK, {
  error: `an ISO week from ${FIRST_REPORTED_WEEK} on`,
});
const path = z.object({ week: reportWeek });
const edition = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, { error: EDITION })
  .transform(Number)
  .optional()
  .meta({ description: `${EDITION}; absent: the newest` });
const query = recordArgumentsWith({
  format: formSchema
    .optional()
    .meta({ description: `${REPORT_FORMS.join(', ')}; without it Accept decides` }),
  language: languageSchema.default('en').meta({ description: 'en (default), ru, ur' }),
  edition,
});
const comparison = recordArgumentsWith({ week: reportWeek, with: reportWeek });
const listed = listOfArguments({});
const place = z.object({ week, edition: z.number().int() });

@ApiTags('reports')
@Controller('api/v1/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly onDemand: ReportsOnDemand,
  ) {}

  @Get()
  @MayLag()
  @ApiOperation({ summary: 'Published weekly reports, the newest week first, every edition by itself' })
  @AnswersListOf(editionSchema)
  async list(@Query({ schema: listed }) { limit, cursor, asOf }: z.output<typeof listed>) {
    const before = decodeCursor(cursor, place);
    const rows = await this.reports.editions({ week: null, before, limit: limit + 1, asOf: asOf ?? null });
    const page = pageOf(rows, limit, (row) => ({ week: row.week, edition: row.edition }));
    return { ...page, items: page.items.map(editionShape) };
  }

  @Get('compare')
  @ApiOperation({
    summary: 'Two weeks side by side, each as its newest edition or, with asOf, as known then',
  })
  @ApiOkResponse({ standardSchema: comparisonSchema })
  async compare(@Query({ schema: comparison }) given: z.output<typeof comparison>, @Ip() address: string) {
    const of = async (one: string) => {
      const source = await this.source(one, { asOf: given.asOf, edition: undefined });
      if (source.kind === 'on-demand') this.onDemand.take(address);
      return this.reports.record(one, source);
    };
    return compareReports(await of(given.week), await of(given.with));
  }

  @Get('schema')
  @ApiOperation({ summary: 'The JSON Schema of a report’s JSON' })
  @ApiOkResponse({ content: { 'application/schema+json': {} } })
  schema(@Res() response: Response): void {
    response.type('application/schema+json').send(JSON.stringify(this.reports.schema, null, 2));
  }

  @Get(':week/editions')
  @MayLag()
  @ApiOperation({ summary: 'Every edition of a week’s report, the newest first' })
  @AnswersListOf(editionSchema)
  async editions(@Param({ schema: path }) given: z.output<typeof path>) {
    const rows = await this.reports.editions({
      week: given.week,
      before: null,
      limit: MOST_EDITIONS,
      asOf: null,
    });
    return { items: rows.map(editionShape), nextCursor: null };
  }

  @Get(':week')
  @ApiOperation({
    summary:
      'The report of a week in one of its forms: as published, or, with asOf or where none is published, made now',
  })
  @ApiOkResponse({
    description: 'The JSON has the schema at /api/v1/reports/schema',
    content: Object.fromEntries(REPORT_FORMS.map((form) => [FORM_TYPES[form].replace(/;.*/, ''), {}])),
  })
  async one(
    @Param({ schema: path }) { week: of }: z.output<typeof path>,
    @Query({ schema: query }) given: z.output<typeof query>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const source = await this.source(of, given);
    if (source.kind === 'on-demand') this.onDemand.take(request.ip ?? '');
    const form = given.format ?? acceptedForm(request);
    const { language } = given;
    const made = await this.reports.form(of, source, { form, language });
    if (!made.ok) throw new ProblemException(503, `${made.reason} ${made.remedy}`);
    sendReport(response, { week: of, source, form, language, bytes: made.bytes });
  }

  private async source(
    of: string,
    { asOf, edition: number }: { readonly asOf?: Date | undefined; readonly edition?: number | undefined },
  ): Promise<ReportSource> {
    const published = asOf === undefined ? await this.reports.edition(of, number ?? null) : null;
    if (published !== null) return { kind: 'published', edition: published };
    if (number !== undefined)
      throw new ProblemException(
        404,
        `The report of ${of} has no edition ${number}. See /api/v1/reports/${of}/editions.`,
      );
    const instant = this.reports.instant(asOf ?? null);
    if (this.reports.hasBegun(of, instant)) return { kind: 'on-demand', asOf: instant };
    throw new ProblemException(404, `At ${instant.toISOString()} the week ${of} had not begun.`);
  }
}

const MOST_EDITIONS = 500;
