import type { IsoWeek } from '../../../kernel/dates.js';
import { weekNumber, weekOfNumber } from '../../../kernel/iso-week.js';
import type { IndexPoint, SeriesName } from '../index-point.js';
import type { Alarm } from './alarm.js';

/**
 * The points with the alarms that stand in their week, each as `detector:side`. A week whose state is not `ok` has
 * null: where no series was tested, silence says nothing. Severe single events are exempt: they are held against no
 * series, so that their alarms are in the list of alarms in any week, though the row of such a week says null. Points come in the order of their weeks, alarms in that of
 * the weeks that raised them.
 */
export function withAlarms(points: readonly IndexPoint[], alarms: readonly Alarm[]): readonly IndexPoint[] {
  const [first, last] = [points[0]?.week, points.at(-1)?.week];
  if (first === undefined || last === undefined) return points;
  const standing = standingIn(alarms, weekNumber(first), weekNumber(last));
  return points.map((point) =>
    point.state === 'ok'
      ? { ...point, alarms: standing.get(point.indicator)?.get(point.week) ?? NONE }
      : point,
  );
}

const NONE: readonly string[] = [];

function standingIn(
  alarms: readonly Alarm[],
  first: number,
  last: number,
): ReadonlyMap<SeriesName, ReadonlyMap<IsoWeek, readonly string[]>> {
  const standing = new Map<SeriesName, Map<IsoWeek, readonly string[]>>();
  for (const { indicator, detector, side, week, until } of alarms) {
    const name = `${detector}:${side}`;
    const to = until === null ? last : Math.min(last, weekNumber(until));
    for (let number = Math.max(first, weekNumber(week)); number <= to; number += 1) {
      const ofSeries = standing.get(indicator) ?? new Map<IsoWeek, readonly string[]>();
      standing.set(indicator, ofSeries);
      const names = ofSeries.get(weekOfNumber(number)) ?? NONE;
      if (!names.includes(name)) ofSeries.set(weekOfNumber(number), [...names, name]);
    }
  }
  return standing;
}

/**
 * The alarms that a week raised or that stand in it. A week that nobody watched bears out none but those of its own
 * deeds, which are compared with nothing.
 */
export function alarmsOfWeek(alarms: readonly Alarm[], week: IsoWeek, isCovered: boolean): Alarm[] {
  return alarms.filter(
    ({ week: raisedIn, until }) =>
      raisedIn === week || (isCovered && raisedIn < week && (until === null || until >= week)),
  );
}
