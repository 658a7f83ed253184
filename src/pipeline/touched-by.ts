import type { Entry } from '../corrections/domain/correction.js';
import type { Touched } from '../reports/domain/touched.js';

/** Everything that the entries name. */
export function touchedBy(entries: readonly Entry[]): Touched {
  const [articleIds, developmentIds, promiseIds] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const add = (into: Set<string>, ids: readonly (string | null)[]): void => {
    for (const id of ids) if (id !== null) into.add(id);
  };
  for (const entry of entries) {
    if ('articleId' in entry) add(articleIds, [entry.articleId]);
    if ('articleIds' in entry) add(articleIds, entry.articleIds);
    if ('developmentId' in entry) add(developmentIds, [entry.developmentId]);
    if ('merged' in entry) add(developmentIds, entry.merged);
    if ('promiseId' in entry) add(promiseIds, [entry.promiseId]);
  }
  return { articleIds, developmentIds, promiseIds };
}
