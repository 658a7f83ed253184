import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { COMTRADE_COLUMNS } from '../../indicators/domain/comtrade-row.js';
import { SIPRI_COLUMNS } from '../../indicators/domain/sipri-row.js';
import { TrackerError } from '../../kernel/errors.js';
import { messageOf } from '../../kernel/message-of.js';

const LONGEST_FEED_BYTES = 10 * 1024 * 1024;
const HEAD_BYTES = 4_096;
const SHOWN_CHARACTERS = 60;

/**
 * A file to import: `lines` holds a JSON record per line, `feed` and `opml` are one document, `comtrade` and `sipri` a
 * table of figures as UN Comtrade and SIPRI give it out.
 */
export interface ArchiveFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 in hex: the same file is the same import, wherever it lies. */
  readonly hash: string;
  readonly kind: 'lines' | 'feed' | 'opml' | 'comtrade' | 'sipri';
}

/** Looks at a file; throws a TrackerError where it cannot be read. */
export async function openArchive(path: string): Promise<ArchiveFile> {
  try {
    const { size } = await stat(path);
    if (size === 0) throw new TrackerError(`${path} is empty.`, 'Name a file with records in it.');
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const head = await headOf(path);
    return {
      path,
      name: basename(path),
      bytes: size,
      hash: hash.digest('hex'),
      kind: kindOf(head) ?? unknownKind(path, head),
    };
  } catch (error) {
    if (error instanceof TrackerError) throw error;
    const reason = messageOf(error);
    throw new TrackerError(
      `${path} cannot be read: ${reason}.`,
      'Check the path and the rights of the file.',
    );
  }
}

/** The whole document of a feed or OPML file; throws a TrackerError where it is too large to be one. */
export async function documentOf(file: ArchiveFile): Promise<Buffer> {
  if (file.bytes <= LONGEST_FEED_BYTES) return readFile(file.path);
  throw new TrackerError(
    `${file.path} has ${file.bytes} bytes; a feed may have ${LONGEST_FEED_BYTES}.`,
    'Turn a larger archive into JSON Lines, one article per line.',
  );
}

async function headOf(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await handle.close();
  }
}

/** A JSON Feed is one object over many lines or names its version first; an archive has one object per line. */
function kindOf(head: string): ArchiveFile['kind'] | null {
  const text = head.replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '').trimStart();
  if (/<opml[\s>]/i.test(text)) return 'opml';
  const table = tableKind(text);
  if (table !== null) return table;
  if (!text.startsWith('{')) {
    if (text.startsWith('<') || head.includes('\u0000')) return 'feed';
    return /^\s*\{/m.test(text) ? 'lines' : null;
  }
  return text.includes('jsonfeed.org/version') || /^\{\s*(?:\r?\n|$)/.test(text) ? 'feed' : 'lines';
}

/** Says what a table must have, where the file is none of those that are known. */
function unknownKind(path: string, head: string): never {
  const first = head.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const shown = first.replace(/\p{C}/gu, '').slice(0, SHOWN_CHARACTERS);
  const separator = [';', '\t'].find((mark) => tableKind(head.replaceAll(mark, ',')) !== null);
  if (separator !== undefined)
    throw new TrackerError(
      `${path} is a table whose cells are set apart by ${separator === ';' ? 'semicolons' : 'tabs'}.`,
      'Save it with commas between the cells (CSV, UTF-8) and import that.',
    );
  throw new TrackerError(
    `${path} is neither JSON Lines, nor a feed, nor an OPML list, nor a table that is known; it begins “${shown}”.`,
    `A table of UN Comtrade has the columns ${COMTRADE_COLUMNS.join(', ')}, one of SIPRI's ${SIPRI_COLUMNS.join(', ')}; see tracker import --help.`,
  );
}

/** A table is known by the names in its head; SIPRI puts some lines of text before them. */
function tableKind(text: string): 'comtrade' | 'sipri' | null {
  if (/^[{<]/.test(text)) return null;
  const lines = text.split(/\r?\n/).map((line) => line.replaceAll('"', '').split(','));
  if (COMTRADE_COLUMNS.every((name) => lines[0]?.includes(name))) return 'comtrade';
  return lines.some((line) => SIPRI_COLUMNS.every((name) => line.includes(name))) ? 'sipri' : null;
}
