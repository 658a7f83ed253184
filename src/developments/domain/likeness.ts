import { gapDays } from './calendar.js';
import { MAX_DAYS } from './grouping-knowledge.js';
import type { PairWeights } from './grouping-knowledge.js';
import { ANCHORS, pairFeatures } from './pair-features.js';
import type { ReportFeatures } from './report-features.js';
import { shareAny } from './shared-traits.js';

/** One reason for or against two reports being of one act, in hundredths of a nat of log-odds. */
export interface LikenessPart {
  readonly trait: string;
  readonly amount: number;
}

/** The traits of which two reports of one act share at least one, as keys for finding candidates. */
export function anchorsOf(features: ReportFeatures): readonly string[] {
  const traits = ANCHORS.flatMap((kind) => [...features.traits[kind].keys()].map((id) => `${kind} ${id}`));
  const stems = [...features.stems.keys()].map((stem) => `${features.language} ${stem}`);
  return [...traits, ...stems, `wording ${features.wording}`];
}

/** Whether two reports' dates allow one act: exact ones lie within `MAX_DAYS`, imprecise ones overlap. */
export function datesAgree({ counted: first }: ReportFeatures, { counted: second }: ReportFeatures): boolean {
  if (first === null || second === null) return true;
  const apart = gapDays(first, second);
  return first.exact && second.exact ? apart <= MAX_DAYS : apart === 0;
}

/** Whether the headlines count other things: the first cargo and the second, the eighth round and the ninth. */
export function countDifferently({ ordinals: a }: ReportFeatures, { ordinals: b }: ReportFeatures): boolean {
  return a.size > 0 && b.size > 0 && !shareAny(a, b);
}

/**
 * Log-odds, in hundredths of a nat, that two reports are of one act: whole number, above 0 for more likely than not;
 * symmetric. Says nothing about whether their dates allow it (`datesAgree`).
 */
export function likeness(a: ReportFeatures, b: ReportFeatures, weights: PairWeights): number {
  let sum = 0;
  pairFeatures(a, b, (feature, times) => {
    sum += (weights[feature] ?? 0) * times;
  });
  return sum;
}

/** The likeness taken apart, without what adds nothing; the amounts add up to it. */
export function likenessParts(
  a: ReportFeatures,
  b: ReportFeatures,
  weights: PairWeights,
): readonly LikenessPart[] {
  const parts: LikenessPart[] = [];
  pairFeatures(a, b, (trait, times) => {
    const amount = (weights[trait] ?? 0) * times;
    if (amount !== 0) parts.push({ trait, amount });
  });
  return parts;
}
