import { z } from 'zod';
import type { KeyCount } from '../../domain/key-standing.js';

/** A column that holds sealed texts. */
export interface SealedColumn {
  readonly table: string;
  /** What tells its rows apart: a text. */
  readonly id: string;
  readonly column: string;
  /** What a row's text was sealed for. */
  readonly contextOf: (id: string) => string;
}

/** What a stable key is sealed for: its purpose, so that none takes the place of another. */
export const stableKeyContext = (purpose: string): string => `stable key ${purpose}`;

/** Every column of sealed texts; whatever is sealed elsewhere would be lost with its key. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'stable_key', id: 'purpose', column: 'key_sealed', contextOf: stableKeyContext },
  { table: 'alert_subscription', id: 'id', column: 'target_sealed', contextOf: () => 'target' },
  { table: 'alert_sign_up', id: 'id', column: 'address_sealed', contextOf: () => 'address' },
];

/**
 * SQL for the id of the key that a sealed text names; null where it is none. The indexes on subscriptions and sign-ups
 * are built on these very words (migration 202611272350).
 */
export const keyIdIn = (column: string): string => `substring(${column} FROM '^v1[.]([0-9a-f]{8})[.]')`;

const counts = z.array(z.object({ keyId: z.string().nullable(), values: z.number() }));

/** Whatever answers a statement with rows, a bare connection too. */
export interface AnswersRows {
  query(sql: string): Promise<unknown>;
}

/** How many sealed texts name which key; it reads them all. */
export async function countByKey(asked: AnswersRows): Promise<readonly KeyCount[]> {
  const each = SEALED_COLUMNS.map(
    ({ table, column }) => `SELECT ${keyIdIn(column)} AS key_id FROM ${table} WHERE ${column} IS NOT NULL`,
  );
  return counts.parse(
    await asked.query(
      `SELECT key_id AS "keyId", count(*)::int AS values FROM (${each.join(' UNION ALL ')}) AS sealed
       GROUP BY key_id ORDER BY key_id`,
    ),
  );
}

const names = z.array(z.object({ keyId: z.string() }));

function namedIn({ table, column }: SealedColumn): string {
  const key = keyIdIn(column);
  const next = (after: string): string =>
    `SELECT ${key} AS key_id FROM ${table} WHERE ${column} IS NOT NULL AND ${key} > ${after} ORDER BY 1 LIMIT 1`;
  return `(WITH RECURSIVE named AS (
      (${next("''")}) UNION ALL SELECT (${next('named.key_id')}) FROM named WHERE key_id IS NOT NULL
    ) SELECT key_id AS "keyId" FROM named WHERE key_id IS NOT NULL)`;
}

/**
 * SQL for the keys that sealed texts name. Each is looked for behind the one before it in an index, so that a start with
 * a million subscriptions waits no longer than one with ten.
 */
export const NAMED_KEYS = `${SEALED_COLUMNS.map(namedIn).join(' UNION ')} ORDER BY "keyId"`;

/** The keys that sealed texts name. */
export async function namedKeys(asked: AnswersRows): Promise<readonly string[]> {
  return names.parse(await asked.query(NAMED_KEYS)).map(({ keyId }) => keyId);
}
