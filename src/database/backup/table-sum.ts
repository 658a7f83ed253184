import { createHash } from 'node:crypto';
import type { TableSum } from './backup-format.js';

const NEW_LINE = 0x0a;

/** Counts and hashes the rows of one table as they pass; rows end with a line break, and no row holds another. */
export class RunningSum {
  private readonly hash = createHash('sha256');
  private rows = 0;

  constructor(private readonly table: string) {}

  add(chunk: Buffer): void {
    this.hash.update(chunk);
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1)) this.rows += 1;
  }

  end(): TableSum {
    return { table: this.table, rows: this.rows, sha256: this.hash.digest('hex') };
  }
}
