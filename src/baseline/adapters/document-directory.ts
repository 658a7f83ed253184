import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TrackerError } from '../../kernel/errors.js';
import { messageOf } from '../../kernel/message-of.js';
import type { DocumentText } from '../domain/baseline.js';

/**
 * Every file of a directory as text with its hash, in order of names; names that begin with a dot and
 * subdirectories are passed over. An unreadable directory is a TrackerError.
 */
export function readDocuments(directory: string): readonly DocumentText[] {
  return namesIn(directory).map((document) => {
    const bytes = readFileSync(join(directory, document));
    return {
      document,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      lines: linesOf(bytes.toString('utf8')),
    };
  });
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    throw new TrackerError(
      `The documents cannot be read from ${directory}: ${messageOf(error)}`,
      'Name the directory that holds the five source documents, for example: tracker baseline verify ../shared/documents',
    );
  }
}

/** A line break ends a line; behind the last one no further line begins. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
