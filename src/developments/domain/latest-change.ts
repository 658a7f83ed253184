import type { Direction, Origin } from '../../kernel/words.js';
import type { KnownDevelopment } from './development-change.js';

/** A report behind a development, as it reads today. */
export interface ToldReport {
  readonly publisher: string;
  readonly title: string;
  readonly summary: string;
  readonly link: string | null;
  /** Canonical ids of what it names. */
  readonly entities: readonly string[];
}

/** A version of a development with all that is said of it. */
export interface ToldDevelopment extends KnownDevelopment {
  readonly mode: string | null;
  readonly direction: Direction;
  /** 0 … 1. */
  readonly confidence: number;
  readonly origin: Origin;
  /** The reports that told of it then, the oldest first. */
  readonly reports: readonly ToldReport[];
}

/** What became of a development with its newest version. */
export interface LatestChange {
  readonly id: string;
  /** Null where there was no version before. */
  readonly before: ToldDevelopment | null;
  readonly after: ToldDevelopment;
}

/** Whether it is a development of its own: neither merged into another nor withdrawn. */
export function stands({ mergedInto, withdrawn }: KnownDevelopment): boolean {
  return mergedInto === null && !withdrawn;
}
