/** How much a batch may hold: what its items weigh together; an item that weighs more is written alone. */
export interface BatchLimit<T> {
  readonly most: number;
  readonly weightOf: (item: T) => number;
}

/**
 * Writes what is given to it one batch after another: while one batch is being written the next one gathers,
 * so that batches grow with the load and nobody waits for a timer.
 */
export class BatchWriter<T> {
  private waiting: {
    readonly item: T;
    readonly done: () => void;
    readonly failed: (error: unknown) => void;
  }[] = [];
  private isWriting = false;

  constructor(
    private readonly write: (batch: readonly T[]) => Promise<void>,
    private readonly limit: BatchLimit<T>,
  ) {}

  /** Resolves once the item's batch is written; rejects where writing it failed. */
  add(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, done: resolve, failed: reject });
      if (!this.isWriting) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.fitting());
      try {
        await this.write(batch.map((entry) => entry.item));
        batch.forEach((entry) => {
          entry.done();
        });
      } catch (error) {
        batch.forEach((entry) => {
          entry.failed(error);
        });
      }
    }
    this.isWriting = false;
  }

  /** How many of the first that wait fit into one batch: at least one. */
  private fitting(): number {
    let weight = 0;
    const beyond = this.waiting.findIndex(
      ({ item }) => (weight += this.limit.weightOf(item)) > this.limit.most,
    );
    return beyond === -1 ? this.waiting.length : Math.max(1, beyond);
  }
}
