import { loadIndexParameters } from './adapters/load-parameters.js';
import type { Alarm } from './domain/alarms/alarm.js';
import { withAlarms } from './domain/alarms/alarms-in-series.js';
import { findAlarms } from './domain/alarms/find-alarms.js';
import type { IndexPoint } from './domain/index-point.js';
import { inputOfRecords, type DevelopmentRecord } from './domain/series-from-records.js';
import { pointsOfSteps, seriesSteps, type SeriesInput, type SeriesSteps } from './domain/weekly-series.js';

/** The weekly numbers of all series: what they are made of, the points, and the alarms found in them. */
export interface WeeklyNumbers {
  readonly steps: SeriesSteps;
  readonly points: readonly IndexPoint[];
  readonly alarms: readonly Alarm[];
}

/**
 * The index from given developments; needs no database.
 * It has no dependencies, so it needs no decorator, and commands start without loading Nest.
 */
export class IndexCalculationService {
  readonly parameters = loadIndexParameters();

  /** The weekly numbers of developments under the coverage of their weeks. */
  weekly(input: Omit<SeriesInput, 'parameters'>): WeeklyNumbers {
    const { parameters } = this;
    const steps = seriesSteps({ ...input, parameters });
    const alarms = findAlarms(steps, input.developments, parameters.alarms);
    return { steps, alarms, points: withAlarms(pointsOfSteps(steps, { ...input, parameters }), alarms) };
  }

  /** The weekly index of loose records, coverage taken as full. */
  ofRecords(records: readonly DevelopmentRecord[]): readonly IndexPoint[] {
    return this.weekly({ ...inputOfRecords(records), currentWeek: null }).points;
  }
}
