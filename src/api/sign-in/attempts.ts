/** How many wrong tokens are allowed from one address, and in all, before sign-in pauses. */
export interface AttemptLimits {
  readonly perAddress: number;
  readonly inAll: number;
  readonly windowMs: number;
}

/**
 * Counts wrong sign-ins in a sliding window, per address and in all (many addresses may guess together).
 * Times are milliseconds. Kept in memory: a restart forgives, an attacker cannot cause one.
 */
export class Attempts {
  private wrong: { readonly address: string; readonly at: number }[] = [];

  constructor(private readonly limits: AttemptLimits) {}

  /** Milliseconds to wait before the next try from the address; 0 where it may try now. */
  waitMs(address: string, now: number): number {
    this.wrong = this.wrong.filter((attempt) => attempt.at > now - this.limits.windowMs);
    const own = this.wrong.filter((attempt) => attempt.address === address);
    const blocking =
      own.length >= this.limits.perAddress ? own : this.wrong.length >= this.limits.inAll ? this.wrong : [];
    const oldest = blocking[0];
    return oldest === undefined ? 0 : oldest.at + this.limits.windowMs - now;
  }

  /** Records a wrong token. */
  record(address: string, now: number): void {
    this.wrong.push({ address, at: now });
  }
}
