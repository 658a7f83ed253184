import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { DevelopmentOnSubject } from '../domain/promise-course.js';
import type { LedgerDevelopment } from '../domain/promise-stage.js';
import type { ReportedSubject, ReportText } from '../domain/promise-subject.js';
import { DEVELOPMENT_COLUMNS, developmentRow, toDevelopment } from './development-rows.js';

const names = z.array(z.string());
const subjectSchema = z.object({
  objects: names,
  parties: names,
  places: names,
  acts: names,
  quantities: names,
  text: z.string(),
});
const idRows = z.array(z.object({ development_id: z.string() }));
const keyRows = z.array(z.object({ key: z.string() }));
const reportRow = z.object({
  development_id: z.string(),
  traits: z.object({ entities: names, acts: names, quantities: names }).nullable(),
  text: z.string(),
});
const candidateRow = developmentRow.extend({ subject: subjectSchema.nullable() });

/** A living development with the reports that tell of it. */
export interface ReportedDevelopment {
  readonly development: LedgerDevelopment;
  readonly reports: readonly ReportText[];
}

/** A development with what the ledger read of it. */
export type Candidate = Pick<DevelopmentOnSubject, 'development' | 'subject'>;

/** Notes developments for the ledger to look at, in the transaction that changed them. */
export async function enqueueForLedger(manager: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await manager.query(
    'INSERT INTO promise_pending (development_id) SELECT unnest($1::text[]) AS id ORDER BY id ON CONFLICT DO NOTHING',
    [ids],
  );
}

/** Takes the developments that wait out of the queue, at most `limit`. */
export async function takePending(manager: EntityManager, limit: number): Promise<readonly string[]> {
  const rows: unknown = await manager.query(
    `WITH taken AS (
       DELETE FROM promise_pending WHERE development_id IN (
         SELECT development_id FROM promise_pending ORDER BY development_id LIMIT $1) RETURNING development_id)
     SELECT development_id FROM taken`,
    [limit],
  );
  return idRows.parse(rows).map((row) => row.development_id);
}

/** The developments of the news among the ids that are in force, each with its relevant reports. */
export async function reportedDevelopments(
  manager: EntityManager,
  ids: readonly string[],
): Promise<readonly ReportedDevelopment[]> {
  const found: unknown = await manager.query(
    `SELECT ${DEVELOPMENT_COLUMNS} FROM development_version d WHERE d.development_id = ANY ($1)
       AND d.superseded_at IS NULL AND d.merged_into IS NULL AND NOT d.withdrawn AND d.origin = 'news'`,
    [ids],
  );
  const told: unknown = await manager.query(
    `SELECT s.development_id, v.traits, r.title || E'\\n' || r.summary AS text
     FROM assignment s
     JOIN verdict v ON v.article_id = s.article_id AND v.superseded_at IS NULL AND v.relevant
     JOIN article_revision r ON r.article_id = s.article_id AND r.superseded_at IS NULL
     WHERE s.development_id = ANY ($1) AND s.superseded_at IS NULL`,
    [ids],
  );
  const reports = new Map<string, ReportText[]>();
  for (const { development_id: id, traits, text } of z.array(reportRow).parse(told))
    if (traits !== null) reports.set(id, [...(reports.get(id) ?? []), { traits, text }]);
  return z
    .array(developmentRow)
    .parse(found)
    .map((row) => ({
      development: toDevelopment(row, []),
      reports: reports.get(row.development_id) ?? [],
    }));
}

/** Replaces what is kept of the given developments; gives the keys they had before. */
export async function replaceCandidates(
  manager: EntityManager,
  ids: readonly string[],
  candidates: readonly Candidate[],
): Promise<readonly string[]> {
  const rows: unknown = await manager.query(
    `WITH gone AS (DELETE FROM promise_candidate WHERE development_id = ANY ($1) RETURNING keys)
     SELECT DISTINCT unnest(keys) AS key FROM gone`,
    [ids],
  );
  const before = keyRows.parse(rows).map((row) => row.key);
  await manager.query(
    `INSERT INTO promise_candidate SELECT * FROM jsonb_populate_recordset(NULL::promise_candidate, $1::jsonb)`,
    [
      JSON.stringify(
        candidates.map(({ development, subject }) => ({
          development_id: development.id,
          keys: subject.objects,
          subject,
        })),
      ),
    ],
  );
  return before;
}

/** The keys of the given developments. */
export async function keysOf(manager: EntityManager, ids: readonly string[]): Promise<readonly string[]> {
  const rows: unknown = await manager.query(
    'SELECT DISTINCT unnest(keys) AS key FROM promise_candidate WHERE development_id = ANY ($1)',
    [ids],
  );
  return keyRows.parse(rows).map((row) => row.key);
}

/** All keys of the candidates that have one of these. */
export async function keysBeside(
  manager: EntityManager,
  keys: readonly string[],
): Promise<readonly string[]> {
  const rows: unknown = await manager.query(
    'SELECT DISTINCT unnest(keys) AS key FROM promise_candidate WHERE keys && $1::text[]',
    [keys],
  );
  return keyRows.parse(rows).map((row) => row.key);
}

/** The candidates with one of the keys, and whatever developments in force have one of the ids. */
export async function candidatesAbout(
  manager: EntityManager,
  keys: readonly string[],
  ids: readonly string[],
): Promise<readonly Candidate[]> {
  const rows: unknown = await manager.query(
    `SELECT ${DEVELOPMENT_COLUMNS}, c.subject FROM development_version d
     LEFT JOIN promise_candidate c ON c.development_id = d.development_id
     WHERE d.superseded_at IS NULL AND d.merged_into IS NULL AND NOT d.withdrawn
       AND d.development_id IN (SELECT development_id FROM promise_candidate WHERE keys && $1::text[]
         UNION SELECT unnest($2::text[]))`,
    [keys, ids],
  );
  return z
    .array(candidateRow)
    .parse(rows)
    .map((row) => ({ development: toDevelopment(row, []), subject: row.subject ?? NO_SUBJECT }));
}

const NO_SUBJECT: ReportedSubject = {
  objects: [],
  parties: [],
  places: [],
  acts: [],
  quantities: [],
  text: '',
};
