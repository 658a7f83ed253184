import type { Evidence } from './verdict.js';
import type { Weights } from './lexicon.js';
import type { Mention } from './reading.js';

/** A feature that holds for a text, with the words that made it hold, if any. */
export interface Feature {
  readonly id: string;
  readonly because: Mention | null;
}

export interface Decision {
  /** Sum of the contributions. */
  readonly logOdds: number;
  /** 0 … 1. */
  readonly probability: number;
  readonly evidence: readonly Evidence[];
}

/** The rule whose weight every text starts from. */
export const PRIOR = 'prior';

/** Logistic function; 0 … 1. */
export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function evidenceOf(decides: string, feature: Feature, contribution: number): Evidence {
  const { because } = feature;
  return {
    rule: feature.id,
    decides,
    words: because?.words ?? '',
    place: because ? { field: because.field, start: because.start, end: because.end } : null,
    contribution,
  };
}

/**
 * Logistic decision over features that hold or not: the contributions add up to the log-odds exactly.
 * Features without a weight add nothing and are not listed.
 */
export function decide(decides: string, weights: Weights, features: readonly Feature[]): Decision {
  const evidence: Evidence[] = [];
  let logOdds = 0;
  for (const feature of [{ id: PRIOR, because: null }, ...features]) {
    const weight = weights[feature.id] ?? 0;
    if (weight === 0) continue;
    logOdds += weight;
    evidence.push(evidenceOf(decides, feature, weight));
  }
  return { logOdds, probability: sigmoid(logOdds), evidence };
}
