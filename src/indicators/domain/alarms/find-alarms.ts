import { SERIES } from '../counted-development.js';
import type { DevelopmentsByWeek } from '../developments-by-week.js';
import type { SeriesName } from '../index-point.js';
import type { AlarmParameters } from '../parameters.js';
import type { SeriesSteps } from '../weekly-series.js';
import { ALARM_SIDES, type Alarm } from './alarm.js';
import { compareAlarms, severeEvents, type SevereWeek } from './severe-events.js';
import { alarmsOf, sideFinding, type SideFinding } from './side-alarms.js';
import { watchedSeries, type WatchedSeries } from './watched-week.js';

/** The alarms, and what they were found by: after a change only the weeks from the changed one on are looked at. */
export interface AlarmFinding {
  /** By week, then by id. */
  readonly alarms: readonly Alarm[];
  readonly series: ReadonlyMap<SeriesName, SeriesFinding>;
  readonly severe: ReadonlyMap<number, SevereWeek>;
}

interface SeriesFinding {
  readonly watched: WatchedSeries;
  /** In the order of ALARM_SIDES. */
  readonly sides: readonly SideFinding[];
}

/**
 * Every alarm of the four detectors over all series (DESIGN §5), by week. What a week says depends on that week and
 * those before it only, so that an alarm once raised is found again whatever came later.
 */
export function findAlarms(
  steps: SeriesSteps,
  byWeek: DevelopmentsByWeek,
  parameters: AlarmParameters,
): readonly Alarm[] {
  return alarmFinding(steps, byWeek, parameters, null).alarms;
}

/** {@link findAlarms}, going on from what was found before. */
export function alarmFinding(
  steps: SeriesSteps,
  byWeek: DevelopmentsByWeek,
  parameters: AlarmParameters,
  before: AlarmFinding | null,
): AlarmFinding {
  const composite = steps.get('composite') ?? [];
  const series = new Map(
    SERIES.map((indicator) => {
      const known = before?.series.get(indicator) ?? null;
      const watched = watchedSeries(steps.get(indicator) ?? [], composite, known?.watched ?? null);
      const sides = ALARM_SIDES.map((side, place) =>
        sideFinding({ indicator, side, watched, byWeek }, parameters, known?.sides[place]),
      );
      return [indicator, { watched, sides }] as const;
    }),
  );
  // All series have the same weeks.
  const weeks = composite.map(({ week }) => week);
  const severe = severeEvents(byWeek, weeks, parameters.severe, before?.severe);
  const alarms = [...series.values()].flatMap(({ sides }) => sides.flatMap(alarmsOf));
  for (const week of severe.values()) alarms.push(...week.alarms);
  return { alarms: alarms.sort(compareAlarms), series, severe };
}
