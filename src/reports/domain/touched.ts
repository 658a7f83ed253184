import type { ReportContent } from './weekly-report.js';

/** What people decided about since a report was made: articles, developments and promises by id. */
export interface Touched {
  readonly articleIds: ReadonlySet<string>;
  readonly developmentIds: ReadonlySet<string>;
  readonly promiseIds: ReadonlySet<string>;
}

/** Whether a report says something of what was decided about. */
export function speaksOf({ developments, promises }: ReportContent, touched: Touched): boolean {
  const isTouched = developments.listed.some(
    ({ id, sources }) =>
      touched.developmentIds.has(id) || sources.some(({ articleId }) => touched.articleIds.has(articleId)),
  );
  if (isTouched) return true;
  return [...promises.opened, ...promises.moved, ...promises.overdue].some(({ id }) =>
    touched.promiseIds.has(id),
  );
}
