import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { types } from 'node:util';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { errorCode } from '../../config/error-code.js';
import { TrackerError } from '../../kernel/errors.js';
import { END_OF_ROWS, FORMAT } from './backup-format.js';

const NEW_LINE = 0x0a;
const END_AFTER_ROW = Buffer.concat([Buffer.from('\n'), END_OF_ROWS]);
/** No row of the tracker comes near this; a file without line breaks must not fill the memory. */
const LONGEST_LINE_BYTES = 256 * 1024 * 1024;

/** What makes a file no backup, or no whole one. */
export function damaged(path: string, what: string): TrackerError {
  return new TrackerError(
    `${path} cannot be restored: ${what}. Nothing was changed.`,
    'Take another backup file; this one was cut off, changed or damaged after it was made.',
  );
}

function foreign(path: string): TrackerError {
  return new TrackerError(
    `${path} is no backup of the relations tracker.`,
    'Name a file that "tracker backup" made.',
  );
}

/** Reads a backup from start to end, once, in flat memory: lines of JSON, and between them rows. */
export class BackupReader {
  private rest: Buffer = Buffer.alloc(0);
  private readonly chunks: AsyncIterator<Buffer>;

  private constructor(
    readonly path: string,
    private readonly source: Readable,
    /** Bytes of the file that were read so far. */
    readonly bytesRead: () => number,
  ) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  static open(path: string): BackupReader {
    const file = createReadStream(path);
    const gunzip = createGunzip();
    // What fails in the file is seen where the text is read.
    pipeline(file, gunzip, () => undefined);
    return new BackupReader(path, gunzip, () => file.bytesRead);
  }

  close(): void {
    this.source.destroy();
  }

  /** The next line as JSON of a shape; `isFirst` says that a file which has none is no backup at all. */
  async line<T>(shape: z.ZodType<T>, isFirst = false): Promise<{ readonly text: string; readonly value: T }> {
    const text = (await this.textLine(isFirst)).toString();
    const value = shape.safeParse(json(text));
    if (value.success) return { text, value: value.data };
    if (!isFirst) throw damaged(this.path, 'a line between the tables is not what it must be');
    if (!text.includes(FORMAT)) throw foreign(this.path);
    throw new TrackerError(
      `${this.path} is a backup in a form that this version does not read.`,
      'Restore it with the version of the tracker that made it, or a newer one.',
    );
  }

  /** The rows of the table whose line was just read, in pieces of whole rows. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.rest.subarray(0, END_OF_ROWS.length).equals(END_OF_ROWS)) {
        this.rest = this.rest.subarray(END_OF_ROWS.length);
        return;
      }
      const end = this.rest.indexOf(END_AFTER_ROW);
      const upTo = end >= 0 ? end + 1 : this.rest.lastIndexOf(NEW_LINE) + 1;
      if (upTo > 0) {
        const whole = this.rest.subarray(0, upTo);
        this.rest = this.rest.subarray(upTo);
        yield whole;
      }
      if (end < 0) await this.more(false);
    }
  }

  /** Fails where anything follows. */
  async end(): Promise<void> {
    const next = await this.next(false);
    if (this.rest.length > 0 || next.done !== true) throw damaged(this.path, 'something follows its end');
  }

  private async textLine(isFirst: boolean): Promise<Buffer> {
    for (;;) {
      const end = this.rest.indexOf(NEW_LINE);
      if (end >= 0) {
        const line = this.rest.subarray(0, end);
        this.rest = this.rest.subarray(end + 1);
        return line;
      }
      await this.more(isFirst);
    }
  }

  private async more(isFirst: boolean): Promise<void> {
    if (this.rest.length > LONGEST_LINE_BYTES) throw damaged(this.path, 'a row is longer than any can be');
    const next = await this.next(isFirst);
    if (next.done === true) {
      if (isFirst) throw foreign(this.path);
      throw damaged(this.path, 'it ends before its end');
    }
    this.rest = this.rest.length === 0 ? next.value : Buffer.concat([this.rest, next.value]);
  }

  private async next(isFirst: boolean): Promise<IteratorResult<Buffer, unknown>> {
    try {
      return await this.chunks.next();
    } catch (error) {
      throw this.readingFault(error, isFirst);
    }
  }

  private readingFault(error: unknown, isFirst: boolean): unknown {
    const code = errorCode(error) ?? '';
    if (code === 'Z_BUF_ERROR')
      return isFirst ? foreign(this.path) : damaged(this.path, 'it ends before its end');
    if (code.startsWith('Z_'))
      return isFirst ? foreign(this.path) : damaged(this.path, 'its bytes were changed');
    if (!types.isNativeError(error) || !/^E[A-Z]+$/.test(code)) return error;
    return new TrackerError(
      `${this.path} cannot be read: ${error.message}.`,
      'Name a file that exists and that this user may read.',
    );
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
