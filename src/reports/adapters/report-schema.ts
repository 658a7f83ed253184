import { z } from 'zod';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { CHANGE_WORDS } from '../../indicators/domain/week-change.js';
import { BOTTOM_LINE_AMOUNTS, CHANGED_PARTS, EDITION_SECTIONS } from '../domain/edition-parts.js';
import { BOTTOM_LINES, CONFIDENCES, LIKELIHOODS, type WeeklyReport } from '../domain/weekly-report.js';
import { coverageSchema, revisionsSchema } from './report-schema-checks.js';
import {
  alarmSchema,
  developmentSchema,
  flagSchema,
  outlookEntrySchema,
  promiseSchema,
} from './report-schema-events.js';
import { chartPointSchema, figureSchema, flowsSchema, seriesSchema } from './report-schema-figures.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const week = z.string().describe('ISO week, YYYY-Www, UTC');
const series = z.enum(SERIES);
const word = z.enum(CHANGE_WORDS);
const count = z.number().int();

const changedPartsSchema = z
  .array(z.enum(CHANGED_PARTS))
  .exactOptional()
  .describe('Of what is changed; absent in records made before parts were named');

const changeSchema = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('figure'),
    indicator: series,
    before: figureSchema.nullable(),
    after: figureSchema.nullable(),
  }),
  z.strictObject({
    code: z.literal('change-word'),
    indicator: series,
    before: word.nullable(),
    after: word.nullable(),
  }),
  z.strictObject({
    code: z.enum(['development-added', 'development-removed', 'development-changed']),
    developmentId: z.string(),
    what: z.string(),
    parts: changedPartsSchema,
  }),
  z.strictObject({
    code: z.enum(['entry-added', 'entry-removed', 'entry-changed']),
    section: z.enum(['promises', 'outlook']),
    what: z.string(),
    parts: changedPartsSchema,
  }),
  z.strictObject({
    code: z.literal('bottom-line'),
    amount: z.enum(BOTTOM_LINE_AMOUNTS),
    before: z.number().nullable(),
    after: z.number().nullable(),
  }),
  z.strictObject({ code: z.literal('otherwise'), section: z.enum(EDITION_SECTIONS) }),
  z.strictObject({
    code: z.literal('section'),
    section: z.enum(['flags', 'promises', 'alarms', 'outlook', 'coverage']),
    before: z.number(),
    after: z.number(),
  }),
]);

const stampSchema = z.strictObject({
  week,
  from: z.string(),
  to: z.string(),
  asOf: z.string().describe('What was known at this instant'),
  dataCutOff: z.string().nullable().describe('When the newest fact in it was recorded'),
  versions: z.strictObject({
    classifiers: z.array(z.string()),
    parameters: z.string(),
    method: z.string(),
  }),
  edition: z
    .strictObject({
      number: z.number().int(),
      corrects: z.strictObject({ number: z.number().int(), asOf: z.string(), sha256: hash }).nullable(),
      changes: z.array(changeSchema),
    })
    .nullable()
    .describe('Null for one made on demand, which is not kept'),
});

/** The bottom line, as lists of reports have it too. */
export const bottomLineSchema = z.strictObject({
  code: z.enum(BOTTOM_LINES),
  changes: z.array(z.strictObject({ indicator: series, word: word.exclude(['none-shown']) })),
  developments: z.number().int().nullable().describe('Counted in an index; null where nothing could be seen'),
  conflicts: z.number().int().nullable().describe('Of those: with a score below 0'),
  reported: count
    .exactOptional()
    .describe('On record, counted or not; absent in records made before they were told apart'),
  uncounted: z
    .strictObject({ alleged: count, denied: count, noIndex: count })
    .exactOptional()
    .describe('Why the others do not count'),
  coverage: z.number().nullable().describe('Percent; null where nobody watched'),
  composite: figureSchema.nullable(),
  side: z.enum(['cooperation', 'conflict']).nullable(),
  likelihood: z.enum(LIKELIHOODS),
  confidence: z.enum(CONFIDENCES),
  grounds: z.array(
    z.strictObject({
      code: z.enum(['coverage', 'developments', 'several-publishers', 'history', 'state']),
      met: z.boolean(),
      found: z.number().nullable(),
      asked: z.number().nullable(),
    }),
  ),
});

/** One measured figure of the method. */
export const accuracySchema = z.strictObject({
  code: z.string(),
  value: z.number(),
  unit: z.enum(['f1', 'share', 'percent', 'ratio']),
  target: z.number().nullable(),
  reached: z.boolean().nullable(),
  measuredOn: z.string(),
});

/** A report; the JSON Schema in `../data` is made from it. */
export const weeklyReportSchema = z.strictObject({
  schema: z.literal(1),
  stamp: stampSchema,
  bottomLine: bottomLineSchema,
  series: z.array(seriesSchema),
  chart: z.array(chartPointSchema),
  developments: z.strictObject({ listed: z.array(developmentSchema), notListed: z.number().int() }),
  flags: z.array(flagSchema),
  promises: z.strictObject({
    opened: z.array(promiseSchema),
    moved: z.array(promiseSchema),
    overdue: z.array(promiseSchema),
    overdueNotListed: z.number().int(),
  }),
  wordsAndDeeds: z.array(
    z.strictObject({
      indicator: series,
      now: flowsSchema.nullable(),
      before: flowsSchema.nullable(),
      balance: z.enum(['deeds-lead', 'words-lead', 'balanced', 'none', 'no-coverage']),
    }),
  ),
  alarms: z.array(alarmSchema),
  revisions: revisionsSchema,
  outlook: z.strictObject({
    from: z.string(),
    to: z.string(),
    entries: z.array(outlookEntrySchema),
    notListed: z.number().int(),
  }),
  coverage: coverageSchema,
  method: z.strictObject({
    parameters: z.record(z.string(), z.number()),
    accuracy: z.array(accuracySchema),
    measuredOn: z.string(),
  }),
  sha256: hash.describe('SHA-256 of the canonical JSON (RFC 8785) of all the rest'),
}) satisfies z.ZodType<WeeklyReport>;
