interface Threshold<T> {
  readonly at: number;
  readonly entry: T;
}

/** Entries in the order of a threshold: those that a movement crosses are found without looking at the rest. */
export class Thresholds<T> {
  private readonly sorted: readonly Threshold<T>[];

  constructor(entries: readonly T[], thresholdOf: (entry: T) => number) {
    this.sorted = entries.map((entry) => ({ at: thresholdOf(entry), entry })).sort((a, b) => a.at - b.at);
  }

  /** Those whose threshold is above `from` and not above `to`: what a rise reaches. */
  reached(from: number, to: number): readonly T[] {
    return this.between(
      (at) => at <= from,
      (at) => at <= to,
    );
  }

  /** Those whose threshold is at or above `to` and under `from`: what a fall reaches. */
  reachedFalling(from: number, to: number): readonly T[] {
    return this.between(
      (at) => at < to,
      (at) => at < from,
    );
  }

  /** Those whose threshold is above `to` and not above `from`: what a fall leaves behind. */
  leftFalling(from: number, to: number): readonly T[] {
    return this.between(
      (at) => at <= to,
      (at) => at <= from,
    );
  }

  /** Those whose threshold is at or above `from` and under `to`: what a rise leaves behind. */
  leftRising(from: number, to: number): readonly T[] {
    return this.between(
      (at) => at < from,
      (at) => at < to,
    );
  }

  /** From the first threshold that is not `skipped` up to the last that is `within`. */
  private between(skipped: (at: number) => boolean, within: (at: number) => boolean): readonly T[] {
    const found: T[] = [];
    for (let place = this.firstNot(skipped); place < this.sorted.length; place += 1) {
      const threshold = this.sorted[place];
      if (threshold === undefined || !within(threshold.at)) break;
      found.push(threshold.entry);
    }
    return found;
  }

  private firstNot(skipped: (at: number) => boolean): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.sorted[middle]?.at ?? Infinity;
      if (skipped(at)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
