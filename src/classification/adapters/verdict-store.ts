import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { OwnReading } from '../domain/corrected-verdict.js';
import type { StoredVerdict } from '../domain/verdict-reader.js';
import type { Verdict } from '../domain/verdict.js';
import { toVerdict, VERDICT_COLUMNS, verdictRow } from './verdict-rows.js';

/** A verdict and the revision of the article it was given on. */
export interface VerdictOfRevision {
  readonly revision: number;
  readonly verdict: Verdict;
  /** What the classifier said where a person decided, else null. */
  readonly own: OwnReading | null;
  /** Days in which the report's act, or else its publication, lies; null where undated. */
  readonly dayFrom: string | null;
  readonly dayTo: string | null;
}

const supersededRows = z.tuple([
  z.array(z.object({ article_id: z.string(), relevant: z.boolean() })),
  z.number().nullable(),
]);

/**
 * Appends verdicts and marks the ones they replace, in two statements. Gives the articles whose place among
 * the developments must be looked at again: relevant now, or relevant before.
 */
export async function storeVerdicts(
  manager: EntityManager,
  rows: readonly VerdictOfRevision[],
  recordedAt: Date,
): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const [replaced] = supersededRows.parse(
    await manager.query(
      `UPDATE verdict SET superseded_at = $2 WHERE article_id = ANY ($1) AND superseded_at IS NULL
       RETURNING article_id, relevant`,
      [rows.map((row) => row.verdict.id), recordedAt],
    ),
  );
  await manager.query(
    `INSERT INTO verdict (article_id, revision, classifier_version, relevant, relevance, indicators, event_type,
       mode, direction, score, status, language, evidence, traits, day_from, day_to, own, recorded_at)
     SELECT article_id, revision, version, relevant, relevance, indicators, event_type,
       mode, direction, score, status, language, evidence, traits, day_from, day_to, own, $18
     FROM unnest($1::text[], $2::int[], $3::text[], $4::boolean[], $5::float8[], $6::jsonb[], $7::text[], $8::text[],
       $9::text[], $10::int[], $11::text[], $12::text[], $13::jsonb[], $14::jsonb[], $15::date[], $16::date[],
       $17::jsonb[]) AS rows (article_id, revision, version, relevant, relevance, indicators, event_type, mode,
         direction, score, status, language, evidence, traits, day_from, day_to, own)`,
    [...columns(rows), recordedAt],
  );
  const before = replaced.filter((row) => row.relevant).map((row) => row.article_id);
  const now = rows.filter((row) => row.verdict.relevant).map((row) => row.verdict.id);
  return [...new Set([...before, ...now])];
}

/** The verdicts in force of the given articles, locked until the transaction ends, so that none is replaced meanwhile. */
export async function lockVerdicts(
  manager: EntityManager,
  articleIds: readonly string[],
): Promise<readonly StoredVerdict[]> {
  const rows: unknown = await manager.query(
    `SELECT ${VERDICT_COLUMNS} FROM verdict WHERE article_id = ANY ($1) AND superseded_at IS NULL
     ORDER BY article_id FOR UPDATE`,
    [articleIds],
  );
  return z.array(verdictRow).parse(rows).map(toVerdict);
}

/** Holds the verdicts in force of the given articles, in id order, until the transaction ends. */
export async function holdVerdicts(manager: EntityManager, articleIds: readonly string[]): Promise<void> {
  await manager.query(
    `SELECT FROM verdict WHERE article_id = ANY ($1) AND superseded_at IS NULL ORDER BY article_id FOR UPDATE`,
    [articleIds],
  );
}

function columns(rows: readonly VerdictOfRevision[]): unknown[][] {
  const json = JSON.stringify;
  return [
    rows.map(({ verdict }) => verdict.id),
    rows.map(({ revision }) => revision),
    rows.map(({ verdict }) => verdict.classifierVersion),
    rows.map(({ verdict }) => verdict.relevant),
    rows.map(({ verdict }) => verdict.relevance),
    rows.map(({ verdict }) => json(verdict.indicators)),
    rows.map(({ verdict }) => verdict.eventType),
    rows.map(({ verdict }) => verdict.mode),
    rows.map(({ verdict }) => verdict.direction),
    rows.map(({ verdict }) => verdict.score),
    rows.map(({ verdict }) => verdict.status),
    rows.map(({ verdict }) => verdict.language),
    rows.map(({ verdict }) => json(verdict.evidence)),
    // Only relevant reports are ever grouped; the traits of the rest would be most of the table.
    rows.map(({ verdict }) => (verdict.relevant ? json(verdict.traits) : null)),
    rows.map((row) => row.dayFrom),
    rows.map((row) => row.dayTo),
    rows.map(({ own }) => (own === null ? null : json(own))),
  ];
}
