import type { Edge } from './grouping-graph.js';
import { MaxHeap } from './max-heap.js';

/** A cluster on its way: its nodes, ascending; the smallest is its rank. */
interface Cluster {
  readonly nodes: readonly number[];
  /** Sum of ties to each neighbouring cluster, by that cluster's number. */
  readonly ties: Map<number, number>;
}

/** A merge that may be made: mean tie = sum / pairs. */
interface Proposal {
  readonly sum: number;
  readonly pairs: number;
  readonly first: number;
  readonly second: number;
  /** Smallest nodes of the two, the smaller first. */
  readonly rank: number;
  readonly otherRank: number;
}

/**
 * Merges the nodes of one connected part, the pair of clusters with the highest mean tie first, as long as that mean is
 * above 0. A forbidden tie (−∞) between any two nodes keeps their clusters apart, so time is complete-link. Equal means
 * are settled by the clusters' smallest nodes. Ties are whole numbers: the result does not depend on input order.
 */
export function agglomerate(
  nodes: readonly number[],
  edges: readonly Edge[],
  tie: (a: number, b: number) => number,
): readonly (readonly number[])[] {
  const clusters = new Map<number, Cluster>(nodes.map((node) => [node, { nodes: [node], ties: new Map() }]));
  const heap = new MaxHeap<Proposal>(comparesBefore);
  for (const edge of edges) connect(clusters, heap, [edge.a, edge.b, edge.tie]);
  let next = nodes.reduce((most, node) => Math.max(most, node), -1) + 1;
  for (let best = heap.pop(); best !== null; best = heap.pop()) {
    const [first, second] = [clusters.get(best.first), clusters.get(best.second)];
    if (first === undefined || second === undefined) continue;
    clusters.delete(best.first);
    clusters.delete(best.second);
    const merged = {
      nodes: [...first.nodes, ...second.nodes].sort((x, y) => x - y),
      ties: new Map<number, number>(),
    };
    clusters.set(next, merged);
    for (const other of new Set([...first.ties.keys(), ...second.ties.keys()])) {
      const neighbour = clusters.get(other);
      if (neighbour === undefined || other === next) continue;
      const sum = sumTo(first, other, neighbour, tie) + sumTo(second, other, neighbour, tie);
      neighbour.ties.delete(best.first);
      neighbour.ties.delete(best.second);
      connect(clusters, heap, [next, other, sum]);
    }
    next += 1;
  }
  return [...clusters.values()].map((cluster) => cluster.nodes).sort((x, y) => rankOf(x) - rankOf(y));
}

function connect(
  clusters: Map<number, Cluster>,
  heap: MaxHeap<Proposal>,
  [a, b, sum]: readonly [number, number, number],
): void {
  const [first, second] = [clusters.get(a), clusters.get(b)];
  if (first === undefined || second === undefined) return;
  first.ties.set(b, sum);
  second.ties.set(a, sum);
  if (sum <= 0) return;
  const [left, right] = [rankOf(first.nodes), rankOf(second.nodes)];
  heap.push({
    sum,
    pairs: first.nodes.length * second.nodes.length,
    first: a,
    second: b,
    rank: Math.min(left, right),
    otherRank: Math.max(left, right),
  });
}

function sumTo(
  cluster: Cluster,
  otherNumber: number,
  other: Cluster,
  tie: (a: number, b: number) => number,
): number {
  const known = cluster.ties.get(otherNumber);
  if (known !== undefined) return known;
  let sum = 0;
  for (const a of cluster.nodes) for (const b of other.nodes) sum += tie(a, b);
  return sum;
}

function comparesBefore(a: Proposal, b: Proposal): boolean {
  const byMean = a.sum * b.pairs - b.sum * a.pairs;
  if (byMean !== 0) return byMean > 0;
  return a.rank !== b.rank ? a.rank < b.rank : a.otherRank < b.otherRank;
}

function rankOf(nodes: readonly number[]): number {
  return nodes[0] ?? Infinity;
}
