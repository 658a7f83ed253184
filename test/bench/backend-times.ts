import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { z } from 'zod';

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;
/** Of what follows the name in `/proc/PID/stat`: time in the program, and in the system for it. */
const [USER_FIELD, SYSTEM_FIELD] = [11, 12];

const pidRows = z.array(z.object({ pid: z.number() }));

/** Processor time in ms by process that serves this database; a process that has gone is left out, and all on other systems than Linux. */
export async function backendTimes(dataSource: DataSource): Promise<ReadonlyMap<number, number>> {
  const rows = pidRows.parse(
    await dataSource.query(`SELECT pid FROM pg_stat_activity WHERE datname = current_database()`),
  );
  return new Map(
    rows.flatMap(({ pid }) => {
      const ms = timeOf(pid);
      return ms === null ? [] : [[pid, ms]];
    }),
  );
}

/** What went by between two looks, of the processes that are there at the second. */
export function msBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}

function timeOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[USER_FIELD]) + Number(fields[SYSTEM_FIELD])) * TICK_MS;
  } catch {
    return null;
  }
}
