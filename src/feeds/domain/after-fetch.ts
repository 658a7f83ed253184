import { isAhead } from '../../kernel/clock-tolerance.js';
import { expiresAtOnce, freshMinutes, retryAfterMinutes } from './answer-headers.js';
import type {
  DueFeed,
  FeedProblem,
  FeedState,
  FetchLogRow,
  FetchResult,
  HostHold,
  Received,
} from './feed-state.js';
import { adaptInterval, afterFailure, minutesAfter, nextCheck } from './next-check.js';
import { POLL_POLICY } from './poll-policy.js';
import { statusVerdict, type StatusVerdict } from './status-problem.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What a poll changes. */
export interface AfterFetch {
  readonly state: FeedState;
  readonly log: FetchLogRow;
  readonly hold: HostHold | null;
}

/** Validators to send with the next question; both null: ask for the whole document. */
export interface Conditions {
  readonly ifNoneMatch: string | null;
  readonly ifModifiedSince: string | null;
}

/** The last answer's validators as they came, unless the last full answer is 8 days old: some servers get stuck. */
export function conditionsFor(state: FeedState, now: Date): Conditions {
  const { validatorsSince } = state;
  const fresh =
    validatorsSince !== null &&
    !isAhead(validatorsSince, now) &&
    now.getTime() - validatorsSince.getTime() < POLL_POLICY.validatorDays * DAY_MS;
  return fresh
    ? { ifNoneMatch: state.etag, ifModifiedSince: state.lastModified }
    : { ifNoneMatch: null, ifModifiedSince: null };
}

/** A header that can be echoed: printable ASCII of bearable length. */
function echoable(value: string | undefined): string | null {
  const fits =
    value !== undefined && value.length <= POLL_POLICY.validatorLength && /^[\t\x20-\x7e]+$/.test(value);
  return fits ? value : null;
}

type Validators = Pick<FeedState, 'etag' | 'lastModified' | 'validatorsSince'>;

function validatorsOf(received: Received, before: Validators, now: Date): Validators {
  const { headers, status } = received;
  if (expiresAtOnce(headers)) return { etag: null, lastModified: null, validatorsSince: null };
  const etag = echoable(headers['etag']);
  const lastModified = echoable(headers['last-modified']);
  if (status !== 304) return { etag, lastModified, validatorsSince: now };
  return {
    etag: etag ?? before.etag,
    lastModified: lastModified ?? before.lastModified,
    validatorsSince: before.validatorsSince,
  };
}

interface Success {
  readonly outcome: 'parsed' | 'not-modified' | 'unchanged';
  readonly received: Received;
  readonly bodyHash: string | null;
  readonly ttlMinutes: number | null;
  /** Null where the document was not read. */
  readonly items: number | null;
  readonly newItems: number;
}

function stateAfterSuccess({ feed, state }: DueFeed, success: Success, now: Date): FeedState {
  const { received, newItems } = success;
  const sinceLastMs = state.lastSuccessAt === null ? null : now.getTime() - state.lastSuccessAt.getTime();
  const intervalMinutes = adaptInterval(feed.intervalMinutes, state.intervalMinutes, {
    items: success.items ?? 0,
    newItems,
    minutesSinceLast: sinceLastMs === null ? null : sinceLastMs / MINUTE_MS,
  });
  const wishes = {
    intervalMinutes,
    ttlMinutes: success.ttlMinutes,
    freshMinutes: freshMinutes(received.headers, now),
  };
  return {
    ...state,
    ...validatorsOf(received, state, now),
    state: 'ok',
    effectiveUrl: received.permanentUrl ?? state.effectiveUrl,
    nextCheckAt: nextCheck(feed.id, wishes, now),
    lastAttemptAt: now,
    lastSuccessAt: now,
    lastNewAt: newItems > 0 ? now : state.lastNewAt,
    failures: 0,
    intervalMinutes,
    bodyHash: success.bodyHash,
    problem: null,
  };
}

function afterSuccess(result: FetchResult, success: Success, now: Date): AfterFetch {
  const { feed } = result.due;
  return {
    state: stateAfterSuccess(result.due, success, now),
    hold: null,
    log: {
      feedId: feed.id,
      at: now,
      outcome: success.outcome,
      answered: true,
      httpStatus: success.received.status,
      items: success.items,
      newItems: success.newItems,
      bytes: success.received.bytes,
      durationMs: result.durationMs,
      message: null,
    },
  };
}

interface Fault {
  readonly state: StatusVerdict['state'];
  readonly problem: FeedProblem;
  readonly received: Received | null;
  /** Null where the host did not ask for a pause. */
  readonly holdUntil: Date | null;
}

/** Kinds of failure in which no question reached the publisher's host. */
const UNREACHED: ReadonlySet<string> = new Set(['dns', 'no-network']);

function later(one: Date, other: Date | null): Date {
  return other !== null && other > one ? other : one;
}

function stateAfterFault({ feed, state }: DueFeed, fault: Fault, now: Date): FeedState {
  const failures = state.failures + 1;
  const { intervalMinutes } = feed;
  const reachedHost = !UNREACHED.has(fault.problem.kind);
  const backedOff = afterFailure(feed.id, { failures, intervalMinutes, reachedHost }, now);
  const unread = fault.received?.status === 200;
  return {
    ...state,
    // What could not be read must be sent whole again.
    ...(unread ? { etag: null, lastModified: null, validatorsSince: null, bodyHash: null } : {}),
    state: fault.state,
    effectiveUrl: failures >= POLL_POLICY.forgetRedirectAfter ? null : state.effectiveUrl,
    nextCheckAt: later(backedOff, fault.holdUntil),
    lastAttemptAt: now,
    failures,
    problem: { ...fault.problem, at: now.toISOString() },
  };
}

function afterFault(result: FetchResult, fault: Fault, now: Date): AfterFetch {
  const { feed } = result.due;
  const { received, holdUntil, problem } = fault;
  const hold =
    holdUntil === null || received === null
      ? null
      : { host: new URL(received.finalUrl).host, until: holdUntil, reason: problem.message };
  return {
    state: stateAfterFault(result.due, fault, now),
    hold,
    log: {
      feedId: feed.id,
      at: now,
      outcome: problem.kind,
      answered: false,
      httpStatus: received?.status ?? null,
      items: null,
      newItems: null,
      bytes: received?.bytes ?? null,
      durationMs: result.durationMs,
      message: problem.message,
    },
  };
}

/** How long a host that answered 429 or 503 is left alone: as it asks, else 10 minutes per failure, at most 24 hours. */
function holdUntil(received: Received, failures: number, now: Date): Date {
  const { holdMinutes, shortestHoldMinutes, longestMinutes } = POLL_POLICY;
  const asked = retryAfterMinutes(received.headers, now) ?? holdMinutes * (failures + 1);
  return minutesAfter(now, Math.min(Math.max(asked, shortestHoldMinutes), longestMinutes));
}

function faultOfStatus(received: Received, failures: number, now: Date): Fault {
  const verdict = statusVerdict(received);
  const asksForPause = received.status === 429 || received.status === 503;
  return { ...verdict, received, holdUntil: asksForPause ? holdUntil(received, failures, now) : null };
}

/**
 * Decides what a poll changes: the feed's state, one line of the log, and a hold on its host. `newItems` is how
 * many of the items were not known before. Null where the poll was abandoned.
 */
export function afterFetch(result: FetchResult, newItems: number, now: Date): AfterFetch | null {
  const { answer, due } = result;
  const { bodyHash } = due.state;
  switch (answer.kind) {
    case 'parsed': {
      const { received, feed } = answer;
      const { ttlMinutes, items } = feed;
      const success = { received, ttlMinutes, items: items.length, newItems, bodyHash: answer.bodyHash };
      return afterSuccess(result, { ...success, outcome: 'parsed' }, now);
    }
    case 'not-modified':
    case 'unchanged': {
      const success = { received: answer.received, ttlMinutes: null, items: null, newItems: 0, bodyHash };
      return afterSuccess(result, { ...success, outcome: answer.kind }, now);
    }
    case 'unreadable': {
      const { problem, received } = answer;
      return afterFault(result, { state: 'failing', problem, received, holdUntil: null }, now);
    }
    case 'wrong-status':
      return afterFault(result, faultOfStatus(answer.received, due.state.failures, now), now);
    case 'unreached':
      return afterFault(
        result,
        { state: 'failing', problem: answer.problem, received: null, holdUntil: null },
        now,
      );
    case 'abandoned':
      return null;
  }
}
