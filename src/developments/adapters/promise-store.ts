import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { appendVersions, type VersionColumns } from '../../database/append-versions.js';
import { heldAt } from '../../database/held-at.js';
import { PROMISE_CHANGES, PROMISE_STATES, TOPICS, type Origin } from '../../kernel/words.js';
import type { PromiseQuery, PromiseWithVersions } from '../domain/development-reader.js';
import type { PromiseOnSubject } from '../domain/promise-course.js';
import type { DiplomaticPromise } from '../domain/promise.js';
import type { Listed } from '../domain/week-reader.js';
import { citationSchema, dateRangeSchema } from './development-rows.js';

const PROMISES = { table: 'promise_version', id: 'promise_id' } as const;

const amountSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string().nullable(),
  currency: z.string().nullable(),
  qualifier: z.string().nullable(),
});
const names = z.array(z.string());
const evidence = z.object({
  objects: names,
  parties: names,
  places: names,
  words: names,
  amount: z.string().nullable(),
});
const stepMatch = z.discriminatedUnion('by', [
  z.object({ by: z.literal('rule'), rule: z.string(), evidence }),
  z.object({ by: z.literal('person'), correctionId: z.string() }),
]);
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
      change: z.enum(PROMISE_CHANGES),
      date: dateRangeSchema,
      match: stepMatch.exactOptional(),
    }),
  ),
  possible: z
    .array(
      z.object({
        developmentId: z.string(),
        change: z.enum(PROMISE_CHANGES),
        date: dateRangeSchema,
        evidence,
      }),
    )
    .exactOptional(),
  citations: z.array(citationSchema),
  byHand: z.object({ state: z.string().exactOptional(), due: z.string().exactOptional() }).exactOptional(),
});
const ownSchema = z.object({
  promise: promiseRecord,
  subject: z.object({ objects: names, parties: names, places: names }),
  words: names,
});
const storedRow = z.object({
  promise_id: z.string(),
  origin: z.enum(['baseline', 'news']),
  record: promiseRecord,
  keys: names,
  own: ownSchema.nullable(),
});

/** A promise as it is stored now; `own` is what the documents alone say, null for one of the news. */
export interface StoredPromise {
  readonly promise: DiplomaticPromise;
  readonly origin: Origin;
  readonly keys: readonly string[];
  readonly own: PromiseOnSubject | null;
}

/** The promises in force with one of the keys, or with one of the ids. */
export async function promisesAbout(
  manager: EntityManager,
  { keys, promiseIds }: { readonly keys: readonly string[]; readonly promiseIds: readonly string[] },
): Promise<readonly StoredPromise[]> {
  const rows: unknown = await manager.query(
    `SELECT promise_id, origin, record, keys, own FROM promise_version
     WHERE superseded_at IS NULL AND NOT withdrawn AND (keys && $1 OR promise_id = ANY ($2))`,
    [keys, promiseIds],
  );
  return toStored(rows);
}

/** The promises of the documents in force. */
export async function knownPromises(manager: EntityManager): Promise<readonly StoredPromise[]> {
  const rows: unknown = await manager.query(
    `SELECT promise_id, origin, record, keys, own FROM promise_version
     WHERE superseded_at IS NULL AND NOT withdrawn AND origin = 'baseline'`,
  );
  return toStored(rows);
}

function toStored(rows: unknown): readonly StoredPromise[] {
  return z
    .array(storedRow)
    .parse(rows)
    .map(({ record, origin, keys, own }) => ({ promise: record, origin, keys, own }));
}

/** Appends a version of every promise that differs from what is stored, and of those withdrawn; gives their ids. */
export function storePromises(
  manager: EntityManager,
  promises: readonly StoredPromise[],
  withdrawn: readonly StoredPromise[],
  recordedAt: Date,
): Promise<readonly string[]> {
  const records = [
    ...promises.map(columnsOf),
    ...withdrawn.map((promise) => ({ ...columnsOf(promise), withdrawn: true })),
  ];
  return appendVersions(manager, PROMISES, records, recordedAt);
}

function columnsOf({ promise, origin, keys, own }: StoredPromise): VersionColumns {
  return {
    promise_id: promise.id,
    // Parsed, so that the same record has the same bytes wherever it comes from.
    record: promiseRecord.parse(promise),
    origin,
    state: promise.state,
    opened_from: promise.openedOn.from,
    keys,
    own: own === null ? null : ownSchema.parse(own),
  };
}

/** Whether the documents say the same of a promise as what is stored. */
export function isSameKnown(stored: PromiseOnSubject | null, own: PromiseOnSubject): boolean {
  return stored !== null && JSON.stringify(stored) === JSON.stringify(ownSchema.parse(own));
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
       AND (cardinality($6::text[]) = 0 OR origin = ANY ($6))
     ORDER BY promise_id LIMIT $5`,
    [query.asOf, query.states, query.indicators, query.after, query.limit, query.origins],
  );
  return z
    .array(z.object({ record: promiseRecord }))
    .parse(rows)
    .map((row) => row.record);
}

/** Held at parameter $1, an instant and never null. */
const HELD = 'p.recorded_at <= $1 AND (p.superseded_at IS NULL OR p.superseded_at > $1) AND NOT p.withdrawn';

/** The promises held at the instant $1 that meet a condition on `promise_version p`, in the order it ends with. */
export async function promisesWhere(
  dataSource: DataSource,
  condition: string,
  parameters: readonly unknown[],
): Promise<readonly DiplomaticPromise[]> {
  const rows: unknown = await dataSource.query(
    `SELECT p.record FROM promise_version p WHERE ${HELD} AND ${condition}`,
    [...parameters],
  );
  return z
    .array(z.object({ record: promiseRecord }))
    .parse(rows)
    .map((row) => row.record);
}

/** As {@link promisesWhere}, for a condition that ends with a limit: the first ones, and how many meet it. */
export async function listedPromises(
  dataSource: DataSource,
  condition: string,
  parameters: readonly unknown[],
): Promise<Listed<DiplomaticPromise>> {
  const rows: unknown = await dataSource.query(
    `SELECT p.record, count(*) OVER ()::int AS of_all FROM promise_version p WHERE ${HELD} AND ${condition}`,
    [...parameters],
  );
  const found = z.array(z.object({ record: promiseRecord, of_all: z.number() })).parse(rows);
  return { first: found.map((row) => row.record), all: found[0]?.of_all ?? 0 };
}

const versionRow = z.object({
  version: z.number(),
  withdrawn: z.boolean(),
  recorded_at: z.date(),
  record: promiseRecord,
});

/** One promise and its earlier states, as known at `asOf`; null where there was none by then. */
export async function promiseWithVersions(
  asked: Pick<DataSource, 'query'>,
  id: string,
  asOf: Date | null,
): Promise<PromiseWithVersions | null> {
  const rows: unknown = await asked.query(
    `SELECT version, withdrawn, recorded_at, record FROM promise_version
     WHERE promise_id = $1 AND ($2::timestamptz IS NULL OR recorded_at <= $2) ORDER BY version`,
    [id, asOf],
  );
  const versions = z.array(versionRow).parse(rows);
  const last = versions.at(-1);
  if (last === undefined) return null;
  return {
    promise: last.record,
    ended: last.withdrawn,
    versions: versions.map(({ version, withdrawn, recorded_at, record }) => ({
      version,
      recordedAt: recorded_at.toISOString(),
      state: record.state,
      due: record.due,
      steps: record.history.length,
      withdrawn,
    })),
  };
}
