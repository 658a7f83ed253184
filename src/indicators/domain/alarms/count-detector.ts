import { upperTail } from '../count-reference.js';
import type { CountParameters } from '../parameters.js';
import type { DetectorSteps, SidePast } from './detection.js';

/**
 * A week with more developments of the side than chance explains: the upper tail of the negative binomial of its
 * reference (DESIGN §5; after EARS C2, whose normal limits cry wolf on small counts). It remembers nothing.
 */
export function countDetector(past: SidePast, parameters: CountParameters): DetectorSteps<null> {
  return {
    start: null,
    next: (state, row, week) => {
      const reference = past.reference(row, parameters);
      if (reference === null) return { state, signal: null };
      const n = week.counts[past.side];
      const statistic = upperTail({ n, coverage: week.exposure }, reference);
      const raises = week.tested && n >= parameters.leastDevelopments && statistic < parameters.raiseBelowP;
      const releases = statistic >= parameters.releaseFromP;
      return { state, signal: { row, statistic, raises, releases, reference } };
    },
  };
}
