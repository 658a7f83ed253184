import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { appendVersions } from '../../database/append-versions.js';
import { heldAt } from '../../database/held-at.js';
import type { Origin } from '../../kernel/words.js';
import { TOPICS } from '../../kernel/words.js';
import type { PromiseQuery } from '../domain/development-reader.js';
import { PROMISE_STATES, type DiplomaticPromise } from '../domain/promise.js';
import { citationSchema, dateRangeSchema } from './development-rows.js';

export const amountSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string().nullable(),
  currency: z.string().nullable(),
  qualifier: z.string().nullable(),
});
const promiseRecord = z.object({
  id: z.string(),
  what: z.string(),
  indicators: z.array(z.enum(TOPICS)),
  parties: z.object({ owes: z.string(), owed: z.string() }),
  amount: amountSchema.nullable(),
  due: dateRangeSchema.nullable(),
  state: z.enum(PROMISE_STATES),
  openedOn: dateRangeSchema,
  history: z.array(
    z.object({
      developmentId: z.string().nullable(),
      change: z.enum(['opened', 're-announced', 'progressed', 'delivered', 'stalled', 'cancelled']),
      date: dateRangeSchema,
    }),
  ),
  citations: z.array(citationSchema),
});

/** Appends the promises that differ from what is stored. */
export function storePromises(
  manager: EntityManager,
  promises: readonly DiplomaticPromise[],
  origin: Origin,
  recordedAt: Date,
): Promise<readonly string[]> {
  const records = promises.map((promise) => ({
    promise_id: promise.id,
    record: promise,
    origin,
    state: promise.state,
    opened_from: promise.openedOn.from,
  }));
  return appendVersions(manager, { table: 'promise_version', id: 'promise_id' }, records, recordedAt);
}

export async function listPromises(
  dataSource: DataSource,
  query: PromiseQuery,
): Promise<readonly DiplomaticPromise[]> {
  const rows: unknown = await dataSource.query(
    `SELECT record FROM promise_version p
     WHERE ${heldAt('p', 1)}
       AND NOT withdrawn
       AND (cardinality($2::text[]) = 0 OR state = ANY ($2))
       AND (cardinality($3::text[]) = 0 OR record -> 'indicators' ?| $3)
       AND ($4::text IS NULL OR promise_id > $4 COLLATE "C")
     ORDER BY promise_id LIMIT $5`,
    [query.asOf, query.states, query.indicators, query.after, query.limit],
  );
  return z
    .array(z.object({ record: promiseRecord }))
    .parse(rows)
    .map((row) => row.record);
}
