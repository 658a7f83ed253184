import { confidenceIn, SERIES, type CountedDevelopment } from '../counted-development.js';
import type { SeriesName } from '../index-point.js';
import type { AlarmParameters } from '../parameters.js';
import type { DevelopmentsByWeek } from '../developments-by-week.js';
import type { SeriesSteps } from '../weekly-series.js';
import { ALARM_SIDES, type Alarm, type AlarmSide, type Detector } from './alarm.js';
import { alarmWords } from './alarm-words.js';
import { burstSignals } from './burst-detector.js';
import { countSignals } from './count-detector.js';
import { cusumSignals } from './cusum-detector.js';
import { shownReference, standings, type Signal, type Standing } from './detection.js';
import { compareAlarms, severeEvents } from './severe-events.js';
import { watchedWeeks, type WatchedWeek } from './watched-week.js';

/** The detectors that look at weekly counts; a single event has no series. */
type SeriesDetector = Exclude<Detector, 'severe-event'>;

interface Detected {
  readonly indicator: SeriesName;
  readonly side: AlarmSide;
  readonly weeks: readonly WatchedWeek[];
  readonly byWeek: DevelopmentsByWeek;
}

/**
 * Every alarm of the four detectors over all series (DESIGN §5), by week. What a week says depends on that week and
 * those before it only, so that an alarm once raised is found again whatever came later.
 */
export function findAlarms(
  steps: SeriesSteps,
  byWeek: DevelopmentsByWeek,
  parameters: AlarmParameters,
): Alarm[] {
  const composite = steps.get('composite') ?? [];
  const alarms = SERIES.flatMap((indicator) => {
    const weeks = watchedWeeks(steps.get(indicator) ?? [], composite);
    const sides = ALARM_SIDES.flatMap((side) => seriesAlarms({ indicator, side, weeks, byWeek }, parameters));
    return [...sides, ...severeEvents(indicator, byWeek, weeks, parameters.severe)];
  });
  return alarms.sort(compareAlarms);
}

function seriesAlarms(given: Detected, parameters: AlarmParameters): Alarm[] {
  const { weeks, side } = given;
  const found: readonly (readonly [SeriesDetector, readonly Signal[]])[] = [
    ['count', countSignals(weeks, side, parameters.count)],
    ['cusum', cusumSignals(weeks, side, parameters.cusum)],
    ['burst', burstSignals(weeks, side, parameters.burst)],
  ];
  return found.flatMap(([detector, signals]) =>
    standings(signals).map((standing) => alarmOf(detector, standing, given, parameters)),
  );
}

function alarmOf(
  detector: SeriesDetector,
  { raised, lastRow }: Standing,
  { indicator, side, weeks, byWeek }: Detected,
  parameters: AlarmParameters,
): Alarm {
  const raisedIn = weeks[raised.row];
  if (raisedIn === undefined) throw new RangeError(`No watched week ${raised.row} in ${indicator}.`);
  const { week } = raisedIn;
  return {
    id: `${indicator}.${detector}.${side}.${week}`,
    ...{ indicator, detector, side, week },
    until: lastRow === null ? null : (weeks[lastRow]?.week ?? week),
    statistic: raised.statistic,
    threshold: thresholdOf(detector, parameters),
    parameters: { ...parameters[detector] },
    reference: shownReference(weeks, raised.reference),
    developmentIds: evidence(indicator, side, byWeek.get(raisedIn.number) ?? []),
    why: alarmWords(detector, side, raisedIn, raised.reference),
  };
}

function thresholdOf(detector: SeriesDetector, parameters: AlarmParameters): number {
  switch (detector) {
    case 'count':
      return parameters.count.raiseBelowP;
    case 'cusum':
      return parameters.cusum.threshold;
    case 'burst':
      return 0;
  }
}

function evidence(
  indicator: SeriesName,
  side: AlarmSide,
  developments: readonly CountedDevelopment[],
): string[] {
  return developments
    .filter(
      (development) =>
        confidenceIn(indicator, development) !== null &&
        (side === 'cooperation' ? development.score > 0 : development.score < 0),
    )
    .map(({ id }) => id)
    .sort();
}
