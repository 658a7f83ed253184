import { z } from 'zod';
import { PRECISIONS } from '../../kernel/dates.js';
import {
  DIRECTIONS,
  EVENT_TYPES,
  PROMISE_CHANGES,
  PROMISE_STATES,
  STATUSES,
  TOPICS,
} from '../../kernel/words.js';
import { THIRD_PARTIES } from '../domain/third-parties.js';

const id = z.string().regex(/^[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*$/);
const day = z.iso.date();
const text = z.string().min(1);
const dateRange = z.strictObject({ from: day.nullable(), to: day.nullable(), precision: z.enum(PRECISIONS) });
const lines = z.tuple([z.int().positive(), z.int().positive()]);

const citation = z.strictObject({
  document: text,
  lines,
  dateBasis: z.enum(['stated', 'derived']),
  dateLines: lines.nullable(),
});
const citations = z.array(citation).min(1);
const indicators = z.array(z.enum(TOPICS)).min(1);

const amount = {
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: text.nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  qualifier: text.nullable(),
};

export const documentsSchema = z.array(
  z.strictObject({
    document: text,
    title: text.nullable(),
    author: text.nullable(),
    publisher: text.nullable(),
    published: dateRange,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    notes: z.string(),
  }),
);

export const developmentsSchema = z.array(
  z.strictObject({
    id,
    what: text,
    date: dateRange,
    indicators,
    eventType: z.enum(EVENT_TYPES).nullable(),
    mode: text.nullable(),
    direction: z.enum(DIRECTIONS),
    score: z.int().min(-10).max(10),
    status: z.enum(STATUSES),
    confidence: z.literal(1),
    origin: z.literal('baseline'),
    core: z.boolean(),
    scheduled: dateRange.nullable(),
    citations,
    notes: z.string(),
  }),
);

export const promisesSchema = z.array(
  z.strictObject({
    id,
    what: text,
    indicators,
    parties: z.strictObject({ owes: text, owed: text }),
    amount: z.strictObject(amount).nullable(),
    due: dateRange.nullable(),
    state: z.enum(PROMISE_STATES),
    openedOn: dateRange,
    history: z
      .array(
        z.strictObject({
          developmentId: id.nullable(),
          change: z.enum(PROMISE_CHANGES),
          date: dateRange,
        }),
      )
      .min(1),
    citations,
  }),
);

export const promiseSubjectsSchema = z.array(
  z.strictObject({
    promise: id,
    objects: z.array(z.string().regex(/^object\.[a-z-]+$/)).min(1),
    words: z.array(text).min(1),
  }),
);

export const observationsSchema = z.array(
  z.strictObject({
    id,
    series: text,
    label: text,
    period: dateRange,
    ...amount,
    basis: text,
    core: z.boolean(),
    citations,
    notes: z.string(),
  }),
);

export const thirdPartiesSchema = z.array(
  z.strictObject({ development: id, parties: z.array(z.enum(THIRD_PARTIES)).min(1) }),
);

export const namedEventsSchema = z.array(
  z.strictObject({
    id: text,
    label: text,
    from: day.nullable(),
    to: day.nullable(),
    words: z.array(text).min(1),
  }),
);
