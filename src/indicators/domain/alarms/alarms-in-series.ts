import type { IsoWeek } from '../../../kernel/dates.js';
import { weekNumber } from '../../../kernel/iso-week.js';
import type { IndexPoint, SeriesName } from '../index-point.js';
import type { Alarm } from './alarm.js';

/**
 * The points with the alarms that stand in their week, each as `detector:side`. A week whose state is not `ok` has
 * null: where no series was tested, silence says nothing. Severe single events are exempt: they are held against no
 * series, so that their alarms are in the list of alarms in any week, though the row of such a week says null. Points come in the order of their weeks, alarms in that of
 * the weeks that raised them.
 */
export function withAlarms(points: readonly IndexPoint[], alarms: readonly Alarm[]): IndexPoint[] {
  const [first, last] = [points[0]?.week, points.at(-1)?.week];
  if (first === undefined || last === undefined) return [];
  const standing = standingByWeek(alarms, first, last);
  return points.map((point) => ({
    ...point,
    alarms:
      point.state === 'ok' ? (standing.get(placeOf(point.indicator, weekNumber(point.week))) ?? []) : null,
  }));
}

function standingByWeek(
  alarms: readonly Alarm[],
  first: IsoWeek,
  last: IsoWeek,
): ReadonlyMap<string, string[]> {
  const [firstNumber, lastNumber] = [weekNumber(first), weekNumber(last)];
  const standing = new Map<string, string[]>();
  for (const { indicator, detector, side, week, until } of alarms) {
    // ISO weeks of four-digit years stand in the order of their texts.
    if (week > last) break;
    if (until !== null && until < first) continue;
    const name = `${detector}:${side}`;
    const to = until === null ? lastNumber : Math.min(lastNumber, weekNumber(until));
    for (let number = Math.max(firstNumber, weekNumber(week)); number <= to; number += 1) {
      const place = placeOf(indicator, number);
      const names = standing.get(place) ?? [];
      if (!names.includes(name)) standing.set(place, [...names, name]);
    }
  }
  return standing;
}

function placeOf(indicator: SeriesName, week: number): string {
  return `${indicator} ${week}`;
}
