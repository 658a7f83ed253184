import { dayText } from './calendar.js';
import { DisjointSets } from './disjoint-sets.js';
import { MAX_DAYS } from './grouping-knowledge.js';
import type { GroupingKnowledge } from './grouping-knowledge.js';
import { groupingGraph } from './grouping-graph.js';
import { reportDates } from './report-dates.js';
import { nodesOf } from './report-nodes.js';
import { NO_CORRECTIONS } from './report.js';
import type { GroupingCorrections, GroupingReport } from './report.js';

/** What must be loaded: the reports whose days (`reportDays`) touch the span, and all undated ones; or everything. */
export type Reach =
  { readonly kind: 'span'; readonly from: string; readonly to: string } | { readonly kind: 'everything' };

/** The first and last day of the date that counts for a report; null for an undated one. */
export function reportDays(report: GroupingReport): { readonly from: string; readonly to: string } | null {
  const { counted } = reportDates(report);
  return counted === null ? null : { from: dayText(counted.from), to: dayText(counted.to) };
}

/** The reach within which other reports can be tied to these; null for no reports. */
export function reachOf(reports: readonly GroupingReport[]): Reach | null {
  const all = reports.map((report) => reportDates(report).counted);
  if (all.length === 0) return null;
  const dated = all.filter((days) => days !== null);
  if (dated.length < all.length) return { kind: 'everything' };
  const from = dated.reduce((least, days) => Math.min(least, days.from), Infinity);
  const to = dated.reduce((most, days) => Math.max(most, days.to), -Infinity);
  return { kind: 'span', from: dayText(from - MAX_DAYS), to: dayText(to + MAX_DAYS) };
}

/** Whether what was loaded for `loaded` holds all that `wanted` asks for. */
export function covers(loaded: Reach, wanted: Reach): boolean {
  if (loaded.kind === 'everything') return true;
  return wanted.kind === 'span' && loaded.from <= wanted.from && wanted.to <= loaded.to;
}

export interface Neighbourhood {
  /** The stored reports, as they now are, that the change can regroup. */
  readonly members: readonly GroupingReport[];
  /** What must have been loaded for `members` to be complete; null where nothing is touched. */
  readonly reach: Reach | null;
  /** Articles that a person merged with a member and that are not among the loaded ones. */
  readonly absent: readonly string[];
}

/**
 * The part of the stored reports that a change can regroup: grouping `members` alone gives exactly the groups that
 * grouping everything gives them. `touched` are the changed reports in every version, as they were and as they are;
 * `current` are the loaded reports as they are. The result is exact once what was loaded covers its `reach` and no
 * article in `absent` is stored: begin with `reachOf(touched)`, load, ask, and load again until it does.
 */
export function neighbourhood(
  touched: readonly GroupingReport[],
  current: readonly GroupingReport[],
  knowledge: GroupingKnowledge,
  corrections: GroupingCorrections = NO_CORRECTIONS,
): Neighbourhood {
  const nodes = nodesOf([...touched, ...current], knowledge, corrections);
  const graph = groupingGraph(
    nodes.map((node) => node.features),
    knowledge.weights,
    [],
  );
  const parts = new DisjointSets(nodes.length);
  for (const { a, b } of [...graph.edges, ...graph.undatedEdges]) parts.join(a, b);
  const nodesOfArticle = new Map<string, number[]>();
  nodes.forEach((node, at) => {
    for (const { article } of node.copies)
      nodesOfArticle.set(article.id, [...(nodesOfArticle.get(article.id) ?? []), at]);
  });
  for (const pair of corrections.mustLink) {
    const [first, ...others] = pair.flatMap((id) => nodesOfArticle.get(id) ?? []);
    if (first !== undefined) for (const other of others) parts.join(first, other);
  }
  const touchedParts = new Set(
    touched.flatMap(({ article }) => nodesOfArticle.get(article.id) ?? []).map((at) => parts.find(at)),
  );
  const reached = new Set(
    nodes.flatMap((node, at) =>
      touchedParts.has(parts.find(at)) ? node.copies.map(({ article }) => article.id) : [],
    ),
  );
  const inReach = nodes.filter((_, at) => touchedParts.has(parts.find(at))).flatMap((node) => node.copies);
  return {
    members: current.filter(({ article, verdict }) => verdict.relevant && reached.has(article.id)),
    reach: reachOf(inReach),
    absent: mergedButAbsent(corrections, reached, nodesOfArticle),
  };
}

function mergedButAbsent(
  { mustLink }: GroupingCorrections,
  reached: ReadonlySet<string>,
  known: ReadonlyMap<string, unknown>,
): readonly string[] {
  const partners = mustLink.flatMap(([a, b]) => [
    ...(reached.has(a) ? [b] : []),
    ...(reached.has(b) ? [a] : []),
  ]);
  return [...new Set(partners)].filter((id) => !known.has(id)).sort();
}
