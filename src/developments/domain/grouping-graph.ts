import { gapDays } from './calendar.js';
import type { DayInterval } from './calendar.js';
import { MAX_DAYS } from './grouping-knowledge.js';
import type { PairWeights } from './grouping-knowledge.js';
import { anchorsOf, countDifferently, datesAgree, likeness } from './likeness.js';
import type { ReportFeatures } from './report-features.js';
import type { ArticlePair } from './report.js';

/** Two nodes that may not stand in one group. */
export const FORBIDDEN = -Infinity;

/** Reports as nodes (copies of one text on one day are one node) and what ties each pair of them. */
export interface GroupingGraph {
  readonly nodes: readonly ReportFeatures[];
  readonly weights: PairWeights;
  /** Ties above 0, between dated nodes or between undated ones, as pairs with the smaller index first. */
  readonly edges: readonly Edge[];
  /** Ties above 0 from an undated node (first) to a dated one (second). */
  readonly undatedEdges: readonly Edge[];
  /** Hundredths of a nat; `FORBIDDEN` where dates or a person's split keep the two apart. */
  readonly tie: (a: number, b: number) => number;
}

export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly tie: number;
}

type Pair = readonly [number, number];
/** A dated node and its days. */
type Dated = readonly [number, DayInterval];

/**
 * Finds every pair whose tie is above 0 without comparing all with all: only pairs near in time (or undated) that share
 * a specific trait are looked at, and a pair that shares none is never tied (`noAnchor`), so nothing is missed.
 */
export function groupingGraph(
  nodes: readonly ReportFeatures[],
  weights: PairWeights,
  cannotLink: readonly ArticlePair[],
): GroupingGraph {
  const split = splitPairs(cannotLink);
  const tie = (a: number, b: number): number => {
    const [left, right] = [nodes[a], nodes[b]];
    if (left === undefined || right === undefined) return FORBIDDEN;
    if (split.size > 0 && split.has(pairKey(left.report.article.id, right.report.article.id)))
      return FORBIDDEN;
    return tieOf(left, right, weights);
  };
  const dated = datedInOrder(nodes);
  const undated = nodes.flatMap((node, at) => (node.counted === null ? [at] : []));
  const tied = (pairs: Iterable<Pair>): Edge[] => {
    const edges: Edge[] = [];
    for (const [a, b] of pairs) {
      const strength = tie(a, b);
      if (strength > 0) edges.push({ a, b, tie: strength });
    }
    return edges;
  };
  const among = crossPairs(nodes, undated, undated).filter(([a, b]) => a < b);
  const toDated = crossPairs(
    nodes,
    undated,
    dated.map(([at]) => at),
  );
  return {
    nodes,
    weights,
    edges: [...tied(sweep(nodes, dated)), ...tied(among)],
    undatedEdges: tied(toDated),
    tie,
  };
}

/**
 * What ties two reports before a person has spoken: copies of one text surely, others by how far their likeness passes
 * the bar. Two that are less like each other than `veto` never stand in one development, whatever stands between them.
 */
export function tieOf(a: ReportFeatures, b: ReportFeatures, weights: PairWeights): number {
  if (!datesAgree(a, b) || countDifferently(a, b)) return FORBIDDEN;
  if (a.wording === b.wording && a.wording !== '') return weights['same-wording'] ?? 0;
  const tie = likeness(a, b, weights) - (weights['bar'] ?? 0);
  // An undated report has to be liker before it is joined, but is not the unliker for it.
  const undated = (a.counted === null) === (b.counted === null) ? 0 : (weights['undated.one'] ?? 0);
  return tie - undated < (weights['veto'] ?? FORBIDDEN) ? FORBIDDEN : tie;
}

function splitPairs(pairs: readonly ArticlePair[]): ReadonlySet<string> {
  return new Set(pairs.flatMap(([a, b]) => [pairKey(a, b), pairKey(b, a)]));
}

function pairKey(a: string, b: string): string {
  return `${a}\n${b}`;
}

function datedInOrder(nodes: readonly ReportFeatures[]): readonly Dated[] {
  const dated = nodes.flatMap((node, at) => (node.counted === null ? [] : [[at, node.counted] as const]));
  return dated.sort(([a, left], [b, right]) => left.from - right.from || a - b);
}

/** Goes through the nodes by date and keeps, per trait, those that later ones can still be near. */
function* sweep(nodes: readonly ReportFeatures[], dated: readonly Dated[]): Generator<Pair> {
  const near = new Map<string, Dated[]>();
  for (const entry of dated) {
    const [at, days] = entry;
    const seen = new Set<number>();
    for (const anchor of anchorsAt(nodes, at)) {
      const still = stillNear(near.get(anchor) ?? [], days.from - MAX_DAYS);
      for (const [other, otherDays] of still) if (gapDays(days, otherDays) <= MAX_DAYS) seen.add(other);
      still.push(entry);
      near.set(anchor, still);
    }
    for (const other of seen) yield [Math.min(at, other), Math.max(at, other)];
  }
}

/** The same list while nothing in it is past, else a shorter one. */
function stillNear(entries: Dated[], earliest: number): Dated[] {
  return entries.every(([, days]) => days.to >= earliest)
    ? entries
    : entries.filter(([, days]) => days.to >= earliest);
}

/** Pairs of one of `from` and one of `to` that share a trait. */
function crossPairs(
  nodes: readonly ReportFeatures[],
  from: readonly number[],
  to: readonly number[],
): readonly Pair[] {
  const wanted = new Map<string, number[]>();
  for (const at of from) {
    for (const anchor of anchorsAt(nodes, at)) {
      const known = wanted.get(anchor);
      if (known === undefined) wanted.set(anchor, [at]);
      else known.push(at);
    }
  }
  if (wanted.size === 0) return [];
  return to.flatMap((b) => {
    const found = new Set<number>(anchorsAt(nodes, b).flatMap((anchor) => wanted.get(anchor) ?? []));
    return [...found].map((a): Pair => [a, b]);
  });
}

function anchorsAt(nodes: readonly ReportFeatures[], at: number): readonly string[] {
  const node = nodes[at];
  return node === undefined ? [] : anchorsOf(node);
}
