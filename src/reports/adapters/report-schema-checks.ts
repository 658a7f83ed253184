import { z } from 'zod';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { COVERAGE_EFFECTS } from '../domain/report-coverage.js';
import { PROMISE_CHANGES, PROMISE_STATES, STATUSES } from '../../kernel/words.js';
import { range, topics } from './report-schema-events.js';
import { figureSchema } from './report-schema-figures.js';

const percent = z.number().nullable().describe('Percent; null where not watched');

const lateSchema = z.strictObject({
  developments: z.array(
    z.strictObject({
      id: z.string(),
      what: z.string(),
      date: range,
      indicators: topics,
      score: z.number(),
      status: z.enum(STATUSES),
      publishers: z.number().int(),
      counts: z.boolean().describe('Whether it enters an index'),
    }),
  ),
  developmentsNotListed: z.number().int(),
  promises: z.array(
    z.strictObject({
      id: z.string(),
      what: z.string(),
      indicators: topics,
      change: z.enum(PROMISE_CHANGES),
      date: range,
      state: z.enum(PROMISE_STATES),
    }),
  ),
  promisesNotListed: z.number().int(),
});

export const revisionsSchema = z.strictObject({
  since: z.strictObject({
    asOf: z.string(),
    week: z.string().nullable(),
    edition: z.number().int().nullable(),
  }),
  from: z.string(),
  to: z.string(),
  figures: z.array(
    z.strictObject({
      week: z.string(),
      indicator: z.enum(SERIES),
      before: figureSchema.nullable(),
      after: figureSchema.nullable(),
      causes: z.array(
        z.strictObject({
          developmentId: z.string(),
          what: z.string(),
          kind: z.string(),
          mergedInto: z.string().nullable(),
          before: z.number().nullable(),
          after: z.number().nullable(),
        }),
      ),
      causesNotListed: z.number().int(),
      coverage: z.array(z.strictObject({ week: z.string(), before: percent, after: percent })),
    }),
  ),
  figuresNotListed: z.number().int(),
  late: lateSchema.exactOptional().describe('Of earlier weeks; absent in records made before it was told'),
});

export const coverageSchema = z.strictObject({
  percent,
  effect: z.enum(COVERAGE_EFFECTS),
  feedsEnabled: z.number().int(),
  feedsAnswered: z.number().int(),
  troubled: z.array(
    z.strictObject({
      id: z.string(),
      name: z
        .string()
        .exactOptional()
        .describe('What the feed was called; absent where no name was on record'),
      state: z.enum(['up', 'gaps', 'silent', 'down']),
      daysEnabled: z.number().int(),
      daysSeen: z.number().int(),
      articles: z.number().int(),
      expected: z.number().nullable(),
    }),
  ),
  troubledNotListed: z.number().int(),
  weeks: z.array(
    z.strictObject({
      week: z.string(),
      percent,
      feedsEnabled: z.number().int(),
      feedsAnswered: z.number().int(),
    }),
  ),
});
