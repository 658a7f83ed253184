import type { Instant } from '../../kernel/dates.js';
import type { ReadingMark } from '../../kernel/reading-mark.js';

/** Injection token of the history. */
export const FEED_HISTORY = Symbol('feed history');

/** A feed was switched on or off. */
export interface FeedEnabling {
  readonly feedId: string;
  /** What an imported archive may call the outlet behind it, as slugs. */
  readonly outlets: readonly string[];
  readonly enabled: boolean;
  readonly at: Instant;
}

/** A week, by its Monday, in which a feed answered. */
export interface AnsweredDays {
  readonly feedId: string;
  readonly week: string;
  /** The days on which it answered at least once, as bits: Monday is 1, Sunday 64. */
  readonly days: number;
}

/** What one reading of the polls found that the one before it had not seen. */
export interface FeedHistoryChanges {
  readonly mark: ReadingMark;
  /** Another text whenever a feed was switched on or off, or got another name or publisher. */
  readonly switches: string;
  /** Whole, as they are now: every week in which a poll was answered since; a poll may leave its week as it was. */
  readonly answered: readonly AnsweredDays[];
}

export interface Publisher {
  /** Slug. */
  readonly publisher: string;
  readonly name: string;
  /** What an imported archive may call it, as slugs: its own, and the hosts of its feeds. */
  readonly outlets: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly ownership: 'state' | 'private' | 'unknown';
}

/** What a feed was called at an instant, and whose it was. */
export interface FeedName {
  readonly feedId: string;
  /** Slug. */
  readonly publisher: string;
  readonly name: string;
}

/** What is known of past polling: the port behind coverage. */
export interface FeedHistory {
  /** Oldest first per feed, of those recorded by `asOf`. */
  enablings(asOf: Date | null): Promise<readonly FeedEnabling[]>;
  /** Of the days whose first answer was logged by `asOf`, and after `after` where it is given. */
  answeredDays(asOf: Date, after?: Date): Promise<readonly AnsweredDays[]>;
  /** What changed since a reading (null: everything), in one statement that is quick where little did. */
  changesSince(mark: ReadingMark | null): Promise<FeedHistoryChanges>;
  publishers(): Promise<readonly Publisher[]>;
  /** By feed id; of feeds that had a name on record by `asOf`. */
  names(asOf: Date): Promise<readonly FeedName[]>;
}
