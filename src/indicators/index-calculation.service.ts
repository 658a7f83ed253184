import { loadIndexParameters } from './adapters/load-parameters.js';
import type { Alarm } from './domain/alarms/alarm.js';
import { withAlarms } from './domain/alarms/alarms-in-series.js';
import { findAlarms } from './domain/alarms/find-alarms.js';
import { countedDevelopment, type CountedDevelopment } from './domain/counted-development.js';
import { changedLedger, ledgerOf, type IndexLedger } from './domain/index-ledger.js';
import type { IndexPoint } from './domain/index-point.js';
import { inputOfRecords, type DevelopmentRecord } from './domain/series-from-records.js';
import { weeksBetweenDated, type TimelineInput } from './domain/timeline.js';
import { weekOfDay } from './domain/week-flows.js';
import { pointsOfSteps, stepsOfFlows, type SeriesInput, type SeriesSteps } from './domain/weekly-series.js';
import type { CountableDevelopment, DevelopmentChanges } from '../developments/domain/development-reader.js';

/** First and last week to hand back, or null. */
type WeeksWanted = Pick<SeriesInput, 'from' | 'to'>;

/** The weekly numbers of all series: what they are made of, the points, and the alarms found in them. */
export interface WeeklyNumbers {
  readonly steps: SeriesSteps;
  /** Found when first asked for. */
  readonly alarms: () => readonly Alarm[];
  readonly points: (wanted: WeeksWanted) => readonly IndexPoint[];
}

/** Ranges whose points are kept for the next reader; pages ask for the same few. */
const MOST_RANGES_KEPT = 8;

/**
 * The index from given developments; needs no database.
 * It has no dependencies, so it needs no decorator, and commands start without loading Nest.
 */
export class IndexCalculationService {
  readonly parameters = loadIndexParameters();

  /** What the weekly numbers are read from. */
  ledger(developments: Iterable<CountedDevelopment>): IndexLedger {
    return ledgerOf(developments, this.parameters.maxPublisherFactor);
  }

  /** The ledger with what became of some developments. */
  changed(ledger: IndexLedger, { ids, dates, held }: DevelopmentChanges): IndexLedger {
    const weeks = new Set(dates.map(weekOfDay).filter((week) => week !== null));
    return changedLedger(ledger, { ids, weeks, counted: counted(held) }, this.parameters.maxPublisherFactor);
  }

  /** The weekly numbers of a ledger under the coverage of its weeks. */
  weekly(ledger: IndexLedger, input: Omit<TimelineInput, 'developments'>): WeeklyNumbers {
    const { parameters } = this;
    const weeks = weeksBetweenDated(ledger.byWeek.keys(), input, parameters);
    const steps = stepsOfFlows(weeks, ledger.flows, parameters);
    let found: readonly Alarm[] | null = null;
    const alarms = (): readonly Alarm[] => (found ??= findAlarms(steps, ledger.byWeek, parameters.alarms));
    const made = new Map<string, readonly IndexPoint[]>();
    const points = (wanted: WeeksWanted): readonly IndexPoint[] => {
      const key = `${wanted.from ?? ''} ${wanted.to ?? ''}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const ofSteps = pointsOfSteps(steps, { ...wanted, parameters });
      const fresh = withAlarms(ofSteps, alarms(), weeks.at(-1)?.week ?? null);
      if (made.size >= MOST_RANGES_KEPT) made.clear();
      made.set(key, fresh);
      return fresh;
    };
    return { steps, alarms, points };
  }

  /** The weekly index of loose records, coverage taken as full. */
  ofRecords(records: readonly DevelopmentRecord[]): readonly IndexPoint[] {
    const { developments, coverage } = inputOfRecords(records);
    return this.weekly(this.ledger(developments), { coverage, currentWeek: null }).points({});
  }
}

/** Those of the developments that count. */
export function counted(developments: readonly CountableDevelopment[]): CountedDevelopment[] {
  return developments.map(countedDevelopment).filter((one) => one !== null);
}
