import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';

const definitions = z.array(
  z.object({ owner: z.string(), isForeign: z.boolean(), drop: z.string(), make: z.string() }),
);
type Definition = z.output<typeof definitions>[number];

/**
 * Foreign keys of and to the tables, then keys, then other indexes: with a statement that drops and one that makes each.
 * Foreign keys are made again unchecked: what is filled in is known to be right.
 */
const DEFINITIONS = `SELECT owner, turn = 1 AS "isForeign", drop, make FROM (
    SELECT CASE contype WHEN 'f' THEN 1 ELSE 2 END AS turn, conrelid::regclass::text AS owner,
      format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s%s', conrelid::regclass, conname, pg_get_constraintdef(oid),
        CASE contype WHEN 'f' THEN ' NOT VALID' ELSE '' END) AS make
    FROM pg_constraint WHERE contype IN ('f', 'p', 'u')
      AND (conrelid = ANY ($1::regclass[]) OR (contype = 'f' AND confrelid = ANY ($1::regclass[])))
    UNION ALL
    SELECT 3, indrelid::regclass::text, format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    FROM pg_index WHERE indrelid = ANY ($1::regclass[])
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
  ) AS made ORDER BY turn`;

/**
 * For the transaction that fills a table: no triggers, and memory and processes for making an index of ten million rows
 * at one go, which the product's settings for a small machine would pass over the disk many times.
 */
const IN_HASTE = [
  'SET LOCAL session_replication_role = replica',
  `SET LOCAL maintenance_work_mem = '1GB'`,
  'SET LOCAL max_parallel_maintenance_workers = 2',
];

/**
 * Fills tables, all at the same time, without their indexes and makes these afterwards: ten million rows one by one would
 * take hours. Since each table is emptied in the transaction that fills it, no log is written of it.
 */
export async function withoutIndexes(
  dataSource: DataSource,
  tables: readonly string[],
  fill: (table: string, manager: EntityManager) => Promise<void>,
): Promise<void> {
  const found = definitions.parse(await dataSource.query(DEFINITIONS, [tables]));
  const foreign = found.filter(({ isForeign }) => isForeign);
  for (const { drop } of foreign) await dataSource.query(drop);
  await Promise.all(
    tables.map((table) =>
      dataSource.transaction((manager) =>
        refill(
          table,
          found.filter(({ owner, isForeign }) => owner === table && !isForeign),
          manager,
          fill,
        ),
      ),
    ),
  );
  for (const { make } of foreign) await dataSource.query(make);
}

async function refill(
  table: string,
  own: readonly Definition[],
  manager: EntityManager,
  fill: (table: string, manager: EntityManager) => Promise<void>,
): Promise<void> {
  const made = [...own].reverse().map(({ make }) => make);
  const before = [...IN_HASTE, ...own.map(({ drop }) => drop), `TRUNCATE ${table}`];
  for (const statement of before) await manager.query(statement);
  await fill(table, manager);
  for (const statement of made) await manager.query(statement);
}
