import { writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import { columnsOf } from '../api/shapes/columns.js';
import { toCsv } from '../kernel/csv.js';
import { TrackerError } from '../kernel/errors.js';
import { messageOf } from '../kernel/message-of.js';
import { textOption, UsageError, type Command, type Invocation, type OptionText } from './command.js';

/** The options of every command that prints a list. */
export const LIST_OPTIONS: Readonly<Record<string, OptionText>> = {
  format: { type: 'string', value: 'jsonl|csv', about: 'JSON Lines (default) or CSV' },
  output: { type: 'string', value: 'FILE', about: 'write to FILE instead of stdout' },
};

type Format = 'jsonl' | 'csv';

/** The format that the options name; throws a UsageError for one that does not exist. */
function formatOf(invocation: Invocation): Format {
  const format = textOption(invocation, 'format') ?? 'jsonl';
  if (format === 'jsonl' || format === 'csv') return format;
  throw new UsageError(`--format "${format}": jsonl or csv is allowed`);
}

/** Refuses a wrong `--format` of a list before the command does any work. */
export function checkFormat(command: Command, invocation: Invocation): void {
  if (command.options['format'] === LIST_OPTIONS['format']) formatOf(invocation);
}

/**
 * Prints records in the format and to the place that the options name. The columns of CSV are those of `shape`, also
 * where there is no record; without it they are those that the records have.
 */
export async function printList(
  invocation: Invocation,
  records: readonly object[],
  shape?: z.ZodType,
): Promise<void> {
  const text =
    formatOf(invocation) === 'csv'
      ? toCsv(records, shape === undefined ? [] : columnsOf(shape))
      : records.map((record) => `${JSON.stringify(record)}\n`).join('');
  await printText(invocation, text);
}

/** The file that `--output` names; null without it. Throws a UsageError for an empty name. */
export function outputOption(invocation: Pick<Invocation, 'options'>): string | null {
  const path = textOption(invocation, 'output');
  if (path === '')
    throw new UsageError('--output "": the name of a file is allowed; leave it out for stdout');
  return path;
}

/** Writes a text to `--output`, or to stdout without it; throws a TrackerError where the file cannot be written. */
async function printText(invocation: Invocation, text: string): Promise<void> {
  const path = outputOption(invocation);
  if (path === null) {
    await invocation.terminal.out(text);
    return;
  }
  try {
    await writeFile(path, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** The system's codes for a disk, or a share of it, without room. */
const NO_ROOM = /\b(ENOSPC|EDQUOT)\b/;

/** The failure to write a file, as a person can mend it. */
export function unwritable(path: string, error: unknown): TrackerError {
  const reason = messageOf(error);
  return new TrackerError(
    `${path} cannot be written: ${reason}.`,
    NO_ROOM.test(reason)
      ? 'The disk is full, or your share of it: make room there, or name a file on another disk.'
      : 'Name a file in a folder that exists and is yours.',
  );
}
