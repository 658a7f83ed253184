import { IndicatorsService, type WeekRange } from '../../indicators/indicators.service.js';
import type { Terminal } from '../command.js';
import { withServices } from '../world.js';
import type { StoredScale } from './stored-scale.js';

/** A series from the database; a module of its own, so that `index --stdin` loads no database. */
export function storedSeries(
  terminal: Terminal,
  scale: StoredScale,
  { asOf, range }: { readonly asOf: Date | null; readonly range: WeekRange },
): Promise<readonly object[]> {
  return withServices(terminal, async (get) => {
    const indicators = get(IndicatorsService);
    switch (scale) {
      case 'week':
        return indicators.weekly(asOf, range);
      case 'year':
        return (await indicators.yearly(asOf)).points;
      case 'event-value':
        return indicators.eventValues(asOf);
    }
  });
}
