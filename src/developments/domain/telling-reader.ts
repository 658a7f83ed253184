import type { ReadingMark } from '../../kernel/reading-mark.js';
import type { Indicator } from '../../kernel/words.js';

/** Injection token of the reader. */
export const TELLING_READER = Symbol('telling reader');

/**
 * Developments told, in millionths, by the series they count in: the composite has each once that has any indicator. Each
 * is shared out equally among the sources and weeks that tell it, so that one which only a single source tells counts in
 * full, and one that a hundred retell a hundredth for each. Whole numbers, rounded down for each development: sums are
 * the same in whatever order.
 */
export type ToldDevelopments = Readonly<Record<Indicator | 'composite', number>>;

/** What a source told in one week, whose Monday is `week`; 0 of both where nothing is left of it. */
export interface TellingOfWeek {
  readonly week: string;
  /** Articles that report on a development. */
  readonly reports: number;
  readonly told: ToldDevelopments;
}

/** By feed, and by the outlet of which an imported archive has the articles. */
export interface Tellings {
  readonly feeds: readonly (TellingOfWeek & { readonly feedId: string })[];
  readonly archives: readonly (TellingOfWeek & { readonly outlet: string })[];
}

export const NO_TELLINGS: Tellings = { feeds: [], archives: [] };

/** What one reading found that the one before it had not seen; whole, as it is now. */
export interface TellingChanges {
  readonly mark: ReadingMark;
  readonly tellings: Tellings;
}

/** Who told of what, week by week: the port behind coverage and the comparing of sources. */
export interface TellingReader {
  /** Everything, as known at `asOf`. */
  tellings(asOf: Date): Promise<Tellings>;
  /** What changed since a reading (null: all), in a statement that is quick where little did. */
  tellingsSince(mark: ReadingMark | null): Promise<TellingChanges>;
}
