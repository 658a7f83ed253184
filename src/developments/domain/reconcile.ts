import { compareText } from './report.js';
import type { ReportGroup } from './report.js';

/** Which development an article was last assigned to. */
export type Assignments = ReadonlyMap<string, string>;

/** What is to be recorded so that the stored assignments become the new groups; nothing is ever erased. */
export interface Reconciliation {
  /** Articles whose development changed; null where the article no longer belongs to any. */
  readonly assignments: readonly { readonly articleId: string; readonly developmentId: string | null }[];
  /** Groups that are new or whose members changed: their development is to be made anew. */
  readonly developments: readonly ReportGroup[];
  /** Developments that were merged away or renamed, and what they are part of now. */
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
  /** Developments that lost every report. */
  readonly withdrawn: readonly string[];
}

/**
 * Compares earlier assignments with the groups as they are now. `previous` holds the assignments of the regrouped
 * articles only; an id of theirs that no group bears any more becomes a redirect to the group that holds most of its
 * articles (the first such group by id where several hold as many), or is withdrawn where none is left.
 */
export function reconcile(previous: Assignments, groups: readonly ReportGroup[]): Reconciliation {
  const now = new Map(
    groups.flatMap(({ id, members }) => members.map(({ article }) => [article.id, id] as const)),
  );
  const articles = [...new Set([...previous.keys(), ...now.keys()])].sort(compareText);
  const changed = articles.filter((id) => previous.get(id) !== now.get(id));
  const living = new Set(groups.map(({ id }) => id));
  const gone = [...membersBy(previous)]
    .filter(([id]) => !living.has(id))
    .sort(([a], [b]) => compareText(a, b));
  const redirects = gone.flatMap(([from, members]) => {
    const to = mostFrequent(members.flatMap((id) => now.get(id) ?? []));
    return to === null ? [] : [{ from, to }];
  });
  const redirected = new Set(redirects.map(({ from }) => from));
  const touched = new Set(changed.flatMap((id) => [previous.get(id), now.get(id)]));
  return {
    assignments: changed.map((articleId) => ({ articleId, developmentId: now.get(articleId) ?? null })),
    developments: groups.filter(({ id }) => touched.has(id)),
    redirects,
    withdrawn: gone.map(([id]) => id).filter((id) => !redirected.has(id)),
  };
}

function membersBy(assignments: Assignments): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const [article, development] of assignments) {
    const known = members.get(development);
    if (known === undefined) members.set(development, [article]);
    else known.push(article);
  }
  return members;
}

function mostFrequent(ids: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [best] = [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b));
  return best?.[0] ?? null;
}
