import type { AttemptLimits } from './attempts.js';

/** Attempts of the window, the newest included; instants in milliseconds. */
export interface CountedAttempts {
  readonly own: number;
  readonly inAll: number;
  readonly oldestOwn: number;
  readonly oldest: number;
}

/**
 * Counts wrong sign-ins, or whatever else is not to be tried without end, in a window that slides, per source and in all
 * (many sources may guess together), for all instances and beyond a restart. Whether somebody has to wait is known
 * without asking the database, so that who is refused costs it nothing: an instance learns what others counted with the
 * next attempt that it counts itself, which is one more than the limit for each of them at most.
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

  /** Counts one. */
  async record(source: string, now: number): Promise<void> {
    await this.counted(source, now);
  }

  /** Counts one that may be made, and gives 0; or gives the milliseconds to wait where it is one too many. */
  async take(source: string, now: number): Promise<number> {
    const before = this.waitMs(source, now);
    if (before > 0) return before;
    const { own, inAll } = await this.counted(source, now);
    // Others may have used up what is allowed.
    return own > this.limits.perSource || inAll > this.limits.inAll ? this.waitMs(source, now) : 0;
  }

  private async counted(source: string, now: number): Promise<CountedAttempts> {
    const { perSource, inAll, windowMs } = this.limits;
    const counted = await this.count(source, now);
    if (counted.own >= perSource) this.waiting.set(source, counted.oldestOwn + windowMs);
    if (counted.inAll >= inAll) this.allWaitUntil = counted.oldest + windowMs;
    return counted;
  }
}
