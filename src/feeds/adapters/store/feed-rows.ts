import { z } from 'zod';
import type { AfterFetch } from '../../domain/after-fetch.js';
import { FEED_STATES } from '../../domain/feed-state.js';
import type { FeedWithState } from '../../ports.js';

const date = z.date();

/** A feed joined with its state, as the database gives it. */
export const feedRow = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  language: z.string(),
  publisher: z.string(),
  country: z.string(),
  ownership: z.enum(['state', 'private', 'unknown']),
  enabled: z.boolean(),
  configured_minutes: z.number(),
  note: z.string(),
  state: z.enum(FEED_STATES),
  effective_url: z.string().nullable(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  validators_since: date.nullable(),
  next_check_at: date,
  last_attempt_at: date.nullable(),
  last_success_at: date.nullable(),
  last_new_at: date.nullable(),
  failures: z.number(),
  interval_minutes: z.number().nullable(),
  body_hash: z.string().nullable(),
  problem: z.object({ kind: z.string(), message: z.string(), remedy: z.string(), at: z.string() }).nullable(),
});

export const FEED_COLUMNS = `f.id, f.name, f.url, f.language, f.publisher, f.country, f.ownership, f.enabled,
  f.interval_minutes AS configured_minutes, f.note, s.state, s.effective_url, s.etag, s.last_modified,
  s.validators_since, s.next_check_at, s.last_attempt_at, s.last_success_at, s.last_new_at, s.failures,
  s.interval_minutes, s.body_hash, s.problem`;

/** The records of a row. */
export function fromRow(row: z.output<typeof feedRow>): FeedWithState {
  const { id, name, url, language, publisher, country, ownership, enabled, note } = row;
  return {
    feed: {
      ...{ id, name, url, language, publisher, country, ownership, enabled, note },
      intervalMinutes: row.configured_minutes,
    },
    state: {
      feedId: id,
      state: row.state,
      effectiveUrl: row.effective_url,
      etag: row.etag,
      lastModified: row.last_modified,
      validatorsSince: row.validators_since,
      nextCheckAt: row.next_check_at,
      lastAttemptAt: row.last_attempt_at,
      lastSuccessAt: row.last_success_at,
      lastNewAt: row.last_new_at,
      failures: row.failures,
      intervalMinutes: row.interval_minutes,
      bodyHash: row.body_hash,
      problem: row.problem,
    },
  };
}

/** Column values of `feed_state`. */
export function stateColumns({ state }: AfterFetch): Readonly<Record<string, unknown>> {
  return {
    feed_id: state.feedId,
    state: state.state,
    effective_url: state.effectiveUrl,
    etag: state.etag,
    last_modified: state.lastModified,
    validators_since: state.validatorsSince,
    next_check_at: state.nextCheckAt,
    last_attempt_at: state.lastAttemptAt,
    last_success_at: state.lastSuccessAt,
    last_new_at: state.lastNewAt,
    failures: state.failures,
    interval_minutes: state.intervalMinutes,
    body_hash: state.bodyHash,
    problem: state.problem,
  };
}

/** Column values of `fetch_log`. */
export function logColumns({ log }: AfterFetch): Readonly<Record<string, unknown>> {
  return {
    feed_id: log.feedId,
    at: log.at,
    outcome: log.outcome,
    answered: log.answered,
    http_status: log.httpStatus,
    items: log.items,
    new_items: log.newItems,
    bytes: log.bytes,
    duration_ms: log.durationMs,
    message: log.message,
  };
}
