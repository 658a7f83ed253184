import type { ClientBase } from 'pg';
import { z } from 'zod';

type Client = Pick<ClientBase, 'query'>;

/** A table as the catalogue knows it. */
export interface CataloguedTable {
  /** Its name as SQL takes it, without the schema. */
  readonly table: string;
  /** Columns that travel, as SQL takes their names. */
  readonly columns: readonly string[];
  /** What orders its rows the same on every server. */
  readonly order: string;
  /** As the server estimates it; 0 where it has not looked yet. */
  readonly rowsAbout: number;
}

/**
 * Transaction numbers (xid8) belong to one server and mean nothing on another: such columns stay behind. So do
 * generated ones, which the server makes itself.
 */
const TABLES = `
  SELECT quote_ident(c.relname) AS "table", greatest(c.reltuples, 0)::float8 AS "rowsAbout", k.columns, k.all_text,
    p.key
  FROM pg_class c
  JOIN LATERAL (
    SELECT array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns,
      array_agg(quote_ident(a.attname) || '::text COLLATE "C"' ORDER BY a.attnum) AS all_text
    FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      AND a.atttypid <> 'xid8'::regtype
  ) k ON true
  LEFT JOIN LATERAL (
    SELECT array_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
      ORDER BY u.place) AS key
    FROM pg_index i, unnest(i.indkey::int2[]) WITH ORDINALITY u(attnum, place), pg_attribute a
    WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = u.attnum
  ) p ON true
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  ORDER BY c.relname COLLATE "C"`;

const tableRows = z.object({
  rows: z.array(
    z.object({
      table: z.string(),
      rowsAbout: z.number(),
      columns: z.array(z.string()).nullable(),
      all_text: z.array(z.string()).nullable(),
      key: z.array(z.string()).nullable(),
    }),
  ),
});

/** TypeORM's own record of what ran; the header of a backup holds it instead. */
const MIGRATIONS = 'migration';

/** Every table of the schema, as the catalogue has them, so that none can be forgotten. */
export async function tablesOf(client: Client): Promise<readonly CataloguedTable[]> {
  const { rows } = tableRows.parse(await client.query(TABLES));
  return rows.flatMap(({ table, rowsAbout, columns, all_text, key }) =>
    columns === null || table === MIGRATIONS
      ? []
      : [{ table, columns, order: (key ?? all_text ?? []).join(', '), rowsAbout }],
  );
}

/** The statement that reads a table's rows in their order. */
export function readingOf({ table, columns, order }: CataloguedTable, where = ''): string {
  return `COPY (SELECT ${columns.join(', ')} FROM ${table} ${where} ORDER BY ${order}) TO STDOUT`;
}

const named = z.object({ rows: z.array(z.object({ name: z.string() })) });

/** Names of the migrations that ran, oldest first; none where the database was never set up. */
export async function migrationsOf(client: Client): Promise<readonly string[]> {
  const there = await client.query(`SELECT relname AS name FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relname = '${MIGRATIONS}' AND relkind = 'r'`);
  if (named.parse(there).rows.length === 0) return [];
  const { rows } = named.parse(await client.query(`SELECT name FROM ${MIGRATIONS} ORDER BY timestamp, id`));
  return rows.map((row) => row.name);
}

const sequenceRows = z.object({ rows: z.array(z.object({ name: z.string() })) });
const sequenceState = z.object({
  rows: z.tuple([z.object({ value: z.coerce.string(), isCalled: z.boolean() })]),
});

/** Where each sequence stands; TypeORM's is left out with its table. */
export async function sequencesOf(client: Client) {
  const { rows } = sequenceRows.parse(
    await client.query(`SELECT quote_ident(sequencename) AS name FROM pg_sequences
      WHERE schemaname = current_schema() AND sequencename <> '${MIGRATIONS}_id_seq' ORDER BY sequencename COLLATE "C"`),
  );
  const states = [];
  for (const { name } of rows) {
    const state = await client.query(`SELECT last_value AS value, is_called AS "isCalled" FROM ${name}`);
    states.push({ name, ...sequenceState.parse(state).rows[0] });
  }
  return states;
}
