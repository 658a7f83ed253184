import { z } from 'zod';
import {
  headerSchema,
  manifestSchema,
  tableSchema,
  wholeHash,
  type BackupHeader,
  type BackupManifest,
  type BackupTable,
  type TableSum,
} from './backup-format.js';
import { BackupReader, damaged } from './backup-reader.js';
import { RunningSum } from './table-sum.js';

const manifestLine = z.object({ manifest: manifestSchema });
const tableOrEnd = z.union([manifestLine, tableSchema]);

/** What a backup holds, known to be whole. */
export interface VerifiedBackup {
  readonly header: BackupHeader;
  readonly manifest: BackupManifest;
}

/** What is done with each table's rows; all of them must be read. */
export type RowsUse = (table: BackupTable, rows: AsyncIterable<Buffer>) => Promise<void>;

async function passOver(_table: BackupTable, rows: AsyncIterable<Buffer>): Promise<void> {
  const iterator = rows[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true);
}

async function* passing(
  rows: AsyncIterable<Buffer>,
  onPass: (chunk: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of rows) {
    onPass(chunk);
    yield chunk;
  }
}

/** Reads the header of a backup alone; throws a TrackerError where the file is none. */
export async function readHeader(path: string): Promise<BackupHeader> {
  const reader = BackupReader.open(path);
  try {
    return (await reader.line(headerSchema, true)).value;
  } finally {
    reader.close();
  }
}

/**
 * Reads a backup from start to end and compares every table's rows with its content hash, and all of it with the
 * hash of the whole. Throws a TrackerError for what is no backup, or was cut off, changed or damaged.
 */
export async function readBackup(
  path: string,
  onBytes: (bytesRead: number) => void,
  use: RowsUse = passOver,
): Promise<VerifiedBackup> {
  const reader = BackupReader.open(path);
  try {
    const { text, value: header } = await reader.line(headerSchema, true);
    const sums: TableSum[] = [];
    for (;;) {
      const { value } = await reader.line(tableOrEnd);
      if ('manifest' in value) {
        await reader.end();
        check(path, value.manifest, sums, text);
        return { header, manifest: value.manifest };
      }
      const sum = new RunningSum(value.table);
      const onPass = (chunk: Buffer): void => {
        sum.add(chunk);
        onBytes(reader.bytesRead());
      };
      await use(value, passing(reader.rows(), onPass));
      sums.push(sum.end());
    }
  } finally {
    reader.close();
  }
}

function check(
  path: string,
  { tables, sha256 }: BackupManifest,
  found: readonly TableSum[],
  header: string,
): void {
  const isSame =
    tables.length === found.length &&
    found.every((sum, at) => {
      const noted = tables[at];
      return noted?.table === sum.table && noted.rows === sum.rows && noted.sha256 === sum.sha256;
    });
  if (!isSame || wholeHash(header, found) !== sha256) {
    throw damaged(path, 'its rows do not have the content hash that it gives for them');
  }
}
