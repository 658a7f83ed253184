import { loadIndexParameters } from './adapters/load-parameters.js';
import type { IndexPoint } from './domain/index-point.js';
import { seriesFromRecords, type DevelopmentRecord } from './domain/series-from-records.js';
import { weeklySeries, type SeriesInput } from './domain/weekly-series.js';

/**
 * The index from given developments; needs no database.
 * It has no dependencies, so it needs no decorator, and commands start without loading Nest.
 */
export class IndexCalculationService {
  readonly parameters = loadIndexParameters();

  /** The weekly index of stored developments under the coverage of their weeks. */
  weekly(input: Omit<SeriesInput, 'parameters'>): IndexPoint[] {
    return weeklySeries({ ...input, parameters: this.parameters });
  }

  /** The weekly index of loose records, coverage taken as full. */
  ofRecords(records: readonly DevelopmentRecord[]): IndexPoint[] {
    return seriesFromRecords(records, this.parameters, null);
  }
}
