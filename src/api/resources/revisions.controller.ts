import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CHANGE_KINDS } from '../../developments/domain/development-change.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { FIGURE_PARTS } from '../../indicators/domain/figure-parts.js';
import { WEEK_STATES, type IndexPoint } from '../../indicators/domain/index-point.js';
import { RevisionsService, type Revision } from '../../indicators/revisions.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { weekNumber } from '../../kernel/iso-week.js';
import { anyOf, instant, listOfArguments, week } from '../http/arguments.js';
import { decodeCursor, pageOf, rowsAfter } from '../http/cursor.js';
import { ProblemException, wrongForm } from '../http/problem.js';
import { AnswersListOf } from '../shapes/list.js';

const DEFAULT_DAYS = 7;
const DAY_MS = 86_400_000;

const query = listOfArguments({
  since: instant,
  indicator: anyOf(SERIES),
  from: week.optional(),
  to: week.optional(),
});
const place = z.object({ week, indicator: z.enum(SERIES) });
const flow = z.object({ words: z.number(), deeds: z.number() });
const figureSchema = z.object({
  index: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  state: z.enum(WEEK_STATES),
  coverage: z.number().nullable(),
  n: z.number().int(),
  weight: z.number(),
  cooperation: flow,
  conflict: flow,
  intensity: z.number().nullable(),
  alarms: z.array(z.string()).nullable(),
});
const contribution = z
  .number()
  .nullable()
  .describe('Score points in the decayed sums; null where it did not count');
const comparable = z.object({
  comparableWeeks: z.number().int().describe('Covered weeks of the same sources, this one included'),
  sourcesSince: z.string().nullable().describe('Null where no other sources are on record before'),
});
const revisionSchema = z.object({
  week: z.string(),
  indicator: z.enum(SERIES),
  until: z
    .string()
    .describe(
      'The week itself; where only the intensity differs, since the mean it is measured by does, the last of the weeks that this line stands for',
    ),
  differs: z.array(z.enum(FIGURE_PARTS)).describe('What is given otherwise now'),
  before: figureSchema,
  after: figureSchema,
  causes: z.array(
    z.object({
      developmentId: z.string(),
      what: z.string(),
      kind: z.enum(CHANGE_KINDS).describe('What happened to the development'),
      mergedInto: z.string().nullable(),
      before: contribution,
      after: contribution,
    }),
  ),
  coverage: z
    .array(z.object({ week: z.string(), before: z.number().nullable(), after: z.number().nullable() }))
    .describe('Weeks up to this one whose coverage is known otherwise now'),
  sources: z
    .object({ before: comparable, after: comparable })
    .nullable()
    .describe(
      'What the week could and can be compared with, where feeds or archives that became known changed whose weeks those are; else null',
    ),
});

@ApiTags('index')
@Controller('api/v1/revisions')
export class RevisionsController {
  constructor(
    private readonly revisions: RevisionsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'Weekly figures given otherwise at `since` (default: 7 days before) than at `asOf`, with the causes of each; the yearly view and the event value are not compared (read them at both instants)',
  })
  @AnswersListOf(revisionSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const until = given.asOf ?? this.clock.now();
    const since = given.since ?? new Date(until.getTime() - DEFAULT_DAYS * DAY_MS);
    if (since > until) {
      throw new ProblemException(400, 'since: must not lie after asOf, or after now.', [
        wrongForm('since', since.toISOString(), `up to ${until.toISOString()}`),
      ]);
    }
    const range = { from: given.from ?? null, to: given.to ?? null };
    const all = await this.revisions.between(since, given.asOf ?? null, range);
    const rest = rowsAfter(
      all.filter((row) => given.indicator.length === 0 || given.indicator.includes(row.indicator)),
      decodeCursor(given.cursor, place),
      (row, after) =>
        weekNumber(row.week) - weekNumber(after.week) ||
        SERIES.indexOf(row.indicator) - SERIES.indexOf(after.indicator),
    );
    const page = pageOf(rest, given.limit, (row) => ({ week: row.week, indicator: row.indicator }));
    return { ...page, items: page.items.map(revisionShape) };
  }
}

function revisionShape({ before, after, reasons, ...rest }: Revision) {
  return { ...rest, before: figureShape(before), after: figureShape(after), ...reasons() };
}

function figureShape({ week: _week, indicator: _indicator, ...figure }: IndexPoint) {
  return figure;
}
