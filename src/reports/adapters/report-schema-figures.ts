import { z } from 'zod';
import { AGAINST_USUAL } from '../../indicators/domain/against-usual.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { WEEK_STATES } from '../../indicators/domain/index-point.js';
import { CHANGE_WORDS } from '../../indicators/domain/week-change.js';
import { ARROW_REASONS, ARROWS } from '../domain/report-figures.js';

/** An index with its band. */
export const figureSchema = z
  .strictObject({ index: z.number(), low: z.number(), high: z.number() })
  .describe('−100 … +100 with its 90 % band, one decimal');

const flow = z.strictObject({ words: z.number(), deeds: z.number() });
/** Decayed flows of cooperation and conflict. */
export const flowsSchema = z
  .strictObject({ cooperation: flow, conflict: flow })
  .describe('Score points per week, one decimal');

const weekFigure = {
  week: z.string(),
  figure: figureSchema.nullable().describe('Null where the state says why not'),
  state: z.enum(WEEK_STATES),
  n: z
    .number()
    .int()
    .nullable()
    .describe(
      'Developments of the week that count; null where nothing could be seen and none is dated in it',
    ),
  coverage: z.number().nullable().describe('Percent, one decimal; null where nobody watched'),
};

const rateSchema = z
  .strictObject({
    referenceWeeks: z.number().int().describe('Covered weeks before the week'),
    usual: z.number().describe('Developments usual in a fully covered week'),
    rateRatio: z.number(),
    low: z.number(),
    high: z.number().describe('90 % interval of the ratio'),
  })
  .nullable()
  .describe('Null where not tested');

export const seriesSchema = z.strictObject({
  indicator: z.enum(SERIES),
  thisWeek: z.strictObject(weekFigure),
  conflicts: z.number().int().nullable().describe('Of those: with a score below 0'),
  lastWeek: z.strictObject(weekFigure).nullable(),
  indexDifference: z.number().nullable().describe('Arithmetic, tested by nothing'),
  usual: z.enum(AGAINST_USUAL),
  shortReference: rateSchema,
  longReference: rateSchema,
  word: z.enum(CHANGE_WORDS).nullable(),
  test: z
    .strictObject({
      conflictShare: z.number().nullable(),
      usualConflictShare: z.number().nullable(),
      rateP: z.number(),
      conflictRoseP: z.number(),
      conflictFellP: z.number(),
    })
    .nullable(),
  arrow: z.enum(ARROWS).nullable(),
  arrowReason: z.enum(ARROW_REASONS),
});

export const chartPointSchema = z.strictObject({
  ...weekFigure,
  indicator: z.enum(SERIES),
  intensity: z.number().nullable(),
  flows: flowsSchema.nullable(),
});
