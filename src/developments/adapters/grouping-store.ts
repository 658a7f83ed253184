import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { appendVersions, withdrawOthers } from '../../database/append-versions.js';
import { uncorrected } from '../domain/corrected-development.js';
import type { StorableDevelopment } from '../domain/development-reader.js';
import type { Assignments, Reconciliation } from '../domain/reconcile.js';
import { enqueueForLedger } from './promise-candidates.js';
import { DEVELOPMENT_COLUMNS, developmentRow, fromDevelopment, toDevelopment } from './development-rows.js';

const VERSIONS = { table: 'development_version', id: 'development_id' } as const;

/** The transaction lock that lets one instance group at a time; others wait for their turn. */
const GROUPING_LOCK = 'relations-tracker grouping';

const articleRows = z.array(z.object({ article_id: z.string() }));
const assignmentRows = z.array(z.object({ article_id: z.string(), development_id: z.string() }));

/** Waits for the turn to group, which ends with the transaction. */
export async function awaitTurn(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [GROUPING_LOCK]);
}

/** `now`, or the newest record's instant where that was told later by somebody who had the turn before. */
export async function notBefore(manager: EntityManager, now: Date): Promise<Date> {
  const rows: unknown = await manager.query(
    'SELECT greatest($1::timestamptz, max(recorded_at)) AS at FROM development_version',
    [now],
  );
  const [row] = z.array(z.object({ at: z.date() })).parse(rows);
  return row?.at ?? now;
}

/** Notes articles whose place among the developments must be looked at again. */
export async function enqueue(manager: EntityManager, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return;
  await manager.query(
    // In id order, so that two that note the same articles wait for each other and never in a circle.
    'INSERT INTO grouping_pending (article_id) SELECT unnest($1::text[]) AS id ORDER BY id ON CONFLICT DO NOTHING',
    [articleIds],
  );
}

/** The articles that wait, in id order, at most `limit`. */
export async function pending(manager: EntityManager, limit: number): Promise<readonly string[]> {
  const rows: unknown = await manager.query(
    'SELECT article_id FROM grouping_pending ORDER BY article_id LIMIT $1',
    [limit],
  );
  return articleRows.parse(rows).map((row) => row.article_id);
}

export async function dequeue(manager: EntityManager, articleIds: readonly string[]): Promise<void> {
  await manager.query('DELETE FROM grouping_pending WHERE article_id = ANY ($1)', [articleIds]);
}

/** The developments that the given articles are assigned to now. */
export async function assignmentsOf(
  manager: EntityManager,
  articleIds: readonly string[],
): Promise<Assignments> {
  const rows: unknown = await manager.query(
    'SELECT article_id, development_id FROM assignment WHERE article_id = ANY ($1) AND superseded_at IS NULL',
    [articleIds],
  );
  return new Map(assignmentRows.parse(rows).map((row) => [row.article_id, row.development_id]));
}

/** Appends what grouping changed of assignments, redirects and withdrawals; gives the developments that ended. */
export async function storeGrouping(
  manager: EntityManager,
  plan: Reconciliation,
  recordedAt: Date,
): Promise<readonly string[]> {
  await storeAssignments(manager, plan.assignments, recordedAt);
  const ended = new Map<string, string | null>([
    ...plan.withdrawn.map((id) => [id, null] as const),
    ...plan.redirects.map(({ from, to }) => [from, to] as const),
  ]);
  return endDevelopments(manager, ended, recordedAt);
}

/** Appends a version of every development that differs from what is stored. */
export async function storeDevelopments(
  manager: EntityManager,
  developments: readonly StorableDevelopment[],
  recordedAt: Date,
): Promise<readonly string[]> {
  const changed = await appendVersions(manager, VERSIONS, developments.map(fromDevelopment), recordedAt);
  await enqueueForLedger(manager, changed);
  return changed;
}

/** Withdraws the baseline's developments that its data no longer has; gives how many there were. */
export function withdrawKnown(
  manager: EntityManager,
  keptIds: readonly string[],
  recordedAt: Date,
): Promise<number> {
  return withdrawOthers(manager, VERSIONS, { origin: 'baseline', ids: keptIds }, recordedAt);
}

async function storeAssignments(
  manager: EntityManager,
  changes: Reconciliation['assignments'],
  recordedAt: Date,
): Promise<void> {
  if (changes.length === 0) return;
  await manager.query(
    'UPDATE assignment SET superseded_at = $2 WHERE article_id = ANY ($1) AND superseded_at IS NULL',
    [changes.map((change) => change.articleId), recordedAt],
  );
  const assigned = changes.filter((change) => change.developmentId !== null);
  await manager.query(
    `INSERT INTO assignment (article_id, development_id, recorded_at)
     SELECT article_id, development_id, $3 FROM unnest($1::text[], $2::text[]) AS rows (article_id, development_id)`,
    [assigned.map((change) => change.articleId), assigned.map((change) => change.developmentId), recordedAt],
  );
}

/** Ends developments: each gets a last version that points to the one it is part of now, or is withdrawn. */
async function endDevelopments(
  manager: EntityManager,
  ended: ReadonlyMap<string, string | null>,
  recordedAt: Date,
): Promise<readonly string[]> {
  if (ended.size === 0) return [];
  const rows: unknown = await manager.query(
    `SELECT ${DEVELOPMENT_COLUMNS} FROM development_version d WHERE development_id = ANY ($1) AND superseded_at IS NULL`,
    [[...ended.keys()]],
  );
  const records = z
    .array(developmentRow)
    .parse(rows)
    .map((row) => {
      const into = ended.get(row.development_id) ?? null;
      const last = fromDevelopment(uncorrected(toDevelopment(row, [])));
      return { ...last, merged_into: into, withdrawn: into === null };
    });
  const changed = await appendVersions(manager, VERSIONS, records, recordedAt);
  await enqueueForLedger(manager, changed);
  return changed;
}
