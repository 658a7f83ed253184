import { DisjointSets } from './disjoint-sets.js';
import { compareText } from './report.js';
import type { ArticlePair, GroupingCorrections, GroupingReport } from './report.js';

type Members = readonly GroupingReport[];

/**
 * Joins the groups that a person merged, in the order of the pairs' ids. A merge that would bring two articles together
 * that a person split is left out: the split holds. Pairs naming an absent article are passed over.
 */
export function applyMerges(
  groups: readonly Members[],
  corrections: GroupingCorrections,
): readonly Members[] {
  if (corrections.mustLink.length === 0) return groups;
  const groupOf = new Map(
    groups.flatMap((group, at) => group.map(({ article }) => [article.id, at] as const)),
  );
  const sets = new DisjointSets(groups.length);
  for (const [a, b] of inOrder(corrections.mustLink)) {
    const [first, second] = [groupOf.get(a), groupOf.get(b)];
    if (first === undefined || second === undefined) continue;
    if (
      !isSplit([sets.find(first), sets.find(second)], corrections.cannotLink, (id) =>
        setOf(sets, groupOf.get(id)),
      )
    ) {
      sets.join(first, second);
    }
  }
  return sets.all().map((set) => set.flatMap((at) => groups[at] ?? []));
}

function setOf(sets: DisjointSets, group: number | undefined): number | null {
  return group === undefined ? null : sets.find(group);
}

function isSplit(
  [first, second]: readonly [number, number],
  cannotLink: readonly ArticlePair[],
  setOfArticle: (id: string) => number | null,
): boolean {
  return cannotLink.some(([a, b]) => {
    const [left, right] = [setOfArticle(a), setOfArticle(b)];
    return (left === first && right === second) || (left === second && right === first);
  });
}

/** Each pair with its smaller id first, sorted: the same merges whatever order they were entered in. */
function inOrder(pairs: readonly ArticlePair[]): readonly ArticlePair[] {
  return pairs
    .map(([a, b]): ArticlePair => (compareText(a, b) <= 0 ? [a, b] : [b, a]))
    .sort(([a, b], [c, d]) => compareText(a, c) || compareText(b, d));
}
