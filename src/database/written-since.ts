/** The mark of a statement: which transactions it sees. See `ReadingMark` of the kernel. */
export const MARK = 'pg_current_snapshot()::text';

/**
 * SQL for "a transaction wrote this that the reading marked by parameter $n did not see", `column` being the row's
 * `written_in`. Its first half finds the rows by an index. A number beyond the newest transaction comes from another
 * server that this data was restored from.
 */
export function writtenSince(column: string, n: number): string {
  return `${column} >= pg_snapshot_xmin($${n}::pg_snapshot) AND ${column} < pg_snapshot_xmax(pg_current_snapshot())
    AND NOT pg_visible_in_snapshot(${column}, $${n}::pg_snapshot)`;
}
