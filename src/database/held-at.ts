/**
 * SQL for "this row of `alias` held at parameter $n": recorded by then and not yet replaced; where $n is null, it
 * holds now.
 */
export function heldAt(alias: string, n: number): string {
  return `CASE WHEN $${n}::timestamptz IS NULL THEN ${alias}.superseded_at IS NULL
    ELSE ${alias}.recorded_at <= $${n} AND (${alias}.superseded_at IS NULL OR ${alias}.superseded_at > $${n}) END`;
}

/** A text as a LIKE pattern that finds it anywhere, in which its own `%`, `_` and `\` stand for themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
