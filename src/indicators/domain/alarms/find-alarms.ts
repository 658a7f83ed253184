import type { IsoWeek } from '../../../kernel/dates.js';
import { SERIES } from '../counted-development.js';
import type { DevelopmentsByWeek } from '../developments-by-week.js';
import type { SeriesName } from '../index-point.js';
import type { AlarmParameters } from '../parameters.js';
import type { TimelineWeek } from '../timeline.js';
import type { SeriesSteps } from '../weekly-series.js';
import { ALARM_SIDES, type Alarm } from './alarm.js';
import { compareAlarms, severeEvents, type SevereEvents } from './severe-events.js';
import { alarmsOf, sideFinding, type SideFinding } from './side-alarms.js';
import { watchedSeries, type WatchedSeries } from './watched-week.js';

/** What the detectors found: after a change only the weeks from the changed one on are looked at. */
export interface AlarmFinding {
  readonly series: ReadonlyMap<SeriesName, SeriesFinding>;
  /** Of the timeline, the running one too. */
  readonly weeks: readonly { readonly week: TimelineWeek }[];
  readonly severe: SevereEvents;
  readonly byWeek: DevelopmentsByWeek;
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
  return alarmsStanding(alarmFinding(steps, byWeek, parameters, null));
}

/** What {@link alarmsStanding} lists the alarms from, going on from what was found before. */
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
  return { series, weeks: composite, severe: before?.severe ?? severeEvents(parameters.severe), byWeek };
}

/** The alarms that stand in any of the weeks, both included, by the week that raised them, then by id. */
export function alarmsStanding(
  { series, weeks, severe, byWeek }: AlarmFinding,
  first: IsoWeek = FIRST_WEEK,
  last: IsoWeek = LAST_WEEK,
): readonly Alarm[] {
  const alarms: Alarm[] = [];
  for (const { sides } of series.values())
    for (const alarm of sides.flatMap(alarmsOf))
      if (alarm.week <= last && (alarm.until === null || alarm.until >= first)) alarms.push(alarm);
  for (const {
    week: { number, week, watch },
  } of weeks) {
    const columns = week < first || week > last ? undefined : byWeek.get(number);
    if (columns !== undefined && watch !== 'unwatched') alarms.push(...severe(week, columns));
  }
  return alarms.sort(compareAlarms);
}

/** ISO weeks of four-digit years stand in the order of their texts. */
const [FIRST_WEEK, LAST_WEEK] = ['0000-W00', '9999-W99'];
