/** How many attempts are allowed of one source, and in all, before there is a pause. */
export interface AttemptLimits {
  /** Of a network address, or of one in whose name something is kept. */
  readonly perSource: number;
  readonly inAll: number;
  readonly windowMs: number;
}

/**
 * Counts what costs this instance much, in a sliding window, per source and in all. Times are milliseconds. Kept in
 * memory: what is not to be tried without end at several instances is counted by `SharedAttempts`.
 */
export class Attempts {
  private counted: { readonly source: string; readonly at: number }[] = [];

  constructor(private readonly limits: AttemptLimits) {}

  /** Milliseconds to wait before the next try of the source; 0 where it may try now. */
  waitMs(source: string, now: number): number {
    // What a clock noted while it was ahead counts from now on, and not until the clock is there again.
    this.counted = this.counted
      .map(({ source: from, at }) => ({ source: from, at: Math.min(at, now) }))
      .filter((attempt) => attempt.at > now - this.limits.windowMs);
    const own = this.counted.filter((attempt) => attempt.source === source);
    const blocking =
      own.length >= this.limits.perSource
        ? own
        : this.counted.length >= this.limits.inAll
          ? this.counted
          : [];
    const oldest = blocking[0];
    return oldest === undefined ? 0 : oldest.at + this.limits.windowMs - now;
  }

  /** Counts one. */
  record(source: string, now: number): void {
    this.counted.push({ source, at: now });
  }
}
