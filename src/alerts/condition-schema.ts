import { z } from 'zod';
import { ALARM_SIDES, DETECTORS } from '../indicators/domain/alarms/alarm.js';
import { SERIES } from '../indicators/domain/counted-development.js';
import { DIRECTIONS, EVENT_TYPES, INDICATORS, STATUSES, TOPICS } from '../kernel/words.js';
import {
  INDEX_MEASURES,
  PROMISE_EVENTS,
  TESTED_CHANGES,
  type Condition,
  type ConditionKind,
} from './domain/condition.js';

const MOST_WORDS = 50;
const LONGEST_WORD = 100;

const any = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values, { error: `any of ${values.join(', ')}` })).default([]);
const some = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .array(z.enum(values, { error: `any of ${values.join(', ')}` }))
    .min(1, { error: `at least one of ${values.join(', ')}` });
const WORD = `a text of 1 to ${LONGEST_WORD} characters`;
const words = z
  .array(
    z
      .string({ error: WORD })
      .trim()
      .min(1, { error: WORD })
      .max(LONGEST_WORD, { error: WORD })
      .refine((given) => !given.includes('\0'), { error: WORD }),
    { error: `a list of at most ${MOST_WORDS} texts` },
  )
  .max(MOST_WORDS, { error: `a list of at most ${MOST_WORDS} texts` })
  .default([]);
const COUNTRY = 'countries as two capital letters, like PK or RU';
const one = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });
const within = (low: number, high: number, what: string) => {
  const error = `${what} from ${low} to ${high}`;
  return z.number({ error }).min(low, { error }).max(high, { error });
};
const whole = (low: number, high: number) => {
  const error = `a whole number from ${low} to ${high}`;
  return z.int({ error }).min(low, { error }).max(high, { error });
};

const development = z
  .strictObject({
    kind: z.literal('development'),
    indicators: any(TOPICS),
    directions: any(DIRECTIONS),
    minScore: within(-10, 10, 'a score').nullable().default(null),
    maxScore: within(-10, 10, 'a score').nullable().default(null),
    eventTypes: any(EVENT_TYPES),
    statuses: any(STATUSES),
    parties: words.meta({
      description:
        'ids of whom or what the reports name, such as company.gazprom; GET /api/v1/parties lists them',
    }),
    words: words.meta({ description: 'any of these words or phrases; gas* is every word that begins so' }),
    withoutWords: words,
    countries: z.array(z.string({ error: COUNTRY }).regex(/^[A-Z]{2}$/, { error: COUNTRY })).default([]),
    minConfidence: within(0, 1, 'a number').nullable().default(null),
    minPublishers: whole(1, 100).nullable().default(null),
  })
  .refine(({ minScore, maxScore }) => minScore === null || maxScore === null || minScore <= maxScore, {
    path: ['minScore'],
    error: 'not above maxScore',
  });

const KINDS = [
  'development',
  'first-ever',
  'promise',
  'index',
  'record',
  'tested-change',
  'alarm',
  'no-news',
  'feed-silent',
  'report',
] as const satisfies readonly ConditionKind[];
const CONDITION = `a JSON object with "kind", one of ${KINDS.join(', ')}`;

/** What a rule watches for, parsed at the door; whatever is left out is no condition. */
export const conditionSchema: z.ZodType<Condition> = z.discriminatedUnion(
  'kind',
  [
    development,
    z.strictObject({
      kind: z.literal('first-ever'),
      indicators: any(TOPICS),
      eventTypes: any(EVENT_TYPES),
    }),
    z.strictObject({ kind: z.literal('promise'), events: some(PROMISE_EVENTS), indicators: any(TOPICS) }),
    z.strictObject({
      kind: z.literal('index'),
      indicator: one(SERIES),
      measure: one(INDEX_MEASURES).default('index'),
      side: one(['above', 'below']),
      level: within(-200, 200, 'points'),
      hysteresis: within(0, 100, 'points').default(0),
    }),
    z.strictObject({
      kind: z.literal('record'),
      indicators: any(SERIES),
      extremes: some(['highest', 'lowest']),
    }),
    z.strictObject({
      kind: z.literal('tested-change'),
      indicators: any(SERIES),
      changes: some(TESTED_CHANGES),
    }),
    z.strictObject({
      kind: z.literal('alarm'),
      indicators: any(SERIES),
      detectors: any(DETECTORS),
      sides: any(ALARM_SIDES),
    }),
    z.strictObject({
      kind: z.literal('no-news'),
      indicator: one([...INDICATORS, 'any']),
      days: whole(1, 365),
    }),
    z.strictObject({ kind: z.literal('feed-silent'), feeds: words, hours: whole(1, 8_760) }),
    z.strictObject({ kind: z.literal('report') }),
  ],
  { error: CONDITION },
);
