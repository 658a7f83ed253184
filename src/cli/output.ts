import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { toCsv } from '../kernel/csv.js';
import { textOption, UsageError, type Invocation, type OptionText } from './command.js';

/** The options of every command that prints a list. */
export const LIST_OPTIONS: Readonly<Record<string, OptionText>> = {
  format: { type: 'string', value: 'jsonl|csv', about: 'JSON Lines (default) or CSV' },
  output: { type: 'string', value: 'FILE', about: 'write to FILE instead of stdout' },
};

/** Prints records in the format and to the place that the options name. */
export async function printList(invocation: Invocation, records: readonly object[]): Promise<void> {
  const format = textOption(invocation, 'format') ?? 'jsonl';
  if (format !== 'jsonl' && format !== 'csv')
    throw new UsageError(`--format "${format}": jsonl or csv is allowed`);
  const text =
    format === 'csv' ? toCsv(records) : records.map((record) => `${JSON.stringify(record)}\n`).join('');
  await printText(invocation, text);
}

/** Writes a text to `--output`, or to stdout without it. */
export async function printText(invocation: Invocation, text: string): Promise<void> {
  const path = textOption(invocation, 'output');
  if (path === null) {
    await invocation.terminal.out(text);
    return;
  }
  const file = createWriteStream(path);
  await once(file, 'open');
  file.end(text);
  await finished(file);
}
