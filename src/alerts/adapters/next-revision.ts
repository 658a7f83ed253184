/**
 * The statement that notes that rules or subscriptions changed, in the transaction that changes them; `condition` is
 * an SQL condition on which it depends. The row is made at the first change, so that a new database stays empty.
 */
export function nextRevision(condition = 'true'): string {
  return `INSERT INTO alert_revision (revision) SELECT 1 WHERE ${condition}
    ON CONFLICT (single) DO UPDATE SET revision = alert_revision.revision + 1`;
}
