import { z } from 'zod';
import { ALARM_SIDES, DETECTORS } from '../../indicators/domain/alarms/alarm.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { PRECISIONS } from '../../kernel/dates.js';
import {
  DIRECTIONS,
  EVENT_TYPES,
  ORIGINS,
  PROMISE_CHANGES,
  PROMISE_STATES,
  STATUSES,
  TOPICS,
} from '../../kernel/words.js';

export const range = z.strictObject({
  from: z.string().nullable(),
  to: z.string().nullable(),
  precision: z.enum(PRECISIONS),
});
const series = z.enum(SERIES);
export const topics = z.array(z.enum(TOPICS));
const evidence = z.array(z.strictObject({ developmentId: z.string(), what: z.string() }));

const reason = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('effect'), scorePoints: z.number() }),
  z.strictObject({ code: z.literal('not-counted'), status: z.enum(STATUSES) }),
  z.strictObject({ code: z.literal('no-index') }),
  z.strictObject({ code: z.literal('deed') }),
  z.strictObject({ code: z.literal('several-publishers'), publishers: z.number().int() }),
  z.strictObject({ code: z.literal('first-on-record'), indicator: series }),
  z.strictObject({ code: z.literal('raised-alarm'), alarmId: z.string() }),
  z.strictObject({ code: z.literal('promise'), promiseId: z.string(), change: z.enum(PROMISE_CHANGES) }),
  z.strictObject({ code: z.literal('corrected-by-person') }),
]);

export const developmentSchema = z.strictObject({
  rank: z.number().int(),
  id: z.string(),
  what: z.string(),
  date: range,
  indicators: topics,
  eventType: z.enum(EVENT_TYPES).nullable(),
  direction: z.enum(DIRECTIONS),
  score: z.number(),
  status: z.enum(STATUSES),
  origin: z.enum(ORIGINS),
  publishers: z.number().int(),
  weight: z.number(),
  why: z.array(reason),
  sources: z.array(
    z.strictObject({
      articleId: z.string(),
      publisher: z.string(),
      name: z
        .string()
        .exactOptional()
        .describe('What the publisher was called; absent where no name was on record'),
      url: z.string().nullable(),
      publishedAt: z.string().nullable(),
    }),
  ),
  citations: z.array(z.string()),
  firstReportedAt: z.string().nullable(),
});

export const flagSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('new'),
    indicator: series,
    eventType: z.enum(EVENT_TYPES),
    lastWeek: z.string(),
    evidence,
  }),
  z.strictObject({
    kind: z.literal('first-on-record'),
    indicator: series,
    eventType: z.enum(EVENT_TYPES),
    recordBegins: z.string(),
    evidence,
  }),
  z.strictObject({
    kind: z.literal('record'),
    indicator: series,
    side: z.enum(['cooperation', 'conflict']),
    scorePoints: z.number(),
    before: z.strictObject({ week: z.string(), scorePoints: z.number() }),
    weeks: z.number().int(),
    evidence,
  }),
  z.strictObject({
    kind: z.literal('longest-gap-ended'),
    indicator: series,
    gapWeeks: z.number().int(),
    since: z.string(),
    beforeWeeks: z.number().int(),
    evidence,
  }),
]);

export const promiseSchema = z.strictObject({
  id: z.string(),
  what: z.string(),
  indicators: topics,
  parties: z.strictObject({ owes: z.string(), owed: z.string() }),
  state: z.enum(PROMISE_STATES),
  openedOn: range,
  due: range.nullable(),
  overdueDays: z.number().int().nullable(),
  steps: z.array(
    z.strictObject({
      change: z.enum(PROMISE_CHANGES),
      date: range,
      developmentId: z.string().nullable(),
      what: z.string().nullable(),
    }),
  ),
});

export const alarmSchema = z.strictObject({
  id: z.string(),
  indicator: series,
  detector: z.enum(DETECTORS),
  side: z.enum(ALARM_SIDES),
  week: z.string(),
  raisedThisWeek: z.boolean(),
  statistic: z.number(),
  threshold: z.number(),
  reference: z
    .strictObject({ from: z.string(), to: z.string(), weeks: z.number().int(), usual: z.number() })
    .nullable(),
  developments: z.number().int(),
  evidence,
});

export const outlookEntrySchema = z.strictObject({
  kind: z.enum(['scheduled', 'due']),
  id: z.string(),
  what: z.string(),
  indicators: topics,
  date: range,
  state: z.enum([...STATUSES, ...PROMISE_STATES]),
  publishers: z.number().int().nullable(),
  recordedAt: z.string().nullable(),
});
