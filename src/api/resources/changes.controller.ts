import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { WEEK_STATES } from '../../indicators/domain/index-point.js';
import { UNLIKE } from '../../indicators/domain/unlike-weeks.js';
import { CHANGE_WORDS } from '../../indicators/domain/week-change.js';
import { IndicatorsService } from '../../indicators/indicators.service.js';
import { weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import { EVENT_TYPES } from '../../kernel/words.js';
import { recordArgumentsWith, week } from '../http/arguments.js';
import { ProblemException } from '../http/problem.js';

const query = recordArgumentsWith({ week: week.optional() });

const comparison = z.object({
  referenceWeeks: z.number().int().describe('Covered weeks before the week that the same sources watched'),
  usual: z.number().describe('Developments usual in a fully covered week'),
  rateRatio: z.number().describe('This week’s rate over the usual one, corrected for coverage'),
  low: z.number(),
  high: z.number().describe('90 % interval of the ratio'),
});
const probability = z.number().describe('0 … 1, mid-p');
const flagSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('first-on-record'),
    indicator: z.enum(SERIES),
    eventType: z.enum(EVENT_TYPES),
    developmentId: z.string(),
    recordBegins: z
      .string()
      .describe(
        'Earliest date on record in the indicator, as exactly as it is known: YYYY, YYYY-MM or YYYY-MM-DD',
      ),
  }),
  z.object({
    kind: z.literal('record'),
    indicator: z.enum(SERIES),
    side: z.enum(['cooperation', 'conflict']),
    scorePoints: z.number().describe('As seen: what the week may have missed makes no record'),
    before: z
      .object({ week: z.string(), scorePoints: z.number() })
      .describe('The most until then, corrected for coverage'),
    weeks: z
      .number()
      .int()
      .describe('Covered weeks it was compared with, those that other sources watched left out'),
  }),
  z.object({
    kind: z.literal('longest-gap-ended'),
    indicator: z.enum(SERIES),
    gapWeeks: z.number().int().describe('Covered weeks without a development'),
    since: z.string(),
    beforeWeeks: z.number().int(),
    developmentIds: z.array(z.string()),
  }),
]);
const changesSchema = z.object({
  week: z.string(),
  changes: z.array(
    z.object({
      week: z.string(),
      indicator: z.enum(SERIES),
      state: z.enum(WEEK_STATES).describe('Only a week that is ok is tested; the others say why not'),
      word: z.enum(CHANGE_WORDS).nullable(),
      n: z.number().int(),
      conflicts: z.number().int(),
      coverage: z.number().nullable().describe('0 … 1; null where no feed was enabled'),
      comparableWeeks: z
        .number()
        .int()
        .describe('Covered weeks that the same sources watched, this one included; tested from 26 on'),
      unlike: z
        .enum(UNLIKE)
        .nullable()
        .describe(
          'Why the week of this indicator is compared with no other: the sources that tell most of it were down, or brought far less than usual, or far more of other news came; null where it is not for itself',
        ),
      sourcesSince: z
        .string()
        .nullable()
        .describe('Week since when the sources are these; null where they were always these'),
      test: z
        .object({
          short: comparison.nullable().describe('Against the last 13 covered weeks: shown, decides nothing'),
          long: comparison.describe('Against up to 52 covered weeks: decides'),
          brought: z
            .number()
            .describe(
              'What the same sources brought of other news ÷ the usual; 1 where chance explains the difference. A change holds beside it',
            ),
          rateP: probability,
          usualConflictShare: z.number().nullable(),
          conflictRoseP: probability,
          conflictFellP: probability,
        })
        .nullable(),
    }),
  ),
  flags: z.array(flagSchema),
});

@ApiTags('index')
@Controller('api/v1/changes')
export class ChangesController {
  constructor(private readonly indicators: IndicatorsService) {}

  @Get()
  @ApiOperation({
    summary: 'What changed in a week (default: the last that is over), tested, and what sets the week apart',
  })
  @ApiOkResponse({ standardSchema: changesSchema })
  async read(@Query({ schema: query }) given: z.output<typeof query>) {
    const of = given.week ?? weekOfNumber(weekNumber(this.indicators.weekAt(given.asOf ?? null)) - 1);
    const { changes, flags } = await this.indicators.changes(of, given.asOf ?? null);
    if (changes.length > 0 || given.week === undefined) return { week: of, changes, flags };
    throw new ProblemException(404, `The series has no week ${of}. The weeks are at /api/v1/index.`);
  }
}
