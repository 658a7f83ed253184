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

/** SQL for the id of the key that a sealed text names; null where it is none. */
export const keyIdIn = (column: string): string => `substring(${column} FROM '^v1[.]([0-9a-f]{8})[.]')`;

const counts = z.array(z.object({ keyId: z.string().nullable(), values: z.number() }));

/** Whatever answers a statement with rows, a bare connection too. */
export interface AnswersRows {
  query(sql: string): Promise<unknown>;
}

/** How many sealed texts name which key. */
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
