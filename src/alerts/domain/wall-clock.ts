import { IANAZone } from 'luxon';

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/**
 * What clocks on the wall of a zone show, in milliseconds since 1970 as if the wall's time were UTC. Luxon's zones hold
 * the rules; where clocks are put forward, some times of the wall never come, and some come twice where they go back.
 */
export class WallClock {
  private readonly zone: IANAZone;

  constructor(zone: string) {
    this.zone = IANAZone.create(zone);
    if (!this.zone.isValid) throw new RangeError(`"${zone}" is no IANA time zone.`);
  }

  /** The wall's time at an instant. */
  wallAt(instantMs: number): number {
    return instantMs + this.offsetMs(instantMs);
  }

  /** The first instant at which the wall shows this time; where it is left out, when the clocks are put forward over it. */
  firstAt(wallMs: number): number {
    const offsets = [
      this.offsetMs(wallMs - DAY_MS - DAY_MS / 2),
      this.offsetMs(wallMs + DAY_MS + DAY_MS / 2),
    ];
    const instants = offsets.map((offset) => wallMs - offset).filter((at) => this.wallAt(at) === wallMs);
    if (instants.length > 0) return Math.min(...instants);
    const [early, late] = [wallMs - Math.max(...offsets), wallMs - Math.min(...offsets)];
    return this.changeBetween(early, late) ?? early;
  }

  /** The first instant after `fromMs` and not after `toMs` with another offset than `fromMs` has; null without one. */
  changeBetween(fromMs: number, toMs: number): number | null {
    const before = this.offsetMs(fromMs);
    if (this.offsetMs(toMs) === before) return null;
    let [same, changed] = [fromMs, toMs];
    while (changed - same > 1) {
      const middle = Math.floor((same + changed) / 2);
      if (this.offsetMs(middle) === before) same = middle;
      else changed = middle;
    }
    return changed;
  }

  private offsetMs(instantMs: number): number {
    return Math.round(this.zone.offset(instantMs) * MINUTE_MS);
  }
}

/** The time of day of a wall's time, in milliseconds, 0 … 86,399,999. */
export function timeOfDay(wallMs: number): number {
  return ((wallMs % DAY_MS) + DAY_MS) % DAY_MS;
}

/** `HH:MM` as milliseconds of a day. */
export function readTime(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE_MS;
}
