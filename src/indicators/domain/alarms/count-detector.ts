import { upperTail } from '../count-reference.js';
import type { CountParameters } from '../parameters.js';
import type { AlarmSide } from './alarm.js';
import { referenceReader, type Signal } from './detection.js';
import type { WatchedWeek } from './watched-week.js';

/**
 * A week with more developments of the side than chance explains: the upper tail of the negative binomial of its
 * reference (DESIGN §5; after EARS C2, whose normal limits cry wolf on small counts).
 */
export function countSignals(
  weeks: readonly WatchedWeek[],
  side: AlarmSide,
  parameters: CountParameters,
): Signal[] {
  const referenceOf = referenceReader(weeks, side);
  return weeks.flatMap((week, row) => {
    const reference = referenceOf(row, parameters);
    if (reference === null) return [];
    const n = week.counts[side];
    const statistic = upperTail({ n, coverage: week.coverage }, reference);
    const raises = week.tested && n >= parameters.leastDevelopments && statistic < parameters.raiseBelowP;
    return [{ row, statistic, raises, releases: statistic >= parameters.releaseFromP, reference }];
  });
}
