import type { DataSource } from 'typeorm';
import { z } from 'zod';

/** Indexes of the database's own tables. */
const INDEXES = `pg_class WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace`;

/**
 * Has the server read every page of every index, as it does in time by itself where it has room for them. An index scan
 * would do for most of them, but not for those on spans of days and words.
 */
export async function readIndexes(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('CREATE EXTENSION IF NOT EXISTS pg_prewarm');
    await manager.query(`SELECT pg_prewarm(oid) FROM ${INDEXES}`);
    // Else these pages may be counted a second later, among those of what is measured.
    await manager.query('SELECT pg_stat_force_next_flush()');
  });
}

const keptRows = z.tuple([z.object({ index_bytes: z.coerce.number(), kept_bytes: z.coerce.number() })]);

/** How large the indexes are, and how much of them the server keeps in its own memory now. */
export async function indexesKept(
  dataSource: DataSource,
): Promise<{ readonly indexBytes: number; readonly keptBytes: number }> {
  await dataSource.query('CREATE EXTENSION IF NOT EXISTS pg_buffercache');
  const [row] = keptRows.parse(
    await dataSource.query(`SELECT sum(pg_relation_size(oid)) AS index_bytes,
      (SELECT count(*) * current_setting('block_size')::int FROM pg_buffercache
        WHERE reldatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND relfilenode IN (SELECT relfilenode FROM ${INDEXES})) AS kept_bytes
      FROM ${INDEXES}`),
  );
  return { indexBytes: row.index_bytes, keptBytes: row.kept_bytes };
}

const readRows = z.tuple([z.object({ pages: z.coerce.number() })]);

/** Pages of tables and indexes that the server has asked the system for so far; those of the last second may be missing. */
export async function pagesRead(dataSource: DataSource): Promise<number> {
  const [row] = readRows.parse(
    await dataSource.query(
      `SELECT sum(read_bytes) / current_setting('block_size')::int AS pages FROM pg_stat_io WHERE backend_type = 'client backend' AND object = 'relation'`,
    ),
  );
  return row.pages;
}
