import { isAtLeast, type Severity } from './rule.js';
import type { QuietHours } from './subscription.js';
import { DAY_MS, readTime, timeOfDay, WallClock } from './wall-clock.js';

/** Quiet hours and the zone in which they hold. */
export interface Quiet {
  readonly zone: string;
  readonly quiet: QuietHours | null;
}

/** Whether the quiet hours hold for a message of this severity at all. */
export function isHeldByQuiet(quiet: QuietHours | null, severity: Severity): boolean {
  return quiet !== null && (quiet.breakthrough === null || !isAtLeast(severity, quiet.breakthrough));
}

/** Whether an instant lies in the quiet hours, by what the wall shows. */
export function isQuietAt({ zone, quiet }: Quiet, instant: Date): boolean {
  return quiet !== null && isQuietTime(quiet, timeOfDay(new WallClock(zone).wallAt(instant.getTime())));
}

/**
 * The first instant from `instant` on that does not lie in the quiet hours; itself where it lies outside. Clocks that
 * are put forward may end them early, and where they go back an hour of them may come again.
 */
export function quietEnds({ zone, quiet }: Quiet, instant: Date): Date {
  if (quiet === null) return instant;
  const wall = new WallClock(zone);
  let at = instant.getTime();
  for (;;) {
    const now = timeOfDay(wall.wallAt(at));
    if (!isQuietTime(quiet, now)) return new Date(at);
    const rest = readTime(quiet.to) - now;
    const end = at + (rest > 0 ? rest : rest + DAY_MS);
    at = wall.changeBetween(at, end) ?? end;
  }
}

function isQuietTime(quiet: QuietHours, time: number): boolean {
  const [from, to] = [readTime(quiet.from), readTime(quiet.to)];
  if (from === to) return false;
  return from < to ? time >= from && time < to : time >= from || time < to;
}
