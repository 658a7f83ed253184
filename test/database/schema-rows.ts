import { DatabaseError } from 'pg';
import { QueryFailedError, type DataSource } from 'typeorm';
import { z } from 'zod';

/** Begins every mark. */
export const MARKED = 'schema-';

/** A row as a schema stored it. */
export interface StoredRow {
  readonly table: string;
  readonly row: unknown;
}

const columnRows = z.array(
  z.object({
    table: z.string(),
    name: z.string(),
    type: z.string(),
    isNeeded: z.boolean(),
    allowed: z.string().nullable(),
  }),
);
type Column = z.infer<typeof columnRows>[number];
const stored = z.array(z.object({ row: z.unknown() }));

/** All columns that a statement may fill, with the texts that a check allows where it lists them. */
const COLUMNS = `
  SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    a.attnotnull AND NOT a.atthasdef AS "isNeeded",
    (SELECT substring(pg_get_constraintdef(k.oid) FROM 'ARRAY\\[''([^'']+)''') FROM pg_constraint k
     WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]
       AND pg_get_constraintdef(k.oid) LIKE '%ARRAY[%' LIMIT 1) AS allowed
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = '' AND a.attgenerated = '' AND c.relname <> 'migration'
  ORDER BY c.relname, a.attnum`;

/** What no rule gives: columns of which two must differ, and lists among what is stored as JSON. */
const VALUES: Readonly<Record<string, string | null>> = {
  // It is of a rule or of a topic.
  'alert_subscription.topic': null,
  'alert_silence.ends_at': '2036-01-05T00:00:00Z',
  'development_version.indicators': '[{"name": "energy", "confidence": 1}]',
};
const LISTS = /(?:s|bottom_line)$/;

/**
 * Fills every table of a schema with a row, and gives what stands in it then: some tables are kept by others. Texts are
 * the mark, so that what refers to a row of another table finds it; a column that may be empty stays empty only where a
 * check or a reference wants it so. Throws where a table cannot be filled, with the database's reason.
 */
export async function fillTables(dataSource: DataSource, mark: string): Promise<readonly StoredRow[]> {
  const columns = columnRows.parse(await dataSource.query(COLUMNS));
  const tables = [...new Set(columns.map(({ table }) => table))];
  let left = tables;
  while (left.length > 0) {
    const reasons = new Map<string, string>();
    for (const table of left) {
      const own = columns.filter((column) => column.table === table);
      const reason = await fill(dataSource, own, mark);
      if (reason !== null) reasons.set(table, reason);
    }
    const waiting = left.filter((table) => reasons.has(table));
    if (waiting.length === left.length)
      throw new Error(`Say values for these in VALUES: ${JSON.stringify([...reasons])}`);
    left = waiting;
  }
  const rows: StoredRow[] = [];
  for (const table of tables) {
    // Those of earlier marks were given before; a row that bears none is the only one of its table.
    const found: unknown = await dataSource.query(
      `SELECT row FROM (SELECT to_jsonb(t) AS row FROM "${table}" t) AS all_rows
       WHERE row::text LIKE '%' || $1 || '%' OR row::text NOT LIKE '%' || $2 || '%'`,
      [mark, MARKED],
    );
    rows.push(...stored.parse(found).map(({ row }) => ({ table, row })));
  }
  return rows;
}

/** Null once the table has its row; the reason where it cannot be stored yet. */
async function fill(
  dataSource: DataSource,
  columns: readonly Column[],
  mark: string,
): Promise<string | null> {
  let reason = '';
  for (const some of [columns, columns.filter(({ isNeeded }) => isNeeded)]) {
    try {
      await insert(dataSource, some, mark);
      return null;
    } catch (error) {
      const cause: unknown = error instanceof QueryFailedError ? error.driverError : null;
      if (!(cause instanceof DatabaseError) || !isConstraint(cause)) throw error;
      reason = cause.message;
    }
  }
  return reason;
}

/** Class 23: a check, a reference or a value that must be given. */
function isConstraint({ code }: DatabaseError): boolean {
  return code?.startsWith('23') === true;
}

/** The one row of a table that holds no more is left as it is. */
async function insert(dataSource: DataSource, columns: readonly Column[], mark: string): Promise<void> {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ type }, at) => `$${at + 1}::${type}`).join(', ');
  await dataSource.query(
    `INSERT INTO "${columns[0]?.table ?? ''}" (${names}) VALUES (${values}) ON CONFLICT DO NOTHING`,
    columns.map((column) => valueOf(column, mark)),
  );
}

function valueOf({ table, name, type, allowed }: Column, mark: string): string | null {
  const given = VALUES[`${table}.${name}`];
  if (given !== undefined) return given;
  if (allowed !== null) return allowed;
  if (type === 'jsonb') return LISTS.test(name) ? '[]' : '{}';
  if (type === 'boolean') return 'true';
  if (type === 'date') return '2026-01-05';
  if (type.startsWith('timestamp')) return '2026-01-05T00:00:00Z';
  if (type === 'uuid') return `00000000-0000-4000-8000-${mark.replaceAll(/\D/g, '').padStart(12, '0')}`;
  if (type.endsWith('[]')) return '{}';
  return type === 'text' ? mark : type === 'bytea' ? '\\x00' : '1';
}

/** The rows that are not there any more: by all their columns that there still are. */
export async function missingRows(
  dataSource: DataSource,
  rows: readonly StoredRow[],
): Promise<readonly StoredRow[]> {
  const missing: StoredRow[] = [];
  for (const one of rows) {
    const found: unknown = await dataSource.query(
      `SELECT 1 AS row FROM "${one.table}" t WHERE (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(t))
         WHERE $1::jsonb ? key) = (SELECT jsonb_object_agg(key, value) FROM jsonb_each($1::jsonb) WHERE to_jsonb(t) ? key)`,
      [JSON.stringify(one.row)],
    );
    if (stored.parse(found).length === 0) missing.push(one);
  }
  return missing;
}
