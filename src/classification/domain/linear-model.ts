import type { Evidence } from './verdict.js';
import type { Weights } from './lexicon.js';
import type { Field } from './reading.js';

/** Words of the text, and where they stand. */
export interface Because {
  readonly words: string;
  readonly field: Field;
  readonly start: number;
  readonly end: number;
}

/** A feature that holds for a text, with the words that made it hold, if any. */
export interface Feature {
  readonly id: string;
  readonly because: Because | null;
}

export interface Sum {
  readonly sum: number;
  readonly evidence: readonly Evidence[];
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

/** From this probability on a decision holds. */
export const THRESHOLD = 0.5;

/** What adds less than this is told in one sum. */
const FAINT = 0.1;

/** The rule under which faint contributions are added up. */
export const FAINT_TOGETHER = 'faint-signs-together';

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
 * Adds up the weights of the features that hold: the contributions add up to the sum exactly. Features without a
 * weight add nothing and are not listed; faint ones are listed as one.
 */
export function add(decides: string, weights: Weights, features: readonly Feature[]): Sum {
  const evidence: Evidence[] = [];
  let sum = 0;
  let faint = 0;
  for (const feature of [{ id: PRIOR, because: null }, ...features]) {
    const weight = weights[feature.id] ?? 0;
    if (weight === 0) continue;
    sum += weight;
    if (Math.abs(weight) < FAINT) faint += weight;
    else evidence.push(evidenceOf(decides, feature, weight));
  }
  if (faint !== 0) evidence.push(evidenceOf(decides, { id: FAINT_TOGETHER, because: null }, faint));
  return { sum, evidence };
}

/** Logistic decision over features that hold or not: the contributions add up to the log-odds. */
export function decide(decides: string, weights: Weights, features: readonly Feature[]): Decision {
  const { sum, evidence } = add(decides, weights, features);
  return { logOdds: sum, probability: sigmoid(sum), evidence };
}
