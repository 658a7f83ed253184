/** How many attempts are allowed from one address, and in all, before there is a pause. */
export interface AttemptLimits {
  readonly perAddress: number;
  readonly inAll: number;
  readonly windowMs: number;
}

/**
 * Counts wrong sign-ins, or whatever else is not to be tried without end, in a sliding window, per address and in all
 * (many addresses may guess together). Times are milliseconds. Kept in memory: a restart forgives, an attacker cannot
 * cause one.
 */
export class Attempts {
  private counted: { readonly address: string; readonly at: number }[] = [];

  constructor(private readonly limits: AttemptLimits) {}

  /** Milliseconds to wait before the next try from the address; 0 where it may try now. */
  waitMs(address: string, now: number): number {
    // What a clock noted while it was ahead counts from now on, and not until the clock is there again.
    this.counted = this.counted
      .map(({ address: from, at }) => ({ address: from, at: Math.min(at, now) }))
      .filter((attempt) => attempt.at > now - this.limits.windowMs);
    const own = this.counted.filter((attempt) => attempt.address === address);
    const blocking =
      own.length >= this.limits.perAddress
        ? own
        : this.counted.length >= this.limits.inAll
          ? this.counted
          : [];
    const oldest = blocking[0];
    return oldest === undefined ? 0 : oldest.at + this.limits.windowMs - now;
  }

  /** Counts one. */
  record(address: string, now: number): void {
    this.counted.push({ address, at: now });
  }
}
