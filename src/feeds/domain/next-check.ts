import { POLL_POLICY } from './poll-policy.js';

const MINUTE_MS = 60_000;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** `date` so many minutes later. */
export function minutesAfter(date: Date, minutes: number): Date {
  return new Date(date.getTime() + minutes * MINUTE_MS);
}

/**
 * A number from 0 up to 1 that only the text decides (FNV-1a with a final mix): the same feed always drifts by the
 * same share, and feeds spread evenly.
 */
export function spreadOf(text: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** When to ask next after an answer: everyone's wish, the longest first, from 10 minutes to 24 hours. */
export function nextCheck(
  feedId: string,
  wishes: {
    readonly intervalMinutes: number;
    readonly ttlMinutes: number | null;
    readonly freshMinutes: number;
  },
  now: Date,
): Date {
  const { shortestMinutes, longestMinutes, jitterShare } = POLL_POLICY;
  const wished = Math.max(
    wishes.intervalMinutes,
    wishes.ttlMinutes ?? 0,
    wishes.freshMinutes,
    shortestMinutes,
  );
  return minutesAfter(now, Math.min(wished * (1 + jitterShare * spreadOf(feedId)), longestMinutes));
}

/**
 * When to ask next after the n-th failure in a row: n intervals later, at most 24 hours, or 1 hour where the
 * question never left this machine.
 */
export function afterFailure(
  feedId: string,
  failed: { readonly failures: number; readonly intervalMinutes: number; readonly reachedHost: boolean },
  now: Date,
): Date {
  const { shortestMinutes, longestMinutes, longestUnreachedMinutes, jitterShare } = POLL_POLICY;
  const cap = failed.reachedHost ? longestMinutes : longestUnreachedMinutes;
  const delay = clamp(failed.failures * failed.intervalMinutes, shortestMinutes, cap);
  return minutesAfter(now, Math.min(delay * (1 + jitterShare * spreadOf(feedId)), longestMinutes));
}

/** What the last poll brought, and how long after the one before. */
export interface Yield {
  /** Items in the document; 0 where it was not modified. */
  readonly items: number;
  readonly newItems: number;
  /** Null at the first answer, whose items are all new. */
  readonly minutesSinceLast: number | null;
}

/**
 * The interval adapted to how often the feed brings news: silence stretches it up to fourfold, mostly new items
 * halve it down to 10 minutes, anything between leads back to the configured one. A first answer, or one after a
 * pause longer than two intervals, says nothing about the interval.
 */
export function adaptInterval(
  configuredMinutes: number,
  currentMinutes: number | null,
  brought: Yield,
): number {
  const { shortestMinutes, longestMinutes, stretchFactor, stepFactor, hasteFactor } = POLL_POLICY;
  const longest = clamp(configuredMinutes * stretchFactor, shortestMinutes, longestMinutes);
  const within = (minutes: number): number => clamp(minutes, Math.min(shortestMinutes, longest), longest);
  const current = within(currentMinutes ?? configuredMinutes);
  if (brought.minutesSinceLast === null) return current;
  if (brought.newItems === 0) return within(current * stepFactor);
  const share = brought.items === 0 ? 0 : brought.newItems / brought.items;
  if (share > POLL_POLICY.muchNewShare) {
    return brought.minutesSinceLast > 2 * current ? current : within(current / hasteFactor);
  }
  if (current > configuredMinutes) return within(Math.max(configuredMinutes, current / stepFactor));
  if (share < POLL_POLICY.littleNewShare) return within(Math.min(configuredMinutes, current * stepFactor));
  return current;
}
