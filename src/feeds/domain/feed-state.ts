import type { Instant } from '../../kernel/dates.js';
import type { Feed } from './feed.js';
import type { ParsedFeed } from './feed-item.js';

export const FEED_STATES = ['waiting', 'ok', 'failing', 'held', 'gone', 'blocked', 'off'] as const;
/** `waiting`: never asked; `held`: its host asked for a pause; `gone`: answered 410; `off`: not enabled. */
export type FeedStateName = (typeof FEED_STATES)[number];

/** What is wrong with a feed, written for a person. */
export interface FeedProblem {
  readonly kind: string;
  readonly message: string;
  /** What to do next. */
  readonly remedy: string;
}

export interface DatedProblem extends FeedProblem {
  readonly at: Instant;
}

/** What is remembered of a feed between polls. */
export interface FeedState {
  readonly feedId: string;
  readonly state: FeedStateName;
  /** Where permanent redirects led; null: the listed address. */
  readonly effectiveUrl: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When the last full answer came; validators older than 8 days are not sent. */
  readonly validatorsSince: Date | null;
  readonly nextCheckAt: Date;
  readonly lastAttemptAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastNewAt: Date | null;
  /** In a row. */
  readonly failures: number;
  /** Adapted to how often the feed brings news; null before the first answer. */
  readonly intervalMinutes: number | null;
  /** Of the last body that was parsed. */
  readonly bodyHash: string | null;
  readonly problem: DatedProblem | null;
}

/** A feed that is to be asked now. */
export interface DueFeed {
  readonly feed: Feed;
  readonly state: FeedState;
  /** Name and port of the host that will be asked. */
  readonly host: string;
}

/** What an HTTP answer said, without its body. */
export interface Received {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** After decompression. */
  readonly bytes: number;
  readonly finalUrl: string;
  readonly permanentUrl: string | null;
}

/** What asking a feed gave. */
export type FeedAnswer =
  | {
      readonly kind: 'parsed';
      readonly received: Received;
      readonly feed: ParsedFeed;
      readonly bodyHash: string;
    }
  /** The server said so (304). */
  | { readonly kind: 'not-modified'; readonly received: Received }
  /** The same bytes as last time. */
  | { readonly kind: 'unchanged'; readonly received: Received }
  | { readonly kind: 'unreadable'; readonly received: Received; readonly problem: FeedProblem }
  | { readonly kind: 'wrong-status'; readonly received: Received }
  /** No answer. */
  | { readonly kind: 'unreached'; readonly problem: FeedProblem }
  /** The service was stopped meanwhile; nothing is known. */
  | { readonly kind: 'abandoned' };

export interface FetchResult {
  readonly due: DueFeed;
  readonly answer: FeedAnswer;
  readonly durationMs: number;
}

/** A host that asked for a pause. */
export interface HostHold {
  readonly host: string;
  readonly until: Date;
  readonly reason: string;
}

export interface FetchLogRow {
  readonly feedId: string;
  readonly at: Date;
  /** The answer's kind, or the problem's where there was one. */
  readonly outcome: string;
  /** Whether the feed counts as heard: parsed, not modified or unchanged. */
  readonly answered: boolean;
  readonly httpStatus: number | null;
  readonly items: number | null;
  readonly newItems: number | null;
  readonly bytes: number | null;
  readonly durationMs: number;
  readonly message: string | null;
}
