/** Logistic regression with a Gaussian prior around expected weights, fitted by Newton's method; deterministic. */

import type { Weights } from '../../src/classification/domain/lexicon.js';
import { PRIOR, sigmoid } from '../../src/classification/domain/linear-model.js';

export interface Example {
  readonly features: readonly string[];
  readonly holds: boolean;
  /** How much the example counts; 1 for a labelled article. */
  readonly weight: number;
}

export interface FitOptions {
  readonly expected: Weights;
  /** Standard deviation of a weight around its expected value, in log-odds. */
  readonly spread: number;
}

const PRIOR_SPREAD = 3;
const STEPS = 30;

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
  readonly rows: readonly (readonly number[])[];
  readonly examples: readonly Example[];
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
    const p = sigmoid(row.reduce((sum, i) => sum + w[i]!, 0));
    const curvature = weight * Math.max(p * (1 - p), 1e-6);
    for (const i of row) {
      gradient[i] = gradient[i]! + weight * (p - (holds ? 1 : 0));
      for (const j of row) if (j <= i) hessian[i]![j] = hessian[i]![j]! + curvature;
    }
  });
  const step = choleskySolve(hessian, gradient);
  let largest = 0;
  for (let i = 0; i < n; i += 1) {
    w[i] = w[i]! - step[i]!;
    largest = Math.max(largest, Math.abs(step[i]!));
  }
  return largest;
}

/** Weights by name, rounded to 4 decimals; features seen nowhere keep their expected weight. */
export function fit(examples: readonly Example[], { expected, spread }: FitOptions): Weights {
  const names = [...new Set([PRIOR, ...Object.keys(expected), ...examples.flatMap((e) => e.features)])];
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = examples.map((e) =>
    [PRIOR, ...e.features].map((name) => index.get(name)!).sort((a, b) => a - b),
  );
  const centre = Float64Array.from(names, (name) => expected[name] ?? 0);
  const precision = Float64Array.from(names, (name) => 1 / (name === PRIOR ? PRIOR_SPREAD : spread) ** 2);
  const w = Float64Array.from(centre);
  for (let step = 0; step < STEPS; step += 1)
    if (newtonStep({ rows, examples, centre, precision }, w) < 1e-8) break;
  const rounded = names.map((name, i) => [name, Math.round(w[i]! * 1e4) / 1e4] as const);
  return Object.fromEntries(rounded.filter(([, value]) => value !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
