/** What a piece of work took. */
export interface TimeTaken {
  /** By the clock: on a machine with other work it waits for that. */
  readonly ms: number;
  /** Of the processor, by all threads of this process. */
  readonly processorMs: number;
}

/** Begins to count; what it gives tells what went by since. */
export function startWatch(): () => TimeTaken {
  const [since, used] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(used);
    return { ms: performance.now() - since, processorMs: (user + system) / 1_000 };
  };
}

export function told({ ms, processorMs }: TimeTaken): string {
  return `${Math.round(processorMs)} ms of the processor, ${Math.round(ms)} ms by the clock`;
}
