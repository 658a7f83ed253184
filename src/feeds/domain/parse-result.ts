import type { ParsedFeed } from './feed-item.js';

export type ParseFailureReason =
  'empty' | 'not-a-feed' | 'too-large' | 'too-deep' | 'broken' | 'timeout' | 'out-of-memory' | 'stopped';

/** Why bytes gave no feed: what is wrong, and what a person can do. */
export interface ParseFailure {
  readonly ok: false;
  readonly reason: ParseFailureReason;
  readonly message: string;
  readonly remedy: string;
}

export interface ParseSuccess {
  readonly ok: true;
  readonly feed: ParsedFeed;
  /** What was wrong with the document although it could be read, in sentences; mostly empty. */
  readonly notes: readonly string[];
}

export type ParseResult = ParseSuccess | ParseFailure;

/** What is known of the bytes from outside. */
export interface ParseOptions {
  /** The `Content-Type` header as received. */
  readonly contentType?: string | null;
  /** The address the bytes came from, after redirects; relative links are resolved against it. */
  readonly url?: string | null;
}

/** The failure of one parse. */
export function parseFailure(reason: ParseFailureReason, message: string, remedy: string): ParseFailure {
  return { ok: false, reason, message, remedy };
}
