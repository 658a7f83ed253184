import type { EntityManager } from 'typeorm';
import { z } from 'zod';

const definitions = z.array(z.object({ drop: z.string(), make: z.string() }));

/**
 * Foreign keys of and to the tables, then keys, then other indexes: with a statement that drops and one that makes each.
 * Foreign keys are made again unchecked: what is filled in is known to be right.
 */
const DEFINITIONS = `SELECT drop, make FROM (
    SELECT CASE contype WHEN 'f' THEN 1 ELSE 2 END AS turn,
      format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s%s', conrelid::regclass, conname, pg_get_constraintdef(oid),
        CASE contype WHEN 'f' THEN ' NOT VALID' ELSE '' END) AS make
    FROM pg_constraint WHERE contype IN ('f', 'p', 'u')
      AND (conrelid = ANY ($1::regclass[]) OR confrelid = ANY ($1::regclass[]))
    UNION ALL
    SELECT 3, format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    FROM pg_index WHERE indrelid = ANY ($1::regclass[])
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
  ) AS made ORDER BY turn`;

/** Does work on tables without their indexes and makes these afterwards: ten million rows one by one would take hours. */
export async function withoutIndexes(
  manager: EntityManager,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const found = definitions.parse(await manager.query(DEFINITIONS, [tables]));
  for (const { drop } of found) await manager.query(drop);
  await work();
  for (const { make } of [...found].reverse()) await manager.query(make);
}
