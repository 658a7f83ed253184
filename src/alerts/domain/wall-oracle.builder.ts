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

  isQuiet(instantMs: number, from: string, to: string): boolean {
    const { time } = this.at(instantMs);
    if (from === to) return false;
    return from < to ? time >= from && time < to : time >= from || time < to;
  }
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Every zone that the platform knows. */
export const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');
