import type { IsoWeek } from '../../kernel/dates.js';
import type { Topic } from '../../kernel/words.js';
import type { CountedDevelopment } from './counted-development.js';
import type { IndexPoint } from './index-point.js';
import type { IndexParameters } from './parameters.js';
import { weeklySeries, type SeriesInput } from './weekly-series.js';

/** A development as `tracker index --stdin` reads it (DESIGN §6). */
export interface DevelopmentRecord {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly indicators: readonly Topic[];
  /** −10 … +10. */
  readonly score: number;
  /** Independent publishers, a whole number. */
  readonly publishers: number;
  /** p, 0 … 1. */
  readonly confidence: number;
  readonly material: boolean;
}

/**
 * The weekly index of records whose coverage is taken as full, from the week of the earliest record (whatever its
 * topic) to that of the latest, or to the running week where one is given. Nothing depends on a clock.
 */
export function seriesFromRecords(
  records: readonly DevelopmentRecord[],
  parameters: IndexParameters,
  currentWeek: IsoWeek | null,
): IndexPoint[] {
  return weeklySeries({ ...inputOfRecords(records), currentWeek, parameters });
}

/** The records as the series take them, coverage full. */
export function inputOfRecords(
  records: readonly DevelopmentRecord[],
): Pick<SeriesInput, 'developments' | 'coverage'> {
  return { developments: records.map(fromRecord), coverage: 'full' };
}

function fromRecord(record: DevelopmentRecord, position: number): CountedDevelopment {
  const { date, score, material, publishers, confidence } = record;
  return {
    id: `record-${position + 1}`,
    date: { from: date, to: date, precision: 'day' },
    indicators: record.indicators.map((name) => ({ name, confidence })),
    score,
    eventType: null,
    material,
    publishers,
  };
}
