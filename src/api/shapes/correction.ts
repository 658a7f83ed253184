import { z } from 'zod';
import type { Entry, StandingEntry } from '../../corrections/domain/correction.js';
import { isIsoDay } from '../../kernel/iso-week.js';
import { PRECISIONS } from '../../kernel/dates.js';
import {
  DIRECTIONS,
  EVENT_TYPES,
  PROMISE_CHANGES,
  PROMISE_STATES,
  STATUSES,
  TOPICS,
} from '../../kernel/words.js';
import { rangeSchema } from './parts.js';

const LONGEST = { reason: 500, what: 300, mode: 60 } as const;
const MOST_ARTICLES = 1_000;

const plain = (allowed: string, longest: number) =>
  z
    .string({ error: allowed })
    .trim()
    .min(1, { error: allowed })
    .max(longest, { error: `${allowed}, at most ${longest} characters` })
    .refine((given) => !given.includes('\0'), { error: allowed });

const flag = z.boolean({ error: 'true or false' });
export const anyWord = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: `one of ${words.join(', ')}` });
const indicators = z
  .array(anyWord(TOPICS), { error: `a list of ${TOPICS.join(', ')}` })
  .transform((given) => [...new Set(given)]);
const score = z
  .number({ error: 'a whole number from -10 to 10' })
  .int({ error: 'a whole number from -10 to 10' })
  .min(-10, { error: 'a whole number from -10 to 10' })
  .max(10, { error: 'a whole number from -10 to 10' });

const parts = {
  relevant: flag.optional(),
  indicators: indicators.optional(),
  eventType: anyWord(EVENT_TYPES).nullable().optional(),
  mode: plain('a mode of the event type, or null', LONGEST.mode).nullable().optional(),
  direction: anyWord(DIRECTIONS).optional(),
  score: score.optional(),
  status: anyWord(STATUSES).optional(),
};
const dayOrNull = z
  .string({ error: 'a day such as 2026-11-22, or null' })
  .refine(isIsoDay, { error: 'a day such as 2026-11-22, or null' })
  .nullable();
/** A date with its precision, as a person gives it. */
export const date = z
  .strictObject({ from: dayOrNull, to: dayOrNull, precision: anyWord(PRECISIONS) })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    error: '"from" not later than "to"',
  })
  .refine(({ from, to, precision }) => precision !== 'day' || (from !== null && from === to), {
    error: 'with precision day "from" and "to" are the same day',
  });
const some = { error: 'at least one part to correct' };
const given = (change: object): boolean => Object.keys(change).length > 0;

const articleParts = z.strictObject(parts).refine(given, some);
const developmentParts = z
  .strictObject({ ...parts, what: plain('one sentence', LONGEST.what).optional(), date: date.optional() })
  .refine(given, some);

export const reason = plain('why, in a few words', LONGEST.reason);
export const idText = plain('an id', 200);
const ids = (least: number) =>
  z
    .array(idText, { error: `a list of ids` })
    .min(least, { error: `at least ${least} ids` })
    .max(MOST_ARTICLES, { error: `at most ${MOST_ARTICLES} ids` });

/** What a correction asks for. */
export const correctionBody = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('article'), articleId: idText, change: articleParts, reason }),
    z.strictObject({
      kind: z.literal('development'),
      developmentId: idText,
      change: developmentParts,
      reason,
    }),
    z.strictObject({ kind: z.literal('merge'), developmentIds: ids(2), reason }),
    z.strictObject({ kind: z.literal('split'), developmentId: idText, articleIds: ids(1), reason }),
  ],
  { error: 'a JSON object with "kind": article, development, merge or split' },
);

/** What taking an entry back asks for. */
export const undoBody = z.strictObject({ reason }, { error: 'a JSON object {"reason": "…"}' });

const reading = z
  .object({
    relevant: z.boolean(),
    indicators: z.array(z.enum(TOPICS)),
    eventType: z.enum(EVENT_TYPES).nullable(),
    mode: z.string().nullable(),
    direction: z.enum(DIRECTIONS),
    score: z.number(),
    status: z.enum(STATUSES).nullable(),
    what: z.string(),
    date: rangeSchema,
  })
  .partial();

export const CORRECTION_KINDS = [
  'article',
  'development',
  'merge',
  'split',
  'promise-match',
  'promise-unmatch',
  'promise-state',
  'promise-due',
  'undo',
] as const;

const promisePartSchema = z.object({
  change: z.enum(PROMISE_CHANGES).optional().describe('What the development did to the promise'),
  state: z.enum(PROMISE_STATES).optional(),
  due: rangeSchema.nullable().optional(),
});

/** An entry of the record as the contract has it. */
export const correctionSchema = z.object({
  id: z.string(),
  kind: z.enum(CORRECTION_KINDS),
  articleId: z.string().nullable(),
  developmentId: z.string().nullable(),
  promiseId: z.string().nullable(),
  change: reading.nullable().describe('The parts that the person set'),
  before: reading.nullable().describe('What stood there before'),
  promise: promisePartSchema.nullable().describe('What the person said of the promise'),
  merged: z.array(z.string()).describe('Developments merged into developmentId'),
  articleIds: z.array(z.string()).describe('Reports merged, or split off'),
  undoes: z.string().nullable().describe('The entry that this one takes back'),
  inForce: z.boolean(),
  undoneBy: z.string().nullable(),
  reason: z.string(),
  actor: z.string(),
  recordedAt: z.string(),
});
export type CorrectionShape = z.output<typeof correctionSchema>;

/** An entry with how it stands, in the contract's order. */
export function correctionShape({ entry, inForce, undoneBy }: StandingEntry): CorrectionShape {
  const { id, kind, reason, actor, recordedAt } = entry;
  const isReading = entry.kind === 'article' || entry.kind === 'development';
  return {
    id,
    kind,
    articleId: 'articleId' in entry ? entry.articleId : null,
    developmentId: 'developmentId' in entry ? entry.developmentId : null,
    promiseId: 'promiseId' in entry ? entry.promiseId : null,
    change: isReading ? copied(entry.parts) : null,
    before: isReading ? copied(entry.seen) : null,
    promise: promisePart(entry),
    merged: entry.kind === 'merge' ? [...entry.merged] : [],
    articleIds: 'articleIds' in entry ? [...entry.articleIds] : [],
    undoes: entry.kind === 'undo' ? entry.undoes : null,
    inForce,
    undoneBy,
    reason,
    actor,
    recordedAt,
  };
}

function copied(parts: object): CorrectionShape['change'] {
  return reading.parse(parts);
}

function promisePart(entry: Entry): CorrectionShape['promise'] {
  switch (entry.kind) {
    case 'promise-match':
      return { change: entry.change };
    case 'promise-unmatch':
      return {};
    case 'promise-state':
      return { state: entry.state };
    case 'promise-due':
      return { due: entry.due };
    case 'article':
    case 'development':
    case 'merge':
    case 'split':
    case 'undo':
      return null;
  }
}
