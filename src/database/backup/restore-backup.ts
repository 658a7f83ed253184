import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { TrackerError } from '../../kernel/errors.js';
import { ADVISORY_KEYS } from '../advisory-keys.js';
import { refuseOldServer } from '../connect.js';
import { createDataSource } from '../data-source.js';
import type { DatabaseLog } from '../log.js';
import { migrations } from '../migrations.js';
import type { BackupHeader, BackupTable, TableSum } from './backup-format.js';
import { readingOf, sequencesOf, tablesOf, type CataloguedTable } from './catalogue.js';
import { copyIn } from './copy-in.js';
import { copyOut } from './copy-out.js';
import { JOB_TABLE, jobTable } from './job-rows.js';
import { prepareQueues } from './job-queues.js';
import { knownMigrations, targetOf } from './restore-rules.js';
import { TEXT_FORM } from './session.js';
import { RunningSum } from './table-sum.js';
import { loosen, refuseFilled, refuseUsed, removeAll } from './target.js';
import { readBackup, readHeader, type VerifiedBackup } from './verify-backup.js';

type Client = Pick<ClientBase, 'query'>;

export interface RestoreOptions {
  readonly path: string;
  readonly log: DatabaseLog;
  /** Whether what stands in the database is to be removed. */
  readonly replace: boolean;
  /** Names under which this process itself has the database open. */
  readonly own: readonly string[];
  /** Who restores it; noted in the restored audit log, in the same transaction. */
  readonly by: { readonly actor: string; readonly at: Date };
  /** Told how many bytes of the file were read. */
  readonly onBytes: (bytesRead: number) => void;
}

export interface Restored extends VerifiedBackup {
  /** Names of the migrations that brought the backup's schema to this version's. */
  readonly migrated: readonly string[];
}

/**
 * Restores a backup that was verified into a database in one transaction: the schema of the backup's time, its rows,
 * compared by content hash as they stand in the database, then the migrations since. Where anything fails, or the
 * process is killed, the database is as it was. Throws a TrackerError for expected failures.
 */
export async function restoreBackup(url: string, options: RestoreOptions): Promise<Restored> {
  const header = await readHeader(options.path);
  const named = migrations.map((migration) => ({ migration, name: new migration().name ?? migration.name }));
  const ofThen = knownMigrations(named, header.migrations).map(({ migration }) => migration);
  // A name of its own, since process numbers repeat from machine to machine.
  const name = `relations-tracker restore, ${randomUUID()}`;
  const then = createDataSource(url, [], options.log, { migrations: [...ofThen], name });
  const now = createDataSource(url, [], options.log, { name });
  try {
    await Promise.all([then.initialize(), now.initialize()]);
    await refuseOldServer(then, url);
    return await onOneConnection(then, now, header, { ...options, own: [...options.own, name] });
  } finally {
    for (const source of [then, now]) if (source.isInitialized) await source.destroy();
  }
}

async function onOneConnection(
  then: DataSource,
  now: DataSource,
  header: BackupHeader,
  options: RestoreOptions,
): Promise<Restored> {
  const runner = then.createQueryRunner();
  try {
    const client = asClient(await runner.connect());
    await client.query(TEXT_FORM);
    await refuseUsed(client, options.own);
    if (!options.replace) await refuseFilled(client);
    await prepareQueues(then, header.queues);
    // A service that starts meanwhile waits here before it looks at the schema.
    await client.query('SELECT pg_advisory_lock($1, $2)', [...ADVISORY_KEYS.migrations]);
    await runner.startTransaction();
    const restored = await fill({ runner, client, then, now }, options);
    await runner.commitTransaction();
    await client.query('ANALYZE');
    return restored;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await runner.release();
  }
}

interface Target {
  readonly runner: QueryRunner;
  readonly client: Client;
  readonly then: DataSource;
  readonly now: DataSource;
}

async function fill({ runner, client, then, now }: Target, options: RestoreOptions): Promise<Restored> {
  await removeAll(client);
  await migrate(then, runner);
  const tables = [...(await tablesOf(client)), await jobTable(client)];
  await client.query(`DELETE FROM ${JOB_TABLE}`);
  const tighten = await loosen(client);
  const filled: CataloguedTable[] = [];
  const read = await readBackup(options.path, options.onBytes, async (table, rows) => {
    filled.push(await take(client, tables, table, rows));
  });
  await setSequences(client, read.header);
  await tighten();
  await compare(client, filled, read.manifest.tables);
  const migrated = await migrate(now, runner);
  // Who was signed in at the time of the backup may have been signed out since.
  await client.query('DELETE FROM session');
  await noteRestore(client, options, read);
  return { ...read, migrated };
}

/** Runs the migrations of a data source that did not run yet, on the connection and in the transaction of the runner. */
async function migrate(source: DataSource, runner: QueryRunner): Promise<readonly string[]> {
  const executor = new MigrationExecutor(source, runner);
  executor.transaction = 'none';
  return (await executor.executePendingMigrations()).map((migration) => migration.name);
}

/** What stood in the log of the database before is gone with it; that it was replaced, by whom and by what, is not. */
async function noteRestore(
  client: Client,
  { by, replace }: RestoreOptions,
  { header, manifest }: VerifiedBackup,
): Promise<void> {
  const detail = { madeAt: header.madeAt, sha256: manifest.sha256, replaced: replace };
  await client.query(
    `WITH entry AS (
       INSERT INTO audit_entry (at, actor, role, action, target, detail)
       VALUES ($1, $2, 'admin', 'tracker restore', 'the whole database', $3::jsonb) RETURNING id
     ) INSERT INTO audit_outcome (entry_id, at, status) SELECT id, $1, 200 FROM entry`,
    [by.at, by.actor, JSON.stringify(detail)],
  );
}

async function take(
  client: Client,
  tables: readonly CataloguedTable[],
  wanted: BackupTable,
  rows: AsyncIterable<Buffer>,
): Promise<CataloguedTable> {
  const target = targetOf(tables, wanted);
  try {
    await copyIn(client, `COPY ${target.table} (${target.columns.join(', ')}) FROM STDIN`, rows);
  } catch (error) {
    if (error instanceof TrackerError || !(error instanceof Error)) throw error;
    throw new TrackerError(
      `The database does not take the rows of ${target.table}: ${error.message}. Nothing was changed.`,
      'Where it has no room left, make some; else report this with the message.',
    );
  }
  return target;
}

/** Reads what was stored and compares it with what the backup says it holds. */
async function compare(
  client: Client,
  filled: readonly CataloguedTable[],
  noted: readonly TableSum[],
): Promise<void> {
  for (const [at, table] of filled.entries()) {
    const sum = new RunningSum(table.table);
    await copyOut(client, readingOf(table), (row) => {
      sum.add(row);
      return null;
    });
    const { rows, sha256 } = sum.end();
    if (rows === noted[at]?.rows && sha256 === noted[at].sha256) continue;
    throw new TrackerError(
      `The rows of ${table.table} read differently after they were stored. Nothing was changed.`,
      'Report this with the versions of both servers.',
    );
  }
}

async function setSequences(client: Client, { sequences }: BackupHeader): Promise<void> {
  const known = new Set((await sequencesOf(client)).map((sequence) => sequence.name));
  for (const { name, value, isCalled } of sequences) {
    if (!known.has(name)) throw new TrackerError(`The schema has no sequence ${name}.`, 'Report this.');
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [name, value, isCalled]);
  }
}

/** The connection of a query runner as pg has it; TypeORM leaves its type open. */
function asClient(connection: unknown): Client {
  if (isClient(connection)) return connection;
  throw new Error('The query runner has no connection of pg.');
}

function isClient(connection: unknown): connection is Client {
  return typeof connection === 'object' && connection !== null && 'query' in connection;
}
