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
import type { Change, Entry, PromiseDecision, Undo } from '../domain/correction.js';

const dateRange = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  precision: z.enum(PRECISIONS),
});
const reading = {
  relevant: z.boolean(),
  indicators: z.array(z.enum(TOPICS)),
  eventType: z.enum(EVENT_TYPES).nullable(),
  mode: z.string().nullable(),
  direction: z.enum(DIRECTIONS),
  score: z.number(),
  status: z.enum(STATUSES).nullable(),
};
const developmentReading = {
  ...reading,
  what: z.string(),
  date: dateRange,
};
const relevant = { relevant: z.boolean() };
const articleDetail = z.object({
  parts: z.object(reading).partial().extend(relevant),
  seen: z.object(reading),
});
const developmentDetail = z.object({
  parts: z.object(developmentReading).partial().extend(relevant),
  seen: z.object(developmentReading),
});
const articleIds = z.array(z.string());
const mergeDetail = z.object({ merged: z.array(z.string()), articleIds });
const splitDetail = z.object({ articleIds, others: z.array(z.string()) });

const openedBy = z.string().nullable();
const matchDetail = z.object({ openedBy, change: z.enum(PROMISE_CHANGES) });
const unmatchDetail = z.object({ openedBy });
const promiseState = z.enum(PROMISE_STATES);
const stateDetail = z.object({ openedBy, state: promiseState, seen: promiseState });
const dueDetail = z.object({ openedBy, due: dateRange.nullable(), seen: dateRange.nullable() });

const shared = {
  id: z.string(),
  article_id: z.string().nullable(),
  development_id: z.string().nullable(),
  promise_id: z.string().nullable(),
  reason: z.string(),
  actor: z.string(),
  recorded_at: z.date(),
};
const onArticle = { ...shared, article_id: z.string() };
const onDevelopment = { ...shared, development_id: z.string() };
const onPromise = { ...shared, promise_id: z.string() };
const onBoth = { ...onPromise, development_id: z.string() };
const correctionRow = z.discriminatedUnion('kind', [
  z.object({ ...onArticle, kind: z.literal('article'), detail: articleDetail }),
  z.object({ ...onDevelopment, kind: z.literal('development'), detail: developmentDetail }),
  z.object({ ...onDevelopment, kind: z.literal('merge'), detail: mergeDetail }),
  z.object({ ...onDevelopment, kind: z.literal('split'), detail: splitDetail }),
  z.object({ ...onBoth, kind: z.literal('promise-match'), detail: matchDetail }),
  z.object({ ...onBoth, kind: z.literal('promise-unmatch'), detail: unmatchDetail }),
  z.object({ ...onPromise, kind: z.literal('promise-state'), detail: stateDetail }),
  z.object({ ...onPromise, kind: z.literal('promise-due'), detail: dueDetail }),
  z.object({ ...shared, kind: z.literal('undo'), undoes: z.string(), root: z.string() }),
]);
type CorrectionRow = z.infer<typeof correctionRow>;
type PromiseRow = Extract<CorrectionRow, { readonly kind: PromiseDecision['kind'] }>;

export const CORRECTION_COLUMNS = `c.id::text, c.kind, c.article_id, c.development_id, c.promise_id, c.detail, c.undoes::text,
  c.root::text, c.reason, c.actor, c.recorded_at`;

/** Entries of rows with {@link CORRECTION_COLUMNS}. */
export function toEntries(rows: unknown): readonly Entry[] {
  return z.array(correctionRow).parse(rows).map(toEntry);
}

function toEntry(row: CorrectionRow): Entry {
  const facts = {
    id: row.id,
    reason: row.reason,
    actor: row.actor,
    recordedAt: row.recorded_at.toISOString(),
  };
  switch (row.kind) {
    case 'article':
      return { ...facts, kind: row.kind, articleId: row.article_id, ...row.detail };
    case 'development':
      return { ...facts, kind: row.kind, developmentId: row.development_id, ...row.detail };
    case 'merge':
      return { ...facts, kind: row.kind, developmentId: row.development_id, ...row.detail };
    case 'split':
      return { ...facts, kind: row.kind, developmentId: row.development_id, ...row.detail };
    case 'promise-match':
    case 'promise-unmatch':
    case 'promise-state':
    case 'promise-due':
      return { ...facts, ...decisionOf(row) };
    case 'undo': {
      const { undoes, root } = row;
      const subject = {
        articleId: row.article_id,
        developmentId: row.development_id,
        promiseId: row.promise_id,
      };
      return { ...facts, kind: row.kind, undoes, root, ...subject };
    }
  }
}

function decisionOf(row: PromiseRow): PromiseDecision {
  const promiseId = row.promise_id;
  switch (row.kind) {
    case 'promise-match':
      return { kind: row.kind, promiseId, developmentId: row.development_id, ...row.detail };
    case 'promise-unmatch':
      return { kind: row.kind, promiseId, developmentId: row.development_id, ...row.detail };
    case 'promise-state':
      return { kind: row.kind, promiseId, ...row.detail };
    case 'promise-due':
      return { kind: row.kind, promiseId, ...row.detail };
  }
}

/** What a row's `detail` holds of a change. */
export function detailOf(change: Change | Undo): object {
  switch (change.kind) {
    case 'article':
    case 'development':
      return { parts: change.parts, seen: change.seen };
    case 'merge':
      return { merged: change.merged, articleIds: change.articleIds };
    case 'split':
      return { articleIds: change.articleIds, others: change.others };
    case 'promise-match':
      return { openedBy: change.openedBy, change: change.change };
    case 'promise-unmatch':
      return { openedBy: change.openedBy };
    case 'promise-state':
      return { openedBy: change.openedBy, state: change.state, seen: change.seen };
    case 'promise-due':
      return { openedBy: change.openedBy, due: change.due, seen: change.seen };
    case 'undo':
      return {};
  }
}
