import { agglomerate } from './agglomerate.js';
import { DisjointSets } from './disjoint-sets.js';
import { fingerprint } from './fingerprint.js';
import { FORBIDDEN, groupingGraph } from './grouping-graph.js';
import type { Edge, GroupingGraph } from './grouping-graph.js';
import type { GroupingKnowledge } from './grouping-knowledge.js';
import { nodesOf } from './report-nodes.js';
import type { ReportNode } from './report-nodes.js';
import { compareReports, NO_CORRECTIONS } from './report.js';
import type { GroupingCorrections, GroupingReport, ReportGroup } from './report.js';
import { applyMerges } from './apply-merges.js';

type NodeGroup = readonly number[];

/**
 * Draws the reports of one act together (DESIGN §4). Reports that are not relevant are left out; the others stand in
 * exactly one group each. All dated members of a group lie within `MAX_DAYS` of each other by the date that counts (the act's where
 * the text gives it, else the publication's), unless a person merged them. Undated reports are placed last, by their text alone, and never tie dated ones together. The result does
 * not depend on the order of the input; groups come by their first members.
 */
export function groupReports(
  reports: readonly GroupingReport[],
  knowledge: GroupingKnowledge,
  corrections: GroupingCorrections = NO_CORRECTIONS,
): readonly ReportGroup[] {
  const nodes = nodesOf(reports, knowledge, corrections);
  const graph = groupingGraph(
    nodes.map((node) => node.features),
    knowledge.weights,
    corrections.cannotLink,
  );
  const groups = placeUndated(graph, groupParts(graph)).map((group) =>
    group.flatMap((at) => copiesAt(nodes, at)),
  );
  return applyMerges(groups, corrections)
    .map(oneGroup)
    .sort((a, b) => compareFirst(a.members, b.members));
}

/** The development that reports of one act make; its id, `dev-` and 16 hexadecimal digits, comes from the earliest. */
export function oneGroup(reports: readonly GroupingReport[]): ReportGroup {
  const members = [...reports].sort(compareReports);
  return { id: `dev-${fingerprint(members[0]?.article.id ?? '')}`, members };
}

/** Groups each connected part by itself: no merge can cross from one part to another. */
function groupParts(graph: GroupingGraph): readonly NodeGroup[] {
  const parts = new DisjointSets(graph.nodes.length);
  for (const { a, b } of graph.edges) parts.join(a, b);
  const edgesOfPart = new Map<number, Edge[]>();
  for (const edge of graph.edges) {
    const part = parts.find(edge.a);
    const known = edgesOfPart.get(part);
    if (known === undefined) edgesOfPart.set(part, [edge]);
    else known.push(edge);
  }
  return parts.all().flatMap((part) => agglomerate(part, edgesOfPart.get(part[0] ?? -1) ?? [], graph.tie));
}

/** Lets each group of undated reports join the dated group it is most like, if the text alone carries it. */
function placeUndated(graph: GroupingGraph, groups: readonly NodeGroup[]): readonly NodeGroup[] {
  const placed = groups.map((group) => [...group]);
  const groupOf = new Map(groups.flatMap((group, at) => group.map((node) => [node, at] as const)));
  const candidates = new Map<number, Set<number>>();
  for (const { a, b } of graph.undatedEdges) {
    const [from, to] = [groupOf.get(a), groupOf.get(b)];
    if (from === undefined || to === undefined) continue;
    candidates.set(from, (candidates.get(from) ?? new Set()).add(to));
  }
  for (const [from, targets] of [...candidates].sort(([a], [b]) => a - b)) {
    const best = bestTarget(graph, placed[from] ?? [], { groups, placed, targets });
    if (best === null) continue;
    placed[best]?.push(...(placed[from] ?? []));
    placed[from] = [];
  }
  return placed.filter((group) => group.length > 0);
}

interface Targets {
  /** The dated groups as they were before any undated report joined: what likeness is measured against. */
  readonly groups: readonly NodeGroup[];
  readonly placed: readonly NodeGroup[];
  readonly targets: ReadonlySet<number>;
}

function bestTarget(
  graph: GroupingGraph,
  undated: NodeGroup,
  { groups, placed, targets }: Targets,
): number | null {
  let best: { readonly at: number; readonly mean: number } | null = null;
  for (const at of [...targets].sort((a, b) => a - b)) {
    const dated = groups[at] ?? [];
    const sum = sumOfTies(graph, undated, dated);
    const kept = (placed[at] ?? []).some((node) =>
      undated.some((other) => graph.tie(other, node) === FORBIDDEN),
    );
    // A development that many report draws one more report the likelier, as by a Chinese restaurant process.
    const drawn = Math.round((graph.weights['drawn-by-many'] ?? 0) * Math.log(dated.length));
    const mean = sum / (undated.length * dated.length) + drawn;
    if (!kept && mean > 0 && (best === null || mean > best.mean)) best = { at, mean };
  }
  return best === null ? null : best.at;
}

function sumOfTies(graph: GroupingGraph, left: NodeGroup, right: NodeGroup): number {
  let sum = 0;
  for (const a of left) for (const b of right) sum += graph.tie(a, b);
  return sum;
}

function copiesAt(nodes: readonly ReportNode[], at: number): readonly GroupingReport[] {
  return nodes[at]?.copies ?? [];
}

function compareFirst(a: readonly GroupingReport[], b: readonly GroupingReport[]): number {
  const [first, second] = [a[0], b[0]];
  return first === undefined || second === undefined ? 0 : compareReports(first, second);
}
