/** Lets one task at a time through for each host, in the order they came; hosts do not wait for each other. */
export class HostQueue {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** Runs the task when all earlier ones of its host have ended, however they ended. */
  async run<T>(host: string, task: () => Promise<T>): Promise<T> {
    const before = this.tails.get(host);
    const mine = before === undefined ? task() : before.then(task, task);
    this.tails.set(host, mine);
    try {
      return await mine;
    } finally {
      if (this.tails.get(host) === mine) this.tails.delete(host);
    }
  }
}
