/** Lets one task at a time through for each name (a host, an address), in the order they came; names do not wait for each other. */
export class ByTurns {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** Runs the task when all earlier ones of its name have ended, however they ended. */
  async run<T>(name: string, task: () => Promise<T>): Promise<T> {
    const before = this.tails.get(name);
    const mine = before === undefined ? task() : before.then(task, task);
    this.tails.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.tails.get(name) === mine) this.tails.delete(name);
    }
  }
}
