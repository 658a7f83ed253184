import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { heldAt } from '../../database/held-at.js';
import type { Source } from '../domain/development.js';
import type {
  DevelopmentById,
  DevelopmentNarrowing,
  DevelopmentQuery,
  DevelopmentReader,
  DevelopmentReport,
  DevelopmentVersion,
  WeighedDevelopment,
} from '../domain/development-reader.js';
import { changesBetween } from './change-queries.js';
import { narrowedTo, narrowingParameters } from './development-conditions.js';
import { countDevelopments } from './development-counts.js';
import { changesAfter, changesSince, currentMark, eachCountable } from './countable-queries.js';
import {
  DEVELOPMENT_COLUMNS,
  developmentRow,
  toDevelopment,
  toVersion,
  type DevelopmentRow,
} from './development-rows.js';
import { listPromises, promiseWithVersions } from './promise-store.js';

const sourceRow = z.object({
  development_id: z.string(),
  article_id: z.string(),
  publisher: z.string(),
  link: z.string().nullable(),
  published: z.string().nullable(),
});

export function developmentReader(dataSource: DataSource): DevelopmentReader {
  return {
    list: (query) => list(dataSource, query),
    counts: (query) => countDevelopments(dataSource, query),
    notable: (query, most) => notable(dataSource, query, most),
    byId: (id, asOf) => byId(dataSource, id, asOf),
    versions: (id, asOf) => versions(dataSource, id, asOf),
    all: (asOf) => all(dataSource, asOf, null),
    some: (ids, asOf) => all(dataSource, asOf, ids),
    reportsWith: (publisher, asOf) => reportsWith(dataSource, publisher, asOf),
    eachCountable: (asOf, take) => eachCountable(dataSource, asOf, take),
    mark: () => currentMark(dataSource),
    changesSince: (mark) => changesSince(dataSource, mark),
    changesBetween: (since, until) => changesBetween(dataSource, since, until),
    changesAfter: (asOf, most) => changesAfter(dataSource, asOf, most),
    newestRecord: (asOf) => newestRecord(dataSource, asOf),
    promises: (query) => listPromises(dataSource, query),
    promise: (id, asOf) => promiseWithVersions(dataSource, id, asOf),
    headlines: (ids, asOf) => headlines(dataSource, ids, asOf),
  };
}

async function list(dataSource: DataSource, query: DevelopmentQuery): Promise<readonly WeighedDevelopment[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${DEVELOPMENT_COLUMNS} FROM development_version d
     WHERE ${narrowedTo(query)}
       AND ($11::text IS NULL OR CASE WHEN $10::date IS NULL
         THEN d.date_from IS NULL AND d.development_id > $11 COLLATE "C"
         ELSE d.date_from IS NULL OR d.date_from < $10 OR (d.date_from = $10 AND d.development_id > $11 COLLATE "C") END)
     ORDER BY d.date_from DESC NULLS LAST, d.development_id LIMIT $12`,
    [...narrowingParameters(query), query.after?.date ?? null, query.after?.id ?? null, query.limit],
  );
  return withSources(dataSource, z.array(developmentRow).parse(rows), query.asOf);
}

/** Those with the greatest |score| × weight: what moved the index most, whatever its direction. */
async function notable(
  dataSource: DataSource,
  query: DevelopmentNarrowing,
  most: number,
): Promise<readonly WeighedDevelopment[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${DEVELOPMENT_COLUMNS} FROM development_version d WHERE ${narrowedTo(query)}
     ORDER BY abs(d.score) * d.weight DESC, d.date_from DESC NULLS LAST, d.development_id LIMIT $10`,
    [...narrowingParameters(query), most],
  );
  return withSources(dataSource, z.array(developmentRow).parse(rows), query.asOf);
}

/** Adds the reports of every development of a page, in one statement. */
export async function withSources(
  dataSource: DataSource,
  rows: readonly DevelopmentRow[],
  asOf: Date | null,
): Promise<readonly WeighedDevelopment[]> {
  const found: unknown = await dataSource.query(
    `SELECT s.development_id, s.article_id, a.publisher, r.link, r.published
     FROM assignment s
     JOIN article a ON a.id = s.article_id
     JOIN article_revision r ON r.article_id = s.article_id AND ${heldAt('r', 2)}
     WHERE s.development_id = ANY ($1) AND ${heldAt('s', 2)}
     ORDER BY r.sort_at, s.article_id`,
    [rows.map((row) => row.development_id), asOf],
  );
  const sources = new Map<string, Source[]>();
  for (const row of z.array(sourceRow).parse(found)) {
    const ofDevelopment = sources.get(row.development_id) ?? [];
    ofDevelopment.push({
      articleId: row.article_id,
      publisher: row.publisher,
      url: row.link,
      publishedAt: row.published,
    });
    sources.set(row.development_id, ofDevelopment);
  }
  return rows.map((row) => toDevelopment(row, sources.get(row.development_id) ?? []));
}

async function byId(dataSource: DataSource, id: string, asOf: Date | null): Promise<DevelopmentById> {
  const rows: unknown = await dataSource.query(
    `SELECT ${DEVELOPMENT_COLUMNS} FROM development_version d WHERE d.development_id = $2 AND ${heldAt('d', 1)}`,
    [asOf, id],
  );
  const [row] = z.array(developmentRow).parse(rows);
  if (row === undefined || row.withdrawn) return { found: 'nothing' };
  if (row.merged_into !== null) return { found: 'merged', into: row.merged_into };
  const [development] = await withSources(dataSource, [row], asOf);
  return development === undefined ? { found: 'nothing' } : { found: 'development', development };
}

async function versions(
  dataSource: DataSource,
  id: string,
  asOf: Date | null,
): Promise<readonly DevelopmentVersion[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${DEVELOPMENT_COLUMNS} FROM development_version d
     WHERE d.development_id = $1 AND ($2::timestamptz IS NULL OR d.recorded_at <= $2) ORDER BY d.version`,
    [id, asOf],
  );
  return z.array(developmentRow).parse(rows).map(toVersion);
}

async function all(
  dataSource: DataSource,
  asOf: Date | null,
  ids: readonly string[] | null,
): Promise<readonly WeighedDevelopment[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${DEVELOPMENT_COLUMNS} FROM development_version d
     WHERE ${heldAt('d', 1)} AND d.merged_into IS NULL AND NOT d.withdrawn
       ${ids === null ? '' : 'AND d.development_id = ANY ($2)'}
     ORDER BY d.date_from NULLS LAST, d.development_id`,
    ids === null ? [asOf] : [asOf, ids],
  );
  return z
    .array(developmentRow)
    .parse(rows)
    .map((row) => toDevelopment(row, []));
}

async function reportsWith(
  dataSource: DataSource,
  publisher: string,
  asOf: Date | null,
): Promise<readonly DevelopmentReport[]> {
  const rows: unknown = await dataSource.query(
    `SELECT s.development_id AS "developmentId", s.article_id AS "articleId", a.publisher
     FROM assignment s JOIN article a ON a.id = s.article_id
     WHERE ${heldAt('s', 2)} AND s.development_id IN (
       SELECT o.development_id FROM assignment o JOIN article b ON b.id = o.article_id
       WHERE b.publisher = $1 AND ${heldAt('o', 2)})
     ORDER BY s.development_id, s.article_id`,
    [publisher, asOf],
  );
  return z
    .array(z.object({ developmentId: z.string(), articleId: z.string(), publisher: z.string() }))
    .parse(rows);
}

async function newestRecord(dataSource: DataSource, asOf: Date | null): Promise<string | null> {
  const rows: unknown = await dataSource.query(
    `SELECT max(recorded_at) AS newest FROM development_version WHERE $1::timestamptz IS NULL OR recorded_at <= $1`,
    [asOf],
  );
  const [row] = z.array(z.object({ newest: z.date().nullable() })).parse(rows);
  return row?.newest?.toISOString() ?? null;
}

async function headlines(
  dataSource: DataSource,
  ids: readonly string[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, string>> {
  const rows: unknown = await dataSource.query(
    `SELECT d.development_id AS id, d.what FROM development_version d
     WHERE d.development_id = ANY ($2) AND ${heldAt('d', 1)}`,
    [asOf, ids],
  );
  const found = z.array(z.object({ id: z.string(), what: z.string() })).parse(rows);
  return new Map(found.map(({ id, what }) => [id, what]));
}
