import { latestNoted } from '../../kernel/clock-tolerance.js';
import { minutesAfter } from './next-check.js';
import { POLL_POLICY } from './poll-policy.js';

/** The latest instants that clocks in order can have stored of feeds by now. */
export interface LatestInstants {
  /** Of what was done: when a feed was last asked. */
  readonly done: Date;
  /** Of what is to come: when a feed is asked next, or a host's pause ends. */
  readonly toCome: Date;
}

/**
 * What lies after these instants was stored by a clock that was ahead and has come back: a feed with a later last question
 * or next check is due now, a longer pause is over. So every feed is asked within its longest interval of the true time.
 */
export function latestInstants(now: Date): LatestInstants {
  const done = latestNoted(now);
  return { done, toCome: minutesAfter(done, POLL_POLICY.longestMinutes) };
}
