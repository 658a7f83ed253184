import type { IsoWeek } from '../../../kernel/dates.js';
import { weekNumber } from '../../../kernel/iso-week.js';
import type { IndexPoint, SeriesName } from '../index-point.js';
import type { Alarm } from './alarm.js';

/**
 * The points with the alarms that stand in their week, each as `detector:side`. A week whose state is not `ok` has
 * null: where nothing was tested, silence says nothing. `lastWeek` is the last of the whole series.
 */
export function withAlarms(
  points: readonly IndexPoint[],
  alarms: readonly Alarm[],
  lastWeek: IsoWeek | null,
): IndexPoint[] {
  const standing = standingByWeek(alarms, lastWeek);
  return points.map((point) => ({
    ...point,
    alarms:
      point.state === 'ok' ? (standing.get(placeOf(point.indicator, weekNumber(point.week))) ?? []) : null,
  }));
}

function standingByWeek(alarms: readonly Alarm[], lastWeek: string | null): ReadonlyMap<string, string[]> {
  const standing = new Map<string, string[]>();
  for (const { indicator, detector, side, week, until } of alarms) {
    const last = weekNumber(until ?? lastWeek ?? week);
    for (let number = weekNumber(week); number <= last; number += 1) {
      const place = placeOf(indicator, number);
      const name = `${detector}:${side}`;
      const names = standing.get(place) ?? [];
      if (!names.includes(name)) standing.set(place, [...names, name]);
    }
  }
  return standing;
}

function placeOf(indicator: SeriesName, week: number): string {
  return `${indicator} ${week}`;
}
