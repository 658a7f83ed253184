import type { Instant } from '../../kernel/dates.js';
import type { OwnReading } from './corrected-verdict.js';
import type { Verdict } from './verdict.js';

/** Injection token of the reader. */
export const VERDICT_READER = Symbol('verdict reader');

/** A verdict as it is kept: of which revision, and since when it holds. */
export interface StoredVerdict extends Verdict {
  readonly articleId: string;
  readonly revision: number;
  /** What the classifier said where a person decided; null where its verdict holds. */
  readonly own: OwnReading | null;
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
  /** The verdicts that people decided, as they held at `asOf` (null: now), in id order. */
  decidedByPeople(asOf: Date | null): Promise<readonly StoredVerdict[]>;
  /** The relevant verdicts in force whose report's days touch the span, and the undated ones; null: all relevant ones. */
  relevantWithin(span: DaySpan | null): Promise<readonly StoredVerdict[]>;
}
