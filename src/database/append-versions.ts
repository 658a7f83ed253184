import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

/** A table of versions: `<id column>`, `version`, `content_hash`, `recorded_at`, `superseded_at` and its own columns. */
export interface VersionedTable {
  readonly table: 'development_version' | 'promise_version' | 'observation_version';
  readonly id: 'development_id' | 'promise_id' | 'observation_id';
}

/** What one version holds: column names with JSON values. */
export type VersionColumns = Readonly<Record<string, unknown>>;

const goneRows = z.tuple([z.array(z.object({ id: z.string(), version: z.number() })), z.number().nullable()]);
const currentRows = z.array(z.object({ id: z.string(), version: z.number(), content_hash: z.string() }));

/**
 * Appends a version of every record that differs from its current one and marks the old one as superseded; a
 * record that is the same as before writes nothing. Three statements whatever the number of records.
 * Gives the ids that got a new version. Call it in a transaction.
 */
export async function appendVersions(
  manager: EntityManager,
  { table, id }: VersionedTable,
  records: readonly VersionColumns[],
  recordedAt: Date,
): Promise<readonly string[]> {
  const hashed = records.map((record) => ({
    key: z.string().parse(record[id]),
    record,
    hash: hashOf(record),
  }));
  const current = currentRows.parse(
    await manager.query(
      `SELECT ${id} AS id, version, content_hash FROM ${table} WHERE ${id} = ANY ($1) AND superseded_at IS NULL`,
      [hashed.map((row) => row.key)],
    ),
  );
  const byId = new Map(current.map((row) => [row.id, row]));
  const changed = hashed.filter((row) => byId.get(row.key)?.content_hash !== row.hash);
  if (changed.length === 0) return [];
  await manager.query(
    `UPDATE ${table} SET superseded_at = $2 WHERE ${id} = ANY ($1) AND superseded_at IS NULL`,
    [changed.map((row) => row.key), recordedAt],
  );
  const rows = changed.map(({ key, record, hash }) => ({
    withdrawn: false,
    ...record,
    version: (byId.get(key)?.version ?? 0) + 1,
    content_hash: hash,
    recorded_at: recordedAt.toISOString(),
  }));
  await manager.query(
    `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
  return changed.map((row) => row.key);
}

/**
 * Ends the records of an origin that are no longer among the given ones: each gets a last version that says so, and
 * stays readable as of earlier. Gives how many there were.
 */
export async function withdrawOthers(
  manager: EntityManager,
  { table, id }: VersionedTable,
  kept: { readonly origin: string; readonly ids: readonly string[] },
  recordedAt: Date,
): Promise<number> {
  const [gone] = goneRows.parse(
    await manager.query(
      `UPDATE ${table} SET superseded_at = $3
       WHERE origin = $1 AND NOT (${id} = ANY ($2)) AND superseded_at IS NULL AND NOT withdrawn RETURNING ${id} AS id, version`,
      [kept.origin, kept.ids, recordedAt],
    ),
  );
  await manager.query(
    `INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(old) || jsonb_build_object(
       'version', old.version + 1, 'withdrawn', true, 'content_hash', 'withdrawn', 'recorded_at', $2::timestamptz,
       'superseded_at', NULL, 'own', NULL))).*
     FROM ${table} old JOIN unnest($1::text[], $3::int[]) AS gone (id, version)
       ON old.${id} = gone.id AND old.version = gone.version`,
    [gone.map((row) => row.id), recordedAt, gone.map((row) => row.version)],
  );
  return gone.length;
}

function hashOf(record: VersionColumns): string {
  const ordered = Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex').slice(0, 32);
}
