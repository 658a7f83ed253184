import { withoutTurns } from './turning-marks.js';

/** Comma-separated values as RFC 4180 has them, of records as JSON has them. */

type Cell = string | number | boolean | null;

/**
 * Records as CSV text with a header line and CRLF: nested objects become columns with dotted names, lists
 * become one cell with `; ` between, null is an empty cell. The columns are those given that the records'
 * kind has, in that order, or else those that the records have, as they are first met. A cell that a spreadsheet would take for a formula (first character = + - @, tab or return) gets
 * an apostrophe in front, unless it is a number. Marks that would mirror the cells beside it are left out.
 */
export function toCsv(records: readonly object[], given: readonly string[] = []): string {
  const rows = records.map((record) => flatten(record));
  const met = new Set(rows.flatMap((row) => [...row.keys()]));
  return linesOf(columnsFrom(given, met, rows.length === 0), rows);
}

/**
 * The same with exactly the columns given, so that a table has them whatever its records hold, and also without any;
 * throws a RangeError for a value that none of them has, which would be lost.
 */
export function toTable(records: readonly object[], columns: readonly string[]): string {
  const rows = records.map((record) => flatten(record));
  const known = new Set(columns);
  for (const row of rows)
    for (const [column, cell] of row)
      if (cell !== null && !known.has(column)) throw new RangeError(`The table has no column "${column}".`);
  return linesOf(columns, rows);
}

function linesOf(columns: readonly string[], rows: readonly ReadonlyMap<string, Cell>[]): string {
  if (columns.length === 0) return '';
  const lines = [columns, ...rows.map((row) => columns.map((column) => row.get(column) ?? null))];
  return lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join('');
}

function columnsFrom(
  given: readonly string[],
  met: ReadonlySet<string>,
  isEmpty: boolean,
): readonly string[] {
  if (given.length === 0) return [...met];
  return isEmpty ? given : given.flatMap((column) => metOf(column, met));
}

/**
 * What of a given column the records have: itself, also where it lies in an object that is null throughout; the columns
 * within it where its names are not known before (a record of parameters); nothing where only another kind has it.
 */
function metOf(column: string, met: ReadonlySet<string>): readonly string[] {
  const parts = column.split('.');
  if (parts.some((_, last) => met.has(parts.slice(0, last + 1).join('.')))) return [column];
  return [...met].filter((name) => name.startsWith(`${column}.`));
}

function flatten(record: object, prefix = '', into = new Map<string, Cell>()): ReadonlyMap<string, Cell> {
  for (const [name, value] of Object.entries(record) as [string, unknown][]) {
    const column = `${prefix}${name}`;
    if (Array.isArray(value)) into.set(column, value.map(listPart).join('; '));
    else if (typeof value === 'object' && value !== null) flatten(value, `${column}.`, into);
    else into.set(column, toCell(value));
  }
  return into;
}

function listPart(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(toCell(value) ?? '');
}

function toCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const isNumber = cell.trim() !== '' && Number.isFinite(Number(cell));
  const text = withoutTurns(cell);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
