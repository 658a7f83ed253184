import { betaQuantile } from './beta-quantile.js';
import type { Flow } from './index-point.js';
import type { BandParameters } from './parameters.js';
import type { SummedFlows } from './week-flows.js';

/** What has lately happened: the flows so far, older ones decayed. */
export interface DecayedSums {
  /** C, in score points. */
  readonly cooperation: Flow;
  /** X, in score points. */
  readonly conflict: Flow;
  /** D: Σ λ^age over the developments. */
  readonly developments: number;
  /** Σ λ^age (w·s)². */
  readonly squares: number;
}

export const NO_SUMS: DecayedSums = {
  cooperation: { words: 0, deeds: 0 },
  conflict: { words: 0, deeds: 0 },
  developments: 0,
  squares: 0,
};

/** Index and band on the −100 … +100 scale. */
export interface Estimate {
  readonly index: number;
  readonly low: number;
  readonly high: number;
}

/**
 * One step of C_t = λC_{t−1} + c_t and its kin (DESIGN §5).
 *
 * `decay` is λ, or 1 in a week that is carried over. `coverage` (above 0, at most 1) divides the flows: what was
 * missed is taken to be like what was seen. It divides w·s before squaring and leaves the count of developments
 * alone, so that k stays at most 1 and imagined developments are no evidence.
 */
export function nextSums(
  sums: DecayedSums,
  flows: SummedFlows & { readonly n: number },
  { decay, coverage }: { readonly decay: number; readonly coverage: number },
): DecayedSums {
  const step = (sum: Flow, flow: Flow): Flow => ({
    words: decay * sum.words + flow.words / coverage,
    deeds: decay * sum.deeds + flow.deeds / coverage,
  });
  return {
    cooperation: step(sums.cooperation, flows.cooperation),
    conflict: step(sums.conflict, flows.conflict),
    developments: decay * sums.developments + flows.n,
    squares: decay * sums.squares + flows.squares / (coverage * coverage),
  };
}

/** Words and deeds together, in score points. */
export function total(flow: Flow): number {
  return flow.words + flow.deeds;
}

/** I = 100 · (C − X) / (C + X + S), −100 … +100; 0 without evidence (DESIGN §5). S in score points, above 0. */
function indexOf(cooperation: number, conflict: number, neutralScorePoints: number): number {
  return (100 * (cooperation - conflict)) / (cooperation + conflict + neutralScorePoints);
}

/**
 * n = φ·D·k, the developments' worth of evidence behind the balance, 0 or more (DESIGN §5).
 *
 * k = (C + X)² / (D · Σ λ^age (w·s)²), so D cancels; developments with score 0 say nothing about the balance.
 */
export function evidenceOf(sums: DecayedSums, evidencePerDevelopment: number): number {
  if (sums.squares === 0) return 0;
  const volume = total(sums.cooperation) + total(sums.conflict);
  return (evidencePerDevelopment * volume * volume) / sums.squares;
}

/**
 * Index and band (DESIGN §5): the quantiles of Beta(n·C/(C+X) + 1, n·X/(C+X) + 1) on the −100 … +100 scale.
 *
 * Where S holds the index nearer to 0 than the nearer quantile, the band is drawn out to the index: "the index
 * lies inside it" stands above the quantile. Without evidence the share is uniform: −90 … +90 at a level of 0.9.
 */
export function estimateOf(sums: DecayedSums, neutralScorePoints: number, band: BandParameters): Estimate {
  const cooperation = total(sums.cooperation);
  const conflict = total(sums.conflict);
  const index = indexOf(cooperation, conflict, neutralScorePoints);
  const evidence = evidenceOf(sums, band.evidencePerDevelopment);
  const share = evidence === 0 ? 0 : cooperation / (cooperation + conflict);
  const [a, b] = [evidence * share + 1, evidence * (1 - share) + 1];
  const tail = (1 - band.level) / 2;
  const balance = (probability: number): number => 200 * betaQuantile(probability, a, b) - 100;
  return { index, low: Math.min(index, balance(tail)), high: Math.max(index, balance(1 - tail)) };
}
