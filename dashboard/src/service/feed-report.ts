import type { FeedProvenance } from '../../../src/feeds/domain/added-feed.js';
import type { Feed } from '../../../src/feeds/domain/feed.js';
import { flag, list, number, oneOf, orNull, record, text } from './guards.js';
import type { Guard } from './guards.js';

const FEED_STATES = ['waiting', 'ok', 'failing', 'held', 'gone', 'blocked', 'off'] as const;

export const OWNERSHIPS = ['state', 'private', 'unknown'] as const;

/** A feed with what its polling has brought so far. */
export interface FeedReport extends Feed, FeedProvenance {
  readonly state: (typeof FEED_STATES)[number];
  readonly lastAttemptAt: string | null;
  readonly lastSuccessAt: string | null;
  readonly lastNewAt: string | null;
  readonly nextCheckAt: string | null;
  readonly failures: number;
  readonly problem: {
    readonly kind: string;
    readonly message: string;
    readonly remedy: string;
    readonly at: string;
  } | null;
  /** Oldest week first, the running week last. */
  readonly articlesLast8Weeks: readonly { readonly week: string; readonly articles: number }[];
}

/** Who took an added feed out; null: nobody. */
export const withdrawal: Guard<FeedReport['withdrawal']> = orNull(
  record<NonNullable<FeedReport['withdrawal']>>({ by: text, at: text, reason: text }),
);

export const feedReport: Guard<FeedReport> = record<FeedReport>({
  id: text,
  name: text,
  url: text,
  language: text,
  publisher: text,
  country: text,
  ownership: oneOf(OWNERSHIPS),
  enabled: flag,
  intervalMinutes: number,
  note: text,
  state: oneOf(FEED_STATES),
  lastAttemptAt: orNull(text),
  lastSuccessAt: orNull(text),
  lastNewAt: orNull(text),
  nextCheckAt: orNull(text),
  failures: number,
  problem: orNull(
    record<NonNullable<FeedReport['problem']>>({ kind: text, message: text, remedy: text, at: text }),
  ),
  origin: oneOf(['list', 'person']),
  addition: orNull(record<NonNullable<FeedReport['addition']>>({ by: text, at: text })),
  withdrawal,
  articlesLast8Weeks: list(
    record<FeedReport['articlesLast8Weeks'][number]>({ week: text, articles: number }),
  ),
});
