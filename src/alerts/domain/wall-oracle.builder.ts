const MINUTE_MS = 60_000;
/** No zone changed its clocks twice within five days. */
const LOOK_MS = 5 * 86_400_000;

/** What the wall shows by the platform's own formatter: an oracle that shares nothing with what is tested. */
export class WallOracle {
  private readonly format: Intl.DateTimeFormat;

  constructor(zone: string) {
    this.format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
    });
  }

  /** Day and time of day on the wall, as `2026-11-22` and `07:30`. */
  at(instantMs: number): { readonly day: string; readonly time: string; readonly weekday: number } {
    const parts = new Map(this.format.formatToParts(instantMs).map(({ type, value }) => [type, value]));
    const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
    return {
      day: `${part('year')}-${part('month')}-${part('day')}`,
      time: `${part('hour')}:${part('minute')}`,
      weekday: WEEKDAYS.indexOf(part('weekday')) + 1,
    };
  }

  /** What the wall shows, as if it were UTC. */
  wallAt(instantMs: number): number {
    const { day, time } = this.at(instantMs);
    return Date.parse(`${day}T${time}:00Z`);
  }

  /** The instants at which the clocks are changed, each to the minute. */
  changes(fromMs: number, toMs: number): readonly number[] {
    const found: number[] = [];
    for (let at = fromMs; at < toMs; at += LOOK_MS) {
      const end = at + LOOK_MS;
      if (this.offset(at) === this.offset(end)) continue;
      let [same, changed] = [at, end];
      while (changed - same > MINUTE_MS) {
        const middle = Math.floor((same + changed) / 2 / MINUTE_MS) * MINUTE_MS;
        if (this.offset(middle) === this.offset(at)) same = middle;
        else changed = middle;
      }
      found.push(changed);
    }
    return found;
  }

  /** The first instant of each day that the wall shows, looked for in steps, at which it shows this time or a later one. */
  firstOfEachDay(fromMs: number, toMs: number, time: string, stepMs: number): ReadonlyMap<string, number> {
    const first = new Map<string, number>();
    for (let at = fromMs; at < toMs; at += stepMs) {
      const shown = this.at(at);
      if (shown.time >= time && !first.has(shown.day)) first.set(shown.day, at);
    }
    return first;
  }

  /** Minutes by which the wall is ahead; seconds, which some zones had until 1972, are left out. */
  private offset(instantMs: number): number {
    return Math.round((this.wallAt(instantMs) - Math.floor(instantMs / MINUTE_MS) * MINUTE_MS) / MINUTE_MS);
  }

  isQuiet(instantMs: number, from: string, to: string): boolean {
    const { time } = this.at(instantMs);
    if (from === to) return false;
    return from < to ? time >= from && time < to : time >= from || time < to;
  }
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Every zone that the platform knows. */
export const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');
