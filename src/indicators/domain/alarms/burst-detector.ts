import type { BurstParameters } from '../parameters.js';
import type { DetectorSteps, PastWeeks, SidePast } from './detection.js';

/** Shares of 0 and 1 would make a single counter-example impossible. */
const LEAST_SHARE = 1e-6;

/** What the cheapest paths up to a week cost, by the state they end in. */
interface PathCosts {
  readonly usual: number;
  readonly burst: number;
}

const NO_PATHS: PathCosts = { usual: 0, burst: Infinity };

/**
 * Kleinberg's two-state automaton over weekly batches: is the side's share of all developments doubled? Of a week with
 * fewer in all than usual it is the share of the usual number: where others have a lull, nothing more of this happens.
 * It remembers the costs of the two paths; where there are no weeks to compare with it starts anew.
 *
 * Costs −ln of the binomial probability at the usual share p₀ and at s·p₀, divided by the dispersion of the counts
 * (quasi-likelihood: happenings come in clumps); entering the burst costs γ ln n, leaving is free ("Bursty and
 * hierarchical structure in streams", 2003). Only the past is used: the state of a week is the cheaper end of the
 * paths up to it, so that a later week never changes it. The statistic is how much cheaper the burst has become
 * than the ordinary state.
 */
export function burstDetector(past: SidePast, parameters: BurstParameters): DetectorSteps<PathCosts> {
  return {
    start: NO_PATHS,
    next: (before, row, week) => {
      const reference = past.reference(row, parameters);
      if (reference === null) return { state: NO_PATHS, signal: null };
      const n = week.counts[past.side];
      const share = usualShare(reference);
      const of = Math.max(week.ofAll, usualOfAll(reference) * week.coverage);
      const costAt = (p: number): number => cost(n, of, p) / reference.dispersion;
      const entering = before.usual + parameters.upCost * Math.log(reference.weeks);
      const state = {
        usual: Math.min(before.usual, before.burst) + costAt(share),
        burst: Math.min(entering, before.burst) + costAt(parameters.ratio * share),
      };
      const statistic = state.usual - state.burst;
      const raises = week.tested && n >= parameters.leastDevelopments && statistic > 0;
      return { state, signal: { row, statistic, raises, releases: statistic <= 0, reference } };
    },
  };
}

/** Developments of all series in a fully covered week. */
function usualOfAll({ ofAll, exposure }: PastWeeks): number {
  return ofAll / exposure;
}

function usualShare({ count, ofAll }: PastWeeks): number {
  return (count + 1 / 2) / (ofAll + 1);
}

function cost(hits: number, of: number, share: number): number {
  const p = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share));
  return -hits * Math.log(p) - (of - hits) * Math.log(1 - p);
}
