/** Logistic and linear regression with a Gaussian prior around expected weights, fitted by L-BFGS; deterministic. */

import type { Weights } from '../../src/classification/domain/lexicon.js';
import { PRIOR, sigmoid } from '../../src/classification/domain/linear-model.js';

export interface Example {
  readonly features: readonly string[];
  /** What is to be told: 1 or 0 of a logistic regression, a number of a linear one. */
  readonly target: number;
  /** How much the example counts; 1 for a labelled article. */
  readonly weight: number;
}

export interface FitOptions {
  readonly kind: 'logistic' | 'linear';
  readonly expected: Weights;
  /** Standard deviation of a feature's weight around its expected value, in log-odds. */
  readonly spreadOf: (feature: string) => number;
  /** A feature seen in fewer examples keeps its expected weight. */
  readonly leastSeen: number;
}

const PRIOR_SPREAD = 3;
const MEMORY = 10;
const MAX_STEPS = 300;
const SMALL_GRADIENT = 1e-4;
const SUFFICIENT_DECREASE = 1e-4;
/** Weights smaller than this explain nothing and are left out. */
const LEAST_WEIGHT = 0.02;

interface Problem {
  readonly kind: FitOptions['kind'];
  readonly rows: readonly Int32Array[];
  readonly examples: readonly Example[];
  readonly centre: Float64Array;
  readonly precision: Float64Array;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Adds `times` x `b` to `a`. */
function addTimes(a: Float64Array, b: Float64Array, times: number): void {
  for (let i = 0; i < a.length; i += 1) a[i] = (a[i] ?? 0) + times * (b[i] ?? 0);
}

function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** Negative log posterior at `w`; writes its gradient. */
function loss(
  { kind, rows, examples, centre, precision }: Problem,
  w: Float64Array,
  gradient: Float64Array,
): number {
  let total = 0;
  for (let i = 0; i < w.length; i += 1) {
    const away = (w[i] ?? 0) - (centre[i] ?? 0);
    gradient[i] = (precision[i] ?? 0) * away;
    total += 0.5 * (precision[i] ?? 0) * away * away;
  }
  rows.forEach((row, at) => {
    const example = examples[at];
    if (!example) return;
    let logOdds = 0;
    for (const i of row) logOdds += w[i] ?? 0;
    const { target, weight } = example;
    const told = kind === 'logistic' ? sigmoid(logOdds) : logOdds;
    total +=
      weight * (kind === 'logistic' ? softplus(logOdds) - target * logOdds : 0.5 * (told - target) ** 2);
    const slope = weight * (told - target);
    for (const i of row) gradient[i] = (gradient[i] ?? 0) + slope;
  });
  return total;
}

interface Change {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
}

/** The two-loop recursion: gradient times the approximate inverse Hessian. */
function direction(gradient: Float64Array, memory: readonly Change[], precision: Float64Array): Float64Array {
  const q = Float64Array.from(gradient);
  const alphas = memory.map(() => 0);
  for (let k = memory.length - 1; k >= 0; k -= 1) {
    const change = memory[k];
    if (!change) continue;
    const alpha = change.rho * dot(change.s, q);
    alphas[k] = alpha;
    addTimes(q, change.y, -alpha);
  }
  const last = memory.at(-1);
  const scale = last ? 1 / (last.rho * dot(last.y, last.y)) : 0;
  q.forEach((value, i) => (q[i] = last ? value * scale : value / (precision[i] ?? 1)));
  memory.forEach((change, k) => {
    const beta = change.rho * dot(change.y, q);
    addTimes(q, change.s, (alphas[k] ?? 0) - beta);
  });
  return q;
}

function stepAlong(w: Float64Array, d: Float64Array, length: number): Float64Array {
  return w.map((value, i) => value - length * (d[i] ?? 0));
}

function minimise(problem: Problem, start: Float64Array): Float64Array {
  let w = start;
  let gradient = new Float64Array(w.length);
  let value = loss(problem, w, gradient);
  const memory: Change[] = [];
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (Math.sqrt(dot(gradient, gradient)) < SMALL_GRADIENT) break;
    const d = direction(gradient, memory, problem.precision);
    const slope = dot(gradient, d);
    let length = 1;
    let next = stepAlong(w, d, length);
    const nextGradient = new Float64Array(w.length);
    let nextValue = loss(problem, next, nextGradient);
    while (nextValue > value - SUFFICIENT_DECREASE * length * slope && length > 1e-10) {
      length /= 2;
      next = stepAlong(w, d, length);
      nextValue = loss(problem, next, nextGradient);
    }
    if (nextValue >= value) break;
    const s = next.map((x, i) => x - (w[i] ?? 0));
    const y = nextGradient.map((x, i) => x - (gradient[i] ?? 0));
    const curvature = dot(s, y);
    if (curvature > 0) memory.push({ s, y, rho: 1 / curvature });
    if (memory.length > MEMORY) memory.shift();
    w = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return w;
}

function seenOften(examples: readonly Example[], least: number): string[] {
  const seen = new Map<string, number>();
  for (const { features } of examples) for (const id of features) seen.set(id, (seen.get(id) ?? 0) + 1);
  return [...seen].filter(([, n]) => n >= least).map(([id]) => id);
}

/** Weights by name, rounded to 3 decimals; features seen too seldom keep their expected weight. */
export function fit(examples: readonly Example[], options: FitOptions): Weights {
  const { kind, expected, spreadOf, leastSeen } = options;
  const names = [...new Set([PRIOR, ...Object.keys(expected), ...seenOften(examples, leastSeen)])].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = examples.map((e) =>
    Int32Array.from([PRIOR, ...new Set(e.features)].flatMap((name) => index.get(name) ?? [])),
  );
  const centre = Float64Array.from(names, (name) => expected[name] ?? 0);
  const precision = Float64Array.from(
    names,
    (name) => 1 / (name === PRIOR ? PRIOR_SPREAD : spreadOf(name)) ** 2,
  );
  const w = minimise({ kind, rows, examples, centre, precision }, Float64Array.from(centre));
  const rounded = names.map((name, i) => [name, Math.round((w[i] ?? 0) * 1e3) / 1e3] as const);
  return Object.fromEntries(rounded.filter(([, value]) => Math.abs(value) >= LEAST_WEIGHT));
}
