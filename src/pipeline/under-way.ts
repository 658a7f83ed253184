/** Tasks that are under way side by side, so that more are begun as others end. */
export class UnderWay {
  private running = 0;
  private failure: { readonly error: unknown } | null = null;
  private waiting: { readonly most: number; readonly go: () => void } | null = null;

  get count(): number {
    return this.running;
  }

  /** Whether a task has failed. */
  get hasFailed(): boolean {
    return this.failure !== null;
  }

  /** Counts a task in until it ends; its failure is kept for `end`. */
  add(task: Promise<unknown>): void {
    this.running += 1;
    task
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => {
        this.running -= 1;
        this.look();
      });
  }

  /** Resolves once at most so many tasks are under way; one wait at a time. */
  downTo(most: number): Promise<void> {
    return new Promise((go) => {
      this.waiting = { most, go };
      this.look();
    });
  }

  /** Waits until every task has ended, then throws the first failure there was. */
  async end(): Promise<void> {
    await this.downTo(0);
    if (this.failure !== null) throw this.failure.error;
  }

  private look(): void {
    if (this.waiting === null || this.running > this.waiting.most) return;
    const { go } = this.waiting;
    this.waiting = null;
    go();
  }
}
