import { midTails } from '../count-reference.js';
import { normalQuantile } from '../normal-quantile.js';
import type { CusumParameters } from '../parameters.js';
import type { DetectorSteps, SidePast } from './detection.js';

/** Beyond this a deviate says no more than "far out". */
const FARTHEST_DEVIATE = 4;

/**
 * Page's cumulative sum S = max(0, S + z − k) of the side's count, upwards only: a small rise that goes on. It
 * remembers S.
 *
 * Where there are no weeks to compare with it starts anew. z is the normal deviate of the count's mid-p under its
 * reference, since small counts are far from normal. None where the reference has no spread.
 */
export function cusumDetector(past: SidePast, parameters: CusumParameters): DetectorSteps<number> {
  return {
    start: 0,
    next: (sum, row, week) => {
      const reference = past.reference(row, parameters);
      if (reference === null) return { state: 0, signal: null };
      if (!reference.hasSpread) return { state: sum, signal: null };
      const n = week.counts[past.side];
      const { upper } = midTails({ n, coverage: week.exposure }, reference);
      const statistic = Math.min(
        parameters.ceiling,
        Math.max(0, sum + deviate(upper) - parameters.allowance),
      );
      const raises = week.tested && n > 0 && statistic >= parameters.threshold;
      const releases = statistic < parameters.releaseBelow;
      return { state: statistic, signal: { row, statistic, raises, releases, reference } };
    },
  };
}

function deviate(upper: number): number {
  if (upper <= 0) return FARTHEST_DEVIATE;
  if (upper >= 1) return -FARTHEST_DEVIATE;
  return Math.max(-FARTHEST_DEVIATE, Math.min(FARTHEST_DEVIATE, -normalQuantile(upper)));
}
