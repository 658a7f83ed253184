import { isAhead } from '../../kernel/clock-tolerance.js';
import { nextDigest } from './digest-time.js';
import { isHeldByQuiet, quietEnds } from './quiet-hours.js';
import type { Severity } from './rule.js';
import type { Timing } from './subscription.js';
import { MINUTE_MS } from './wall-clock.js';

/** When something is sent: now, or later and why. */
export type SendingTime =
  | { readonly send: 'now' }
  | { readonly send: 'later'; readonly at: Date; readonly why: 'digest' | 'debounce' | 'quiet' | 'cap' };

const NOW: SendingTime = { send: 'now' };
const HOUR_MS = 60 * MINUTE_MS;

/** When an alert that is known now is sent: what waits for a digest waits, then for more of its kind, then for morning. */
export function whenToSend(
  timing: Timing,
  { severity, debounceMinutes }: { readonly severity: Severity; readonly debounceMinutes: number },
  now: Date,
): SendingTime {
  if (timing.cadence !== 'immediate') {
    // Nothing in a digest breaks through: who wants it at once does not ask for a digest.
    return { send: 'later', at: quietEnds(timing, nextDigest(timing, now)), why: 'digest' };
  }
  if (debounceMinutes > 0) {
    const at = new Date(now.getTime() + debounceMinutes * MINUTE_MS);
    return { send: 'later', at: outOfQuiet(timing, severity, at), why: 'debounce' };
  }
  return outOfQuiet(timing, severity, now) > now
    ? { send: 'later', at: quietEnds(timing, now), why: 'quiet' }
    : NOW;
}

/** When a message that is owed or was held may go out, 0 or more already sent within the last hour. */
export function whenToRelease(
  timing: Timing,
  { severity, sentAt }: { readonly severity: Severity; readonly sentAt: readonly Date[] },
  now: Date,
): SendingTime {
  const free = freeUnderCap(timing.hourlyCap, sentAt, now);
  if (free > now) return { send: 'later', at: outOfQuiet(timing, severity, free), why: 'cap' };
  const morning = outOfQuiet(timing, severity, now);
  return morning > now ? { send: 'later', at: morning, why: 'quiet' } : NOW;
}

/** When one more message fits under the cap of any 60 minutes; what a clock noted while it was ahead takes no room. */
function freeUnderCap(cap: number | null, sentAt: readonly Date[], now: Date): Date {
  if (cap === null) return now;
  const recent = sentAt
    .filter((at) => !isAhead(at, now))
    .map((at) => at.getTime())
    .filter((at) => at > now.getTime() - HOUR_MS)
    .sort((a, b) => b - a);
  const counted = recent[cap - 1];
  return counted === undefined ? now : new Date(counted + HOUR_MS);
}

/**
 * When something goes out that a clock which was ahead put off too far: what is owed now, for caps and quiet hours are
 * looked at once more before it is sent; what is held as if it were known now.
 */
export function dueAnew(
  timing: Timing,
  { state, severity }: { readonly state: 'held' | 'owed'; readonly severity: Severity },
  now: Date,
): Date {
  if (state === 'owed') return now;
  const when = whenToSend(timing, { severity, debounceMinutes: 0 }, now);
  return when.send === 'now' ? now : when.at;
}

function outOfQuiet(timing: Timing, severity: Severity, instant: Date): Date {
  return isHeldByQuiet(timing.quiet, severity) ? quietEnds(timing, instant) : instant;
}
