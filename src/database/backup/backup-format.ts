import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * A backup is a gzip stream of lines: a header (JSON); per table a line of JSON with its columns, its rows as
 * PostgreSQL's `COPY` writes them, and the line `\.`; at the end a line of JSON with rows and content hash of every
 * table. Everything is text, so that any PostgreSQL takes it, and `zcat` shows it to a person.
 */
export const FORMAT = 'relations-tracker backup';
export const FORMAT_VERSION = 1;
/** Ends a table's rows; it cannot be a row, in which a backslash is doubled. */
export const END_OF_ROWS = Buffer.from('\\.\n');

const name = z.string().min(1);

export const sequenceSchema = z.object({ name, value: z.string(), isCalled: z.boolean() });
export const tableSchema = z.object({ table: name, columns: z.array(name).min(1) });
export const queueSchema = z.object({ name }).catchall(z.unknown());

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  madeAt: z.string(),
  /** Version of the server that it was read from, e.g. `18.4`. */
  postgres: z.string(),
  /** Names of the migrations that had run, oldest first: the schema's version. */
  migrations: z.array(name).min(1),
  sequences: z.array(sequenceSchema),
  /** Queues of the job engine, as it keeps them. */
  queues: z.array(queueSchema),
  /** Tells two keys apart and gives away neither; null where there was no key yet. */
  secretKeyMark: z.string().nullable(),
  /** The key itself, only where it was asked for. */
  secretKey: z.string().nullable(),
  /** Former keys under which something may still be sealed, as the key itself; files of earlier versions name none. */
  formerKeys: z.array(z.string()).default([]),
});

const sumSchema = z.object({ table: name, rows: z.number().int().min(0), sha256: z.string().length(64) });
export const manifestSchema = z.object({ tables: z.array(sumSchema), sha256: z.string().length(64) });

export type BackupHeader = z.output<typeof headerSchema>;
export type BackupTable = z.output<typeof tableSchema>;
export type TableSum = z.output<typeof sumSchema>;
export type BackupManifest = z.output<typeof manifestSchema>;

/** The hash over a whole backup: its header's line and the sums of its tables in their order. */
export function wholeHash(headerLine: string, tables: readonly TableSum[]): string {
  const hash = createHash('sha256').update(`${headerLine}\n`);
  for (const { table, rows, sha256 } of tables) hash.update(`${table} ${rows} ${sha256}\n`);
  return hash.digest('hex');
}

/** Digits by which a secret key is told from another. */
export function secretKeyMark(key: Buffer): string {
  return createHash('sha256').update('backup ').update(key).digest('hex').slice(0, 16);
}
