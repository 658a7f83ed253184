import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import iconv from 'iconv-lite';
import type { TableRow } from '../../indicators/domain/imported-figure.js';
import { csvCells } from '../../kernel/csv-reader.js';
import type { ArchiveFile } from './archive-file.js';

/** Lines that one record may go over; a quote that never closes must not swallow the file. */
const MOST_LINES = 50;

/** A row of a table with its place. */
export interface PlacedRow {
  /** Its last line, from 1. */
  readonly line: number;
  /** Of the file, 0 … 1. */
  readonly share: number;
  readonly text: string;
  /** Null where the record cannot be read as one. */
  readonly row: TableRow | null;
  /** Why not; empty where it can. */
  readonly fault: string;
}

/**
 * The rows under the line that has all of `columns`; what stands before it is passed over. A column without a name is
 * called after the one before it ("Number ordered is estimate"): SIPRI's doubts stand there.
 */
export async function* tableRows(file: ArchiveFile, columns: readonly string[]): AsyncGenerator<PlacedRow> {
  const input = createReadStream(file.path, { encoding: 'latin1' });
  let names: readonly string[] | null = null;
  let [line, record, lines] = [0, '', 0];
  for await (const raw of createInterface({ input, crlfDelay: Infinity })) {
    line += 1;
    lines += 1;
    record = lines === 1 ? decoded(raw) : `${record}\n${decoded(raw)}`;
    const cells = csvCells(record);
    if (cells === null && lines < MOST_LINES && names !== null) continue;
    const share = input.bytesRead / Math.max(1, file.bytes);
    if (names === null) names = cells === null ? null : headOf(cells, columns);
    else if (record.trim() !== '') yield { line, share, text: record, ...rowOf(names, cells) };
    [record, lines] = ['', 0];
  }
  if (names !== null && record.trim() !== '') yield { line, share: 1, text: record, ...rowOf(names, null) };
}

function headOf(cells: readonly string[], columns: readonly string[]): readonly string[] | null {
  const names = cells.map((name) => name.replace(/^\uFEFF/, '').trim());
  if (!columns.every((column) => names.includes(column))) return null;
  return names.map((name, at) => (name === '' ? `${names[at - 1] ?? ''} is estimate` : name));
}

function rowOf(names: readonly string[], cells: readonly string[] | null): Pick<PlacedRow, 'row' | 'fault'> {
  if (cells === null) return { row: null, fault: 'a quote is opened and never closed' };
  // Comtrade ends its rows with one comma too many.
  const own = cells.length > names.length && cells.at(-1)?.trim() === '' ? cells.slice(0, -1) : cells;
  if (own.length !== names.length) {
    return { row: null, fault: `${own.length} cells where the head has ${names.length} columns` };
  }
  return { row: Object.fromEntries(names.map((name, at) => [name, own[at]])), fault: '' };
}

/** A line as UTF-8, or as Windows-1252 where it is none: SIPRI gives out the latter. */
function decoded(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1');
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? iconv.decode(bytes, 'win1252') : text;
}
