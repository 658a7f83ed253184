import type { ImportRun } from './import-runs.js';

/** A record that could not be taken. */
export interface Rejected {
  /** Line of the file, or position of the item, from 1. */
  readonly line: number;
  readonly reason: string;
  readonly record: string;
}

export interface ImportOptions {
  /** Outlet of a captured feed; without it, the host of the feed's items. */
  readonly publisher: string | null;
  readonly onProgress: (run: ImportRun, share: number) => void;
  /** Called before the batch with the record is stored. */
  readonly onReject: (rejected: Rejected) => void;
}
