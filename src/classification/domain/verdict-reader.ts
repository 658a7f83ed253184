import type { Instant } from '../../kernel/dates.js';
import type { ReportTraits, Verdict } from './verdict.js';

/** Injection token of the reader. */
export const VERDICT_READER = Symbol('verdict reader');

/** A verdict as it is kept: of which revision, and since when it holds. */
export interface StoredVerdict extends Verdict {
  readonly articleId: string;
  readonly revision: number;
  readonly recordedAt: Instant;
}

/** The traits of a report that names neither side: grouping never sees it, so none are kept. */
export const NO_TRAITS: ReportTraits = {
  actDate: null,
  scheduled: null,
  entities: [],
  acts: [],
  quantities: [],
  stems: [],
};

/** Reading verdicts: the port behind evidence pages, grouping and reclassification. */
export interface VerdictReader {
  /** The verdicts that held at `asOf` (null: now) of the given articles. */
  ofArticles(articleIds: readonly string[], asOf: Date | null): Promise<readonly StoredVerdict[]>;
  /** Articles whose current verdict is of another version, in id order after `after`, at most `limit`. */
  outdated(version: string, after: string, limit: number): Promise<readonly string[]>;
  /** How many articles have a current verdict, and of how many of them it is of the given version. */
  progress(version: string): Promise<{ readonly all: number; readonly current: number }>;
}
