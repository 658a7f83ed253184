import { z } from 'zod';

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** How long at least one of the intervals lasted, in their unit; overlaps count once. */
export function unionMs(intervals: readonly Interval[]): number {
  let covered = 0;
  let end = -Infinity;
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    if (to <= end) continue;
    covered += to - Math.max(from, end);
    end = to;
  }
  return covered;
}

/** What the stage clock saw of one `tracker poll --once`, in milliseconds; stages run side by side. */
export const stageTimes = z.object({
  /** From the start of the process to the first question. */
  startMs: z.number(),
  /** From the first question to the last commit. */
  pollMs: z.number(),
  fetchMs: z.number(),
  parseMs: z.number(),
  storeMs: z.number(),
  classifyMs: z.number(),
  groupMs: z.number(),
  jobsMs: z.number(),
  /** Processor time of all threads from the first question to the end; the database's own is not in it. */
  cpuMs: z.number(),
  /** 0 … 1: how much of its life the main thread was busy. */
  mainThreadShare: z.number(),
  peakMb: z.number(),
});
export type StageTimes = z.output<typeof stageTimes>;
