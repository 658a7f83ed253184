import { z } from 'zod';
import type { PromiseVersion } from '../../developments/domain/development-reader.js';
import { promiseStanding, type DeliveryRate } from '../../developments/domain/promise-standing.js';
import type { DiplomaticPromise, PromiseStep } from '../../developments/domain/promise.js';
import { INDICATORS, ORIGINS, PROMISE_CHANGES, PROMISE_STATES, TOPICS } from '../../kernel/words.js';
import { correctionSchema } from './correction.js';
import { amountFields, citationSchema, rangeSchema } from './parts.js';

const names = z.array(z.string());
const evidenceSchema = z.object({
  objects: names.describe('Canonical ids of things, such as object.crude-oil'),
  parties: names.describe('Companies and bodies'),
  places: names,
  words: names.describe('Words that tell this promise from others'),
  amount: z.string().nullable().describe('The quantity that both name'),
});
const stepSchema = z.object({
  developmentId: z.string().nullable(),
  change: z.enum(PROMISE_CHANGES),
  date: rangeSchema,
  by: z.enum(['document', 'rule', 'person']),
  rule: z.string().nullable(),
  evidence: evidenceSchema.nullable().describe('What promise and development have in common'),
  correctionId: z.string().nullable().describe('The entry of /corrections by which a person matched it'),
});

const possibleSchema = stepSchema
  .pick({ change: true, date: true })
  .extend({ developmentId: z.string(), evidence: evidenceSchema });

/** A promise as the contract has it, and how it stands on the day asked for. */
export const promiseSchema = z.object({
  id: z.string(),
  what: z.string(),
  indicators: z.array(z.enum(TOPICS)),
  parties: z.object({ owes: z.string(), owed: z.string() }),
  amount: z.object(amountFields).nullable(),
  due: rangeSchema.nullable(),
  state: z.enum(PROMISE_STATES),
  openedOn: rangeSchema,
  history: z.array(stepSchema),
  possible: z
    .array(possibleSchema)
    .describe(
      'Developments that may be steps of it, which the rules could not tell: for a person to enter, or not',
    ),
  citations: z.array(citationSchema),
  origin: z.enum(ORIGINS),
  ageDays: z
    .object({ low: z.number().int(), high: z.number().int() })
    .nullable()
    .describe('From the opening to the day, or to what settled it; null where undated'),
  timesReannounced: z.number().int(),
  overdue: z.boolean().nullable().describe('Null where no due date is given'),
  byHand: z
    .object({ state: z.string().nullable(), due: z.string().nullable() })
    .describe('The entries of /corrections by which a person set state or due date'),
});
type PromiseShape = z.output<typeof promiseSchema>;

/** One promise with what stands behind it. */
export const promiseDetailSchema = promiseSchema.extend({
  developments: z.record(z.string(), z.string()).describe('What the developments of the history are, by id'),
  versions: z.array(
    z.object({
      version: z.number().int(),
      recordedAt: z.string(),
      state: z.enum(PROMISE_STATES),
      due: rangeSchema.nullable(),
      steps: z.number().int(),
      withdrawn: z.boolean(),
    }),
  ),
  corrections: z.array(correctionSchema).describe('What people decided about it, newest first'),
});

export const promiseSummarySchema = z.object({
  indicators: z.array(
    z.object({
      indicator: z.enum(INDICATORS),
      promises: z.number().int(),
      delivered: z.number().int(),
      cancelled: z.number().int(),
      share: z
        .number()
        .nullable()
        .describe('delivered ÷ (delivered + cancelled); null under ten, where counts say more'),
      open: z.array(promiseSchema.pick({ id: true, what: true, state: true, openedOn: true, due: true })),
    }),
  ),
});

/** The record of a promise in the contract's order, as it stands on a day. */
export function promiseShape(promise: DiplomaticPromise, day: string): PromiseShape {
  const { id, what, parties, amount, due, state, openedOn } = promise;
  return {
    id,
    what,
    indicators: [...promise.indicators],
    parties: { ...parties },
    amount: amount === null ? null : { ...amount },
    due,
    state,
    openedOn,
    history: promise.history.map(stepShape),
    possible: (promise.possible ?? []).map((step) => possibleSchema.parse(step)),
    citations: promise.citations.map((citation) => citationSchema.parse(citation)),
    ...promiseStanding(promise, day),
    byHand: { state: promise.byHand?.state ?? null, due: promise.byHand?.due ?? null },
  };
}

function stepShape({ developmentId, change, date, match }: PromiseStep): PromiseShape['history'][number] {
  const step = { developmentId, change, date };
  switch (match?.by) {
    case undefined:
      return { ...step, by: 'document', rule: null, evidence: null, correctionId: null };
    case 'person':
      return { ...step, by: 'person', rule: null, evidence: null, correctionId: match.correctionId };
    case 'rule': {
      const evidence = evidenceSchema.parse(match.evidence);
      return { ...step, by: 'rule', rule: match.rule, evidence, correctionId: null };
    }
  }
}

/** Delivery rates as they are answered. */
export function summaryShape(rates: readonly DeliveryRate[]): z.output<typeof promiseSummarySchema> {
  return { indicators: rates.map((rate) => ({ ...rate, open: [...rate.open] })) };
}

export function versionsShape(
  versions: readonly PromiseVersion[],
): z.output<typeof promiseDetailSchema>['versions'] {
  return versions.map((version) => ({ ...version }));
}
