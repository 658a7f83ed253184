import { midTails } from '../count-reference.js';
import { normalQuantile } from '../normal-quantile.js';
import type { CusumParameters } from '../parameters.js';
import type { AlarmSide } from './alarm.js';
import { referenceReader, type Signal } from './detection.js';
import type { WatchedWeek } from './watched-week.js';

/** Beyond this a deviate says no more than "far out". */
const FARTHEST_DEVIATE = 4;

/**
 * Page's cumulative sum S = max(0, S + z − k) of the side's count, upwards only: a small rise that goes on.
 *
 * z is the normal deviate of the count's mid-p under its reference, since small counts are far from normal. None
 * where the reference has no spread.
 */
export function cusumSignals(
  weeks: readonly WatchedWeek[],
  side: AlarmSide,
  parameters: CusumParameters,
): Signal[] {
  const referenceOf = referenceReader(weeks, side);
  let sum = 0;
  return weeks.flatMap((week, row) => {
    const reference = referenceOf(row, parameters);
    if (reference?.hasSpread !== true) return [];
    const n = week.counts[side];
    const { upper } = midTails({ n, coverage: week.coverage }, reference);
    sum = Math.min(parameters.ceiling, Math.max(0, sum + deviate(upper) - parameters.allowance));
    const raises = week.tested && n > 0 && sum >= parameters.threshold;
    return [{ row, statistic: sum, raises, releases: sum < parameters.releaseBelow, reference }];
  });
}

function deviate(upper: number): number {
  if (upper <= 0) return FARTHEST_DEVIATE;
  if (upper >= 1) return -FARTHEST_DEVIATE;
  return Math.max(-FARTHEST_DEVIATE, Math.min(FARTHEST_DEVIATE, -normalQuantile(upper)));
}
