import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { errorCode } from '../../config/error-code.js';
import { TrackerError } from '../../kernel/errors.js';

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['the disk is full', 'Make room, or name a file on another disk.'],
  EDQUOT: ['the disk quota is used up', 'Make room, or name a file on another disk.'],
  EFBIG: ['the file would be larger than is allowed here', 'Name a file on another disk.'],
  ENOENT: ['there is no such folder', 'Make the folder, or name a file in one that exists.'],
  EACCES: ['this user may not write there', 'Name a file in a folder that is yours.'],
  EROFS: ['nothing can be written there', 'Name a file in a folder that is yours.'],
  EISDIR: ['it is a folder', 'Name a file in it.'],
};

/** Why a backup's file cannot be written, as a person can mend it; surprises stay as they are. */
export function writingFault(path: string, error: unknown): unknown {
  const found = REASONS[errorCode(error) ?? ''];
  if (found === undefined) return error;
  return new TrackerError(`${path} cannot be written: ${found[0]}. No backup was made.`, found[1]);
}

/** Whether something lies at the path. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw writingFault(path, error);
  }
}

/** A file that is written beside its final name, readable by its owner only, and gets that name once it is whole. */
export class DraftFile {
  readonly draft: string;

  constructor(private readonly path: string) {
    this.draft = `${path}.part`;
  }

  /** The stream to write to; what a broken-off attempt left is written over. */
  async stream(): Promise<Writable> {
    await rm(this.draft, { force: true });
    const file = await open(this.draft, 'wx', 0o600);
    return file.createWriteStream({ flush: true });
  }

  /** Gives the file its name; it is whole on the disk by then. */
  async keep(): Promise<void> {
    await rename(this.draft, this.path);
    const folder = await open(dirname(this.path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  async drop(): Promise<void> {
    await rm(this.draft, { force: true });
  }
}
