/** Dates that say how exactly they are known (DESIGN §2). */

export const PRECISIONS = ['day', 'month', 'year', 'decade', 'undated'] as const;
export type DatePrecision = (typeof PRECISIONS)[number];

/**
 * A period known to contain a happening: both bounds inclusive, `YYYY-MM-DD`, null where unbounded.
 * With precision `day` both bounds are the same day; `undated` may still be bounded.
 */
export interface DateRange {
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: DatePrecision;
}

/** A UTC instant as ISO 8601 text with seconds or milliseconds, e.g. `2026-11-22T02:13:55Z`. */
export type Instant = string;

/** An ISO week as `YYYY-Www`, e.g. `2026-W47`; ISO week-numbering year, UTC. */
export type IsoWeek = string;
