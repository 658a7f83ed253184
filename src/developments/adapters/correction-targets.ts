import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { StorableDevelopment } from '../domain/development-reader.js';
import { DEVELOPMENT_COLUMNS, developmentRow, toDevelopment } from './development-rows.js';

/** Redirects of redirects are followed this far; each is a merge or a renaming. */
const LONGEST_WAY = 100;

/**
 * The development that each id stands for now: itself, or the one it was merged into, by way of others. The ids in
 * `living` are not followed further, whatever their last version still says.
 */
export async function livingIds(
  manager: EntityManager,
  ids: readonly string[],
  living: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: unknown = await manager.query(
    `WITH RECURSIVE way (id, at, steps) AS (
       SELECT id COLLATE "C", id COLLATE "C", 0 FROM unnest($1::text[]) AS id
       UNION ALL
       SELECT w.id, d.merged_into, w.steps + 1
       FROM way w JOIN development_version d ON d.development_id = w.at AND d.superseded_at IS NULL
       WHERE d.merged_into IS NOT NULL AND w.steps < $3 AND NOT (w.at = ANY ($2))
     )
     SELECT DISTINCT ON (id) id, at FROM way ORDER BY id, steps DESC`,
    [[...new Set(ids)], living, LONGEST_WAY],
  );
  const found = z.array(z.object({ id: z.string(), at: z.string() })).parse(rows);
  return new Map(found.map((row) => [row.id, row.at]));
}

/** The present record of a development, withdrawn or not; null where there is none or it is part of another. */
export async function storedDevelopment(
  manager: EntityManager,
  id: string,
): Promise<StorableDevelopment | null> {
  const rows: unknown = await manager.query(
    `SELECT ${DEVELOPMENT_COLUMNS} FROM development_version d
     WHERE d.development_id = $1 AND d.superseded_at IS NULL AND d.merged_into IS NULL`,
    [id],
  );
  const [row] = z.array(developmentRow).parse(rows);
  return row === undefined ? null : { ...toDevelopment(row, []), withdrawn: row.withdrawn };
}
