import type { ClientBase } from 'pg';
import { z } from 'zod';
import { queueSchema } from './backup-format.js';
import type { CataloguedTable } from './catalogue.js';

type Client = Pick<ClientBase, 'query'>;

/** Where the job engine keeps its jobs. */
export const JOB_TABLE = 'pgboss.job';
/** Jobs that wait or are under way; what is done is no state that matters. */
export const UNFINISHED = `WHERE state < 'completed'`;

const there = z.object({ rows: z.tuple([z.object({ there: z.boolean() })]) });
const columnRows = z.object({ rows: z.array(z.object({ name: z.string() })) });
const queueRows = z.object({ rows: z.array(z.object({ queue: queueSchema })) });

/** Whether the job engine has set itself up in the database. */
export async function hasJobs(client: Client): Promise<boolean> {
  const found = await client.query(`SELECT to_regclass('${JOB_TABLE}') IS NOT NULL AS there`);
  return there.parse(found).rows[0].there;
}

/** The engine's table of jobs, as a table of the backup. */
export async function jobTable(client: Client): Promise<CataloguedTable> {
  const { rows } = columnRows.parse(
    await client.query(`SELECT quote_ident(attname) AS name FROM pg_attribute
      WHERE attrelid = '${JOB_TABLE}'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`),
  );
  return {
    table: JOB_TABLE,
    columns: rows.map((row) => row.name),
    order: 'name COLLATE "C", id',
    rowsAbout: 0,
  };
}

/** The engine's queues, as it keeps them. */
export async function queuesOf(client: Client) {
  const { rows } = queueRows.parse(
    await client.query('SELECT to_jsonb(q) AS queue FROM pgboss.queue q ORDER BY name COLLATE "C"'),
  );
  return rows.map((row) => row.queue);
}
