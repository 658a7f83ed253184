import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Change, Entry, Undo } from '../domain/correction.js';
import { CORRECTION_COLUMNS, detailOf, toEntries } from './correction-rows.js';

/** Whatever can be asked: the pool, or a transaction that must see its own entries. */
export type Asked = Pick<DataSource | EntityManager, 'query'>;

export interface CorrectionQuery {
  readonly articleIds: readonly string[];
  readonly developmentIds: readonly string[];
  readonly promiseIds: readonly string[];
  readonly kinds: readonly Entry['kind'][];
  readonly asOf: Date | null;
  /** Entries older than this one. */
  readonly before: string | null;
  readonly limit: number;
}

/** Appends an entry; gives its id. */
export async function append(
  manager: EntityManager,
  change: Change | Undo,
  by: { readonly reason: string; readonly actor: string; readonly recordedAt: Date },
): Promise<string> {
  const rows: unknown = await manager.query(
    `INSERT INTO correction (kind, article_id, development_id, promise_id, detail, undoes, root, reason, actor, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id::text`,
    [
      change.kind,
      'articleId' in change ? change.articleId : null,
      'developmentId' in change ? change.developmentId : null,
      'promiseId' in change ? change.promiseId : null,
      JSON.stringify(detailOf(change)),
      change.kind === 'undo' ? change.undoes : null,
      change.kind === 'undo' ? change.root : null,
      by.reason,
      by.actor,
      by.recordedAt,
    ],
  );
  const [row] = z.array(z.object({ id: z.string() })).parse(rows);
  if (row === undefined) throw new Error('The database gave no number to a correction that it took.');
  return row.id;
}

/** Every entry on the given articles, undos among them. */
export async function onArticles(asked: Asked, articleIds: readonly string[]): Promise<readonly Entry[]> {
  if (articleIds.length === 0) return [];
  return toEntries(
    await asked.query(`SELECT ${CORRECTION_COLUMNS} FROM correction c WHERE article_id = ANY ($1)`, [
      articleIds,
    ]),
  );
}

/** Every entry on developments, undos among them: what people did by hand is never much. */
export async function onDevelopments(asked: Asked): Promise<readonly Entry[]> {
  return toEntries(
    await asked.query(`SELECT ${CORRECTION_COLUMNS} FROM correction c WHERE development_id IS NOT NULL`, []),
  );
}

/** Every entry on promises, undos among them. */
export async function onPromises(asked: Asked): Promise<readonly Entry[]> {
  return toEntries(
    await asked.query(`SELECT ${CORRECTION_COLUMNS} FROM correction c WHERE promise_id IS NOT NULL`, []),
  );
}

/** The whole chains of the given entries: each root with all its undos, of those recorded by `asOf`. */
export async function chainsOf(
  asked: Asked,
  ids: readonly string[],
  asOf: Date | null,
): Promise<readonly Entry[]> {
  return toEntries(
    await asked.query(
      `SELECT ${CORRECTION_COLUMNS} FROM correction c
       WHERE coalesce(c.root, c.id) IN (SELECT coalesce(root, id) FROM correction WHERE id = ANY ($1::bigint[]))
         AND ($2::timestamptz IS NULL OR c.recorded_at <= $2)`,
      [ids, asOf],
    ),
  );
}

/** A page of the record, newest first. */
export async function page(asked: Asked, query: CorrectionQuery): Promise<readonly Entry[]> {
  return toEntries(
    await asked.query(
      `SELECT ${CORRECTION_COLUMNS} FROM correction c
       WHERE (cardinality($1::text[]) + cardinality($2::text[]) + cardinality($7::text[]) = 0
           OR c.article_id = ANY ($1) OR c.development_id = ANY ($2) OR c.promise_id = ANY ($7))
         AND (cardinality($3::text[]) = 0 OR c.kind = ANY ($3))
         AND ($4::timestamptz IS NULL OR c.recorded_at <= $4)
         AND ($5::bigint IS NULL OR c.id < $5)
       ORDER BY c.id DESC LIMIT $6`,
      [
        query.articleIds,
        query.developmentIds,
        query.kinds,
        query.asOf,
        query.before,
        query.limit,
        query.promiseIds,
      ],
    ),
  );
}
