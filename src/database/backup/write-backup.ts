import type { Writable } from 'node:stream';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { TrackerError } from '../../kernel/errors.js';
import {
  END_OF_ROWS,
  FORMAT,
  FORMAT_VERSION,
  secretKeyMark,
  wholeHash,
  type BackupHeader,
  type BackupManifest,
  type TableSum,
} from './backup-format.js';
import { migrationsOf, readingOf, sequencesOf, tablesOf, type CataloguedTable } from './catalogue.js';
import { copyOut } from './copy-out.js';
import { hasJobs, JOB_TABLE, jobTable, queuesOf, UNFINISHED } from './job-rows.js';
import { PackedOutput } from './packed-output.js';
import { RunningSum } from './table-sum.js';

type Client = Pick<ClientBase, 'query'>;

export interface WriteOptions {
  readonly now: Date;
  /** The keys that encrypt secrets at rest, the current one first; none where there is none yet. */
  readonly secretKeys: readonly Buffer[];
  /** Whether the keys themselves go into the file. */
  readonly withKey: boolean;
  /** Told as rows go out: the table, and about which share of all is done, 0 … 1. */
  readonly onProgress: (table: string, share: number) => void;
}

const version = z.object({ rows: z.tuple([z.object({ server_version: z.string() })]) });

/**
 * Writes everything in the database to a stream as one consistent snapshot, in flat memory, and ends the stream.
 * The connection must be one of `openSession`; it is of no more use where this fails.
 */
export async function writeBackup(
  client: Client,
  to: Writable,
  options: WriteOptions,
): Promise<{ readonly header: BackupHeader; readonly manifest: BackupManifest }> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const withJobs = await hasJobs(client);
  const header = await headerOf(client, withJobs, options);
  const tables = [...(await tablesOf(client)), ...(withJobs ? [await jobTable(client)] : [])];
  const output = new PackedOutput(to);
  const headerLine = JSON.stringify(header);
  await output.put(
    Buffer.from(`${headerLine}
`),
  );
  const sums = await putTables(client, output, tables, options);
  const manifest = { tables: sums, sha256: wholeHash(headerLine, sums) };
  await output.put(
    Buffer.from(`${JSON.stringify({ manifest })}
`),
  );
  await output.end();
  await client.query('COMMIT');
  return { header, manifest };
}

async function putTables(
  client: Client,
  output: PackedOutput,
  tables: readonly CataloguedTable[],
  { onProgress }: WriteOptions,
): Promise<TableSum[]> {
  const allAbout = tables.reduce((sum, table) => sum + table.rowsAbout, 0);
  let doneAbout = 0;
  const sums: TableSum[] = [];
  for (const table of tables) {
    const { columns } = table;
    await output.put(Buffer.from(`${JSON.stringify({ table: table.table, columns })}\n`));
    const sum = new RunningSum(table.table);
    let rows = 0;
    await copyOut(client, readingOf(table, table.table === JOB_TABLE ? UNFINISHED : ''), (row) => {
      sum.add(row);
      rows += 1;
      if (rows % 1_000 === 0) onProgress(table.table, Math.min(1, (doneAbout + rows) / (allAbout + 1)));
      return output.put(row);
    });
    doneAbout += table.rowsAbout;
    await output.put(END_OF_ROWS);
    sums.push(sum.end());
  }
  return sums;
}

async function headerOf(client: Client, withJobs: boolean, options: WriteOptions): Promise<BackupHeader> {
  const migrations = await migrationsOf(client);
  const [first, ...rest] = migrations;
  if (first === undefined) {
    throw new TrackerError(
      'There is nothing to back up: the database was never set up.',
      'Start the service once, or set DATA_DIR or DATABASE_URL to the data that you mean.',
    );
  }
  const { rows } = version.parse(await client.query('SHOW server_version'));
  const [current, ...former] = options.secretKeys;
  const hex = (key: Buffer): string => key.toString('hex');
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    madeAt: options.now.toISOString(),
    postgres: rows[0].server_version,
    migrations: [first, ...rest],
    sequences: await sequencesOf(client),
    queues: withJobs ? await queuesOf(client) : [],
    secretKeyMark: current === undefined ? null : secretKeyMark(current),
    secretKey: options.withKey && current !== undefined ? hex(current) : null,
    formerKeys: options.withKey ? former.map(hex) : [],
  };
}
