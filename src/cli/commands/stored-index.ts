import type { IndexPoint } from '../../indicators/domain/index-point.js';
import { IndicatorsService, type WeekRange } from '../../indicators/indicators.service.js';
import type { Terminal } from '../command.js';
import { withServices } from '../world.js';

/** The index from the database; a module of its own, so that `index --stdin` loads no database. */
export function storedIndex(
  terminal: Terminal,
  asOf: Date | null,
  range: WeekRange,
): Promise<readonly IndexPoint[]> {
  return withServices(terminal, (get) => get(IndicatorsService).weekly(asOf, range));
}
