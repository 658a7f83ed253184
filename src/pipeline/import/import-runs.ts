import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { ArchiveFile } from './archive-file.js';

/** How far the import of a file has got. */
export interface ImportRun {
  /** Lines or items that were looked at. */
  readonly done: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Rows that are sound, but not about the two countries. */
  readonly skipped: number;
  readonly isFinished: boolean;
  /** When it had been imported before it was asked for; null where it had not. */
  readonly before: Date | null;
}

const rows = z.array(
  z.object({
    records_done: z.number(),
    accepted: z.number(),
    rejected: z.number(),
    skipped: z.number(),
    finished_at: z.date().nullable(),
  }),
);

/** What is remembered of imports, so that a broken-off one goes on where it stopped. */
@Injectable()
export class ImportRuns {
  constructor(private readonly dataSource: DataSource) {}

  /** Opens the run of a file, or finds it again. */
  async open(file: ArchiveFile, now: Date): Promise<ImportRun> {
    await this.dataSource.query(
      `INSERT INTO import_run (file_hash, file_name, records_done, accepted, rejected, started_at)
       VALUES ($1, $2, 0, 0, 0, $3) ON CONFLICT DO NOTHING`,
      [file.hash, file.name, now],
    );
    const found: unknown = await this.dataSource.query(
      'SELECT records_done, accepted, rejected, skipped, finished_at FROM import_run WHERE file_hash = $1',
      [file.hash],
    );
    const [row] = rows.parse(found);
    return {
      done: row?.records_done ?? 0,
      accepted: row?.accepted ?? 0,
      rejected: row?.rejected ?? 0,
      skipped: row?.skipped ?? 0,
      isFinished: row?.finished_at !== null,
      before: row?.finished_at ?? null,
    };
  }

  /** Notes progress in the transaction that stores the records. */
  async advance(file: ArchiveFile, run: ImportRun, manager: EntityManager): Promise<void> {
    await manager.query(
      'UPDATE import_run SET records_done = $2, accepted = $3, rejected = $4, skipped = $5 WHERE file_hash = $1',
      [file.hash, run.done, run.accepted, run.rejected, run.skipped],
    );
  }

  async finish(file: ArchiveFile, now: Date): Promise<void> {
    await this.dataSource.query('UPDATE import_run SET finished_at = $2 WHERE file_hash = $1', [
      file.hash,
      now,
    ]);
  }
}
