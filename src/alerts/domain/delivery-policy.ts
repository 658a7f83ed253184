import { latestNoted } from '../../kernel/clock-tolerance.js';
import type { Sent } from './channel.js';

/** How deliveries are tried; the values and their sources stand in `../data`. */
export interface DeliveryPolicy {
  /** Seconds after the attempt before, one for each attempt; the first is 0. */
  readonly retryDelaysSeconds: readonly number[];
  /** 0 … 1: the most by which chance lengthens a delay. */
  readonly jitterShare: number;
  readonly longestRetryAfterHours: number;
  readonly leaseSeconds: number;
  readonly disableAfterFailingHours: number;
  /** Under `leaseSeconds`: what is claimed and waits for its turn for longer than the rest is left to the next claim. */
  readonly longestAttemptSeconds: number;
  /** Attempts under way at a time. */
  readonly atATime: number;
  /** Claimed at once at most, where receivers answer fast; at least `atATime`. */
  readonly claimedAtOnce: number;
  readonly atATimePerSubscription: number;
  /** Alerts listed in one message. */
  readonly bundleItems: number;
  /** Days after its date within which a development that is first known is news. */
  readonly freshDays: number;
  /** Days around a visit in which talks and statements are its parts. */
  readonly visitReachesDays: number;
  /** Coverage of the running week, 0 … 1, under which falls wait until the feeds are back. */
  readonly wholeCoverage: number;
}

const SECOND_MS = 1_000;
const HOUR_SECONDS = 3_600;

/**
 * When a notification is tried again after so many failed attempts (1 or more), or null where it is given up. The other
 * side's wish to be left alone counts where it asks for longer. `chance` is 0 … 1.
 */
export function nextTry(
  failed: { readonly attempts: number; readonly afterSeconds: number | null; readonly at: Date },
  policy: DeliveryPolicy,
  chance: number,
): Date | null {
  const delay = policy.retryDelaysSeconds[failed.attempts];
  if (delay === undefined) return null;
  const jittered = delay * (1 + policy.jitterShare * chance);
  const wished = Math.min(failed.afterSeconds ?? 0, policy.longestRetryAfterHours * HOUR_SECONDS);
  return new Date(failed.at.getTime() + Math.max(jittered, wished) * SECOND_MS);
}

/** What an endpoint answers that wants no message at all for a while: too many requests, not available. */
const LEAVE_ALONE: readonly (number | null)[] = [429, 503];

/**
 * Until when nothing is sent to an endpoint after an attempt of `at`; null where it did not ask for that. It gets its wish
 * for as long as a single message would wait for it at most.
 */
export function heldUntil(sent: Sent, at: Date, policy: DeliveryPolicy): Date | null {
  if (sent.outcome !== 'retry' || !LEAVE_ALONE.includes(sent.answer.status)) return null;
  const seconds = Math.min(sent.afterSeconds ?? 0, policy.longestRetryAfterHours * HOUR_SECONDS);
  return seconds <= 0 ? null : new Date(at.getTime() + seconds * SECOND_MS);
}

/** The latest instant until which clocks in order can have held an endpoint by now. */
export function latestHold(now: Date, policy: Pick<DeliveryPolicy, 'longestRetryAfterHours'>): Date {
  return new Date(latestNoted(now).getTime() + policy.longestRetryAfterHours * HOUR_SECONDS * SECOND_MS);
}

/**
 * How many are claimed next: twice as many after a claim of `last` began to be sent within a second, for then the claims
 * are what a burst waits for; half as many where receivers are slow, so that none waits for its turn for long.
 */
export function nextClaim(last: number, beganInMs: number, policy: DeliveryPolicy): number {
  const wanted = beganInMs < SECOND_MS ? last * 2 : last / 2;
  return Math.min(policy.claimedAtOnce, Math.max(policy.atATime, Math.floor(wanted)));
}

/** Whether what was claimed so long ago can still be sent before its lease ends and somebody else sends it. */
export function isInLease(claimedAt: Date, now: Date, policy: DeliveryPolicy): boolean {
  const leftSeconds = policy.leaseSeconds - (now.getTime() - claimedAt.getTime()) / SECOND_MS;
  return leftSeconds >= policy.longestAttemptSeconds;
}

/** Whether an endpoint that fails since an instant is given up now. */
export function isFailingForLong(since: Date, now: Date, policy: DeliveryPolicy): boolean {
  return now.getTime() - since.getTime() >= policy.disableAfterFailingHours * HOUR_SECONDS * SECOND_MS;
}

/** Longer than anything waits: a weekly digest whose time lies in quiet hours. */
const LONGEST_WAIT_DAYS = 9;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/** The latest instants that clocks in order can have stored of notifications by now. */
export interface LatestInstants {
  /** Of what was done: when it came to be owed, or was last tried. */
  readonly done: Date;
  /** Of what is to come: when it goes out. */
  readonly toCome: Date;
  /** Until when it is its claimer's. */
  readonly claimed: Date;
}

/** What lies after these instants was stored by a clock that was ahead and has come back; it must not wait for them. */
export function latestInstants(now: Date, policy: Pick<DeliveryPolicy, 'leaseSeconds'>): LatestInstants {
  const done = latestNoted(now);
  const after = (seconds: number): Date => new Date(done.getTime() + seconds * SECOND_MS);
  return { done, toCome: after(LONGEST_WAIT_DAYS * DAY_SECONDS), claimed: after(policy.leaseSeconds) };
}

/** Until when something is its claimer's that is claimed now. */
export function leaseEnds(now: Date, policy: DeliveryPolicy): Date {
  return new Date(now.getTime() + policy.leaseSeconds * SECOND_MS);
}
