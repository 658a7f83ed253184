import { compareText } from './report.js';
import type { ArticlePair, GroupingCorrections } from './report.js';

/**
 * What a person decided: that articles report one act, or that some (`articleIds`) report another than the rest of
 * their development (`others`).
 */
export type GroupingDecision =
  | { readonly kind: 'merge'; readonly articleIds: readonly string[] }
  | { readonly kind: 'split'; readonly articleIds: readonly string[]; readonly others: readonly string[] };

/**
 * The decisions in force, oldest first, as `groupReports` keeps them; each names all articles of the developments it is
 * about. The later one holds where two speak of the same
 * pair; what was undone is simply left out. A split keeps together, on either side, what was merged before. The order of
 * the ids inside a decision does not matter.
 */
export function correctionsFrom(decisions: readonly GroupingDecision[]): GroupingCorrections {
  const links = new PairSet();
  const splits = new PairSet();
  for (const decision of decisions) {
    if (decision.kind === 'merge') {
      const ids = inOrder(decision.articleIds);
      for (const [at, id] of ids.entries()) for (const other of ids.slice(at + 1)) splits.delete(id, other);
      joinAll(links, ids);
    } else separate(links, splits, [inOrder(decision.articleIds), inOrder(decision.others)]);
  }
  return { mustLink: links.pairs(), cannotLink: splits.pairs() };
}

function separate(
  links: PairSet,
  splits: PairSet,
  [left, right]: readonly [readonly string[], readonly string[]],
): void {
  const mergedBefore = links.sets();
  for (const a of left) {
    for (const b of right) {
      links.delete(a, b);
      splits.add(a, b);
    }
  }
  for (const side of [left, right])
    for (const set of mergedBefore)
      joinAll(
        links,
        side.filter((id) => set.has(id)),
      );
}

/** Ties every id to the first: as many pairs as ids, whatever the size of a development. */
function joinAll(links: PairSet, [first, ...others]: readonly string[]): void {
  if (first !== undefined) for (const other of others) links.add(first, other);
}

function inOrder(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort(compareText);
}

/** Pairs of ids without order. */
class PairSet {
  private readonly partners = new Map<string, Set<string>>();

  add(a: string, b: string): void {
    if (a === b) return;
    this.of(a).add(b);
    this.of(b).add(a);
  }

  delete(a: string, b: string): void {
    this.partners.get(a)?.delete(b);
    this.partners.get(b)?.delete(a);
  }

  /** Each pair once, the smaller id first, sorted. */
  pairs(): readonly ArticlePair[] {
    return inOrder([...this.partners.keys()]).flatMap((a) =>
      inOrder([...this.of(a)])
        .filter((b) => compareText(a, b) < 0)
        .map((b): ArticlePair => [a, b]),
    );
  }

  /** The ids that pairs hold together, directly or by way of others. */
  sets(): readonly ReadonlySet<string>[] {
    const seen = new Set<string>();
    return [...this.partners.keys()].flatMap((start) => {
      if (seen.has(start)) return [];
      const set = new Set([start]);
      for (const id of set) for (const partner of this.of(id)) set.add(partner);
      for (const id of set) seen.add(id);
      return [set];
    });
  }

  private of(id: string): Set<string> {
    const known = this.partners.get(id);
    if (known !== undefined) return known;
    const fresh = new Set<string>();
    this.partners.set(id, fresh);
    return fresh;
  }
}
