import { DAY_MS, readTime, timeOfDay, WallClock } from './wall-clock.js';
import type { Timing } from './subscription.js';

/** 1970-01-01 was a Thursday, the fourth day of the ISO week. */
const FIRST_WEEKDAY = 4;
const WEEK_DAYS = 7;
/** Two weeks hold a weekday even where a zone left a day out. */
const MOST_DAYS = 15;

/**
 * The first instant after `instant` at which a digest is due: once each day of the zone, or each week on its weekday, at
 * the wall's time; where clocks are put forward over it, at that moment, and where it comes twice, the first time. A day
 * that a zone left out has none.
 */
export function nextDigest(timing: Pick<Timing, 'cadence' | 'zone' | 'digestAt'>, instant: Date): Date {
  const wall = new WallClock(timing.zone);
  const today = dayOf(wall.wallAt(instant.getTime()));
  for (let day = today - 1; day < today + MOST_DAYS; day += 1) {
    if (timing.cadence === 'weekly' && weekdayOf(day) !== timing.digestAt.weekday) continue;
    const at = wall.firstAt(day * DAY_MS + readTime(timing.digestAt.time));
    if (at > instant.getTime() && dayOf(wall.wallAt(at)) === day) return new Date(at);
  }
  throw new RangeError(`No digest of ${timing.zone} within ${MOST_DAYS} days of ${instant.toISOString()}.`);
}

function dayOf(wallMs: number): number {
  return (wallMs - timeOfDay(wallMs)) / DAY_MS;
}

function weekdayOf(day: number): number {
  return ((((day + FIRST_WEEKDAY - 1) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS) + 1;
}
