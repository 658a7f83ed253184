import type { Instant } from '../../kernel/dates.js';
import type { Verdict } from './verdict.js';

/** Injection token of the reader. */
export const VERDICT_READER = Symbol('verdict reader');

/** A verdict as it is kept: of which revision, and since when it holds. */
export interface StoredVerdict extends Verdict {
  readonly articleId: string;
  readonly revision: number;
  readonly recordedAt: Instant;
}

/** Days `YYYY-MM-DD`, both inclusive. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** Reading verdicts: the port behind evidence pages, grouping and reclassification. */
export interface VerdictReader {
  /** The verdicts that held at `asOf` (null: now) of the given articles. */
  ofArticles(articleIds: readonly string[], asOf: Date | null): Promise<readonly StoredVerdict[]>;
  /** Every verdict ever given on the given articles, oldest first. */
  history(articleIds: readonly string[]): Promise<readonly StoredVerdict[]>;
  /** The relevant verdicts in force whose report's days touch the span, and the undated ones; null: all relevant ones. */
  relevantWithin(span: DaySpan | null): Promise<readonly StoredVerdict[]>;
  /** Articles whose current verdict is of another version, in id order after `after`, at most `limit`. */
  outdated(version: string, after: string, limit: number): Promise<readonly string[]>;
  /** How many articles have a current verdict, and of how many of them it is of the given version. */
  progress(version: string): Promise<{ readonly all: number; readonly current: number }>;
}
