import type { Instant } from '../../kernel/dates.js';

/** Injection token of the history. */
export const FEED_HISTORY = Symbol('feed history');

/** A feed was switched on or off. */
export interface FeedEnabling {
  readonly feedId: string;
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

export interface Publisher {
  /** Slug. */
  readonly publisher: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly ownership: 'state' | 'private' | 'unknown';
}

/** What is known of past polling: the port behind coverage. */
export interface FeedHistory {
  /** Oldest first per feed, of those recorded by `asOf`. */
  enablings(asOf: Date | null): Promise<readonly FeedEnabling[]>;
  /** Of the days whose first answer was logged by `asOf` (null: now), and after `after` where it is given. */
  answeredDays(asOf: Date | null, after?: Date): Promise<readonly AnsweredDays[]>;
  publishers(): Promise<readonly Publisher[]>;
  /** Changes whenever a poll is logged or a feed is switched. */
  revision(): Promise<string>;
}
