/** Logistic regression over counted features, a Gaussian prior around expected weights; Newton's method, deterministic. */

import type { Weights } from '../../src/classification/domain/lexicon.js';
import { PRIOR, sigmoid } from '../../src/classification/domain/linear-model.js';

export interface PairExample {
  /** How often each feature counts, the prior among them. */
  readonly features: ReadonlyMap<string, number>;
  readonly holds: boolean;
  /** How much the example counts; 1 for a pair of labelled reports. */
  readonly weight: number;
}

interface FitOptions {
  readonly expected: Weights;
  /** Standard deviation of a weight around its expected value, in log-odds. */
  readonly spread: number;
  /** Weights that stay as expected. */
  readonly pinned: readonly string[];
}

const PRIOR_SPREAD = 3;
const PINNED_SPREAD = 1e-6;
const STEPS = 100;
/** No weight moves further in one step, in log-odds: Newton's method overshoots where a feature counts many times. */
const LONGEST_STEP = 1;

function choleskySolve(a: Float64Array[], b: Float64Array): Float64Array {
  const n = b.length;
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = a[i]![j]!;
      for (let k = 0; k < j; k += 1) sum -= a[i]![k]! * a[j]![k]!;
      a[i]![j] = i === j ? Math.sqrt(sum) : sum / a[j]![j]!;
    }
  }
  const y = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let sum = b[i]!;
    for (let k = 0; k < i; k += 1) sum -= a[i]![k]! * y[k]!;
    y[i] = sum / a[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = y[i]!;
    for (let k = i + 1; k < n; k += 1) sum -= a[k]![i]! * y[k]!;
    y[i] = sum / a[i]![i]!;
  }
  return y;
}

interface Problem {
  /** Per example: which features, and how often each counts. */
  readonly rows: readonly (readonly (readonly [number, number])[])[];
  readonly examples: readonly PairExample[];
  readonly centre: Float64Array;
  readonly precision: Float64Array;
}

function newtonStep({ rows, examples, centre, precision }: Problem, w: Float64Array): number {
  const n = w.length;
  const hessian = Array.from({ length: n }, () => new Float64Array(n));
  const gradient = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    gradient[i] = precision[i]! * (w[i]! - centre[i]!);
    hessian[i]![i] = precision[i]!;
  }
  rows.forEach((row, at) => {
    const { holds, weight } = examples[at]!;
    const p = sigmoid(row.reduce((sum, [i, times]) => sum + times * w[i]!, 0));
    const curvature = weight * Math.max(p * (1 - p), 1e-6);
    for (const [i, times] of row) {
      gradient[i] = gradient[i]! + weight * times * (p - (holds ? 1 : 0));
      for (const [j, often] of row) if (j <= i) hessian[i]![j] = hessian[i]![j]! + curvature * times * often;
    }
  });
  const step = choleskySolve(hessian, gradient);
  const largest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const shortened = Math.min(1, LONGEST_STEP / largest);
  for (let i = 0; i < n; i += 1) w[i] = w[i]! - shortened * step[i]!;
  return largest;
}

/** Weights by name, rounded to 4 decimals; features seen nowhere keep their expected weight. */
export function fitPairs(
  examples: readonly PairExample[],
  { expected, spread, pinned }: FitOptions,
): Weights {
  const names = [
    ...new Set([PRIOR, ...Object.keys(expected), ...examples.flatMap((e) => [...e.features.keys()])]),
  ];
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = examples.map((e) =>
    [...e.features].map(([name, times]) => [index.get(name)!, times] as const),
  );
  const centre = Float64Array.from(names, (name) => expected[name] ?? 0);
  const spreadOf = (name: string): number => {
    if (pinned.includes(name)) return PINNED_SPREAD;
    return name === PRIOR ? PRIOR_SPREAD : spread;
  };
  const precision = Float64Array.from(names, (name) => 1 / spreadOf(name) ** 2);
  const w = Float64Array.from(centre);
  for (let step = 0; step < STEPS; step += 1)
    if (newtonStep({ rows, examples, centre, precision }, w) < 1e-8) break;
  const rounded = names.map((name, i) => [name, Math.round(w[i]! * 1e4) / 1e4] as const);
  return Object.fromEntries(rounded.filter(([, value]) => value !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
