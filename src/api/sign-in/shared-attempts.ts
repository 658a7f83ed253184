import type { AttemptLimits } from './attempts.js';

/** Attempts of the window, the newest included where it was counted; instants in milliseconds. */
export interface CountedAttempts {
  readonly own: number;
  readonly inAll: number;
  readonly oldestOwn: number;
  readonly oldest: number;
  /** False of one too many, which is not counted: else who asks again as soon as he may would never be let through. */
  readonly isCounted: boolean;
}

/**
 * Counts wrong sign-ins, or whatever else is not to be tried without end, in a window that slides, per source and in all
 * (many sources may guess together), for all instances and beyond a restart. Whether somebody has to wait is known
 * without asking the database, so that who is refused costs it nothing: an instance learns what others counted with the
 * next attempt that it has counted itself, so that a wrong token may be looked at once more at each of them.
 */
export class SharedAttempts {
  /** Until when somebody waits. */
  private readonly waiting = new Map<string, number>();
  private allWaitUntil = -Infinity;

  constructor(
    private readonly limits: AttemptLimits,
    private readonly count: (source: string, now: number) => Promise<CountedAttempts>,
  ) {}

  /** Milliseconds to wait before the next try of the source; 0 where it may try now. */
  waitMs(source: string, now: number): number {
    const { windowMs } = this.limits;
    for (const [one, until] of this.waiting) {
      if (until <= now) this.waiting.delete(one);
      // Noted by a clock that was ahead.
      else if (until > now + windowMs) this.waiting.set(one, now + windowMs);
    }
    this.allWaitUntil = Math.min(this.allWaitUntil, now + windowMs);
    return Math.max(0, (this.waiting.get(source) ?? now) - now, this.allWaitUntil - now);
  }

  /** Counts one that may be made, and gives 0; or gives the milliseconds to wait where it is one too many. */
  async take(source: string, now: number): Promise<number> {
    const before = this.waitMs(source, now);
    if (before > 0) return before;
    const { perSource, inAll, windowMs } = this.limits;
    const counted = await this.count(source, now);
    if (counted.own >= perSource) this.waiting.set(source, counted.oldestOwn + windowMs);
    if (counted.inAll >= inAll) this.allWaitUntil = counted.oldest + windowMs;
    // Others may have used up what is allowed.
    return counted.isCounted ? 0 : this.waitMs(source, now);
  }
}
