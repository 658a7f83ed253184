import type { ClientBase } from 'pg';
import { z } from 'zod';
import { TrackerError } from '../../kernel/errors.js';
import { TRACKER_NAME } from '../process-name.js';
import { tablesOf } from './catalogue.js';

type Client = Pick<ClientBase, 'query'>;

const users = z.object({ rows: z.array(z.object({ name: z.string() })) });
const statements = z.object({ rows: z.array(z.object({ statement: z.string() })) });
const counts = z.object({ rows: z.tuple([z.object({ rows: z.coerce.number() })]) });

/** Throws a TrackerError where another process of the tracker has the database open. */
export async function refuseUsed(client: Client, own: readonly string[]): Promise<void> {
  const found = await client.query(
    `SELECT DISTINCT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE '${TRACKER_NAME}%'
       AND NOT (application_name = ANY ($1)) ORDER BY 1`,
    [own],
  );
  const { rows } = users.parse(found);
  if (rows.length === 0) return;
  throw new TrackerError(
    `The database is in use (${rows.map((row) => row.name).join('; ')}). Nothing was changed.`,
    'Stop the service and every other command on this database, then restore.',
  );
}

/** How many rows the database holds, in all its tables. */
async function rowsIn(client: Client): Promise<number> {
  let rows = 0;
  for (const { table } of await tablesOf(client)) {
    rows += counts.parse(await client.query(`SELECT count(*) AS rows FROM ${table}`)).rows[0].rows;
  }
  return rows;
}

/** Throws a TrackerError where the database holds anything. */
export async function refuseFilled(client: Client): Promise<void> {
  const rows = await rowsIn(client);
  if (rows === 0) return;
  throw new TrackerError(
    `The database is not empty: it holds ${rows} rows. Nothing was changed.`,
    'Restore into a new DATA_DIR or database, or add --replace: everything that stands there now is removed then.',
  );
}

/** Whatever the schema holds that is not of an extension: tables with their sequences, functions, types. */
const REMOVALS = `
  SELECT format('DROP TABLE %I CASCADE', relname) AS statement FROM pg_class c
  WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  UNION ALL
  SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure) FROM pg_proc p
  WHERE pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  UNION ALL
  SELECT format('DROP TYPE IF EXISTS %I CASCADE', typname) FROM pg_type t
  WHERE typnamespace = current_schema()::regnamespace AND typtype IN ('e', 'd')
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')`;

/** Removes everything in the schema, within the caller's transaction: until it ends well, all is still there. */
export async function removeAll(client: Client): Promise<void> {
  const { rows } = statements.parse(await client.query(REMOVALS));
  for (const { statement } of rows) await client.query(statement);
}

const FOREIGN_KEYS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS remove,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS restore
  FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conparentid = 0`;
const foreignKeys = z.object({ rows: z.array(z.object({ remove: z.string(), restore: z.string() })) });

/**
 * Takes references and triggers off the schema while rows come in, in whatever order, exactly as they were; gives
 * what puts them back, which checks every reference at once.
 */
export async function loosen(client: Client): Promise<() => Promise<void>> {
  const { rows } = foreignKeys.parse(await client.query(FOREIGN_KEYS));
  const tables = await tablesOf(client);
  for (const { remove } of rows) await client.query(remove);
  for (const { table } of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  return async () => {
    for (const { table } of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    for (const { restore } of rows) await client.query(restore);
  };
}
