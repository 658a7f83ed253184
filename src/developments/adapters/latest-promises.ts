import { z } from 'zod';
import { PRECISIONS } from '../../kernel/dates.js';
import { PROMISE_CHANGES, PROMISE_STATES, TOPICS } from '../../kernel/words.js';
import type { LatestPromise, ToldPromise } from '../domain/latest-change.js';
import type { Asked } from './latest-changes.js';

const range = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  precision: z.enum(PRECISIONS),
});
const record: z.ZodType<ToldPromise> = z.object({
  id: z.string(),
  what: z.string(),
  indicators: z.array(z.enum(TOPICS)),
  state: z.enum(PROMISE_STATES),
  due: range.nullable(),
  openedOn: range,
  history: z.array(
    z.object({ developmentId: z.string().nullable(), change: z.enum(PROMISE_CHANGES), date: range }),
  ),
});

const versionRow = z.object({
  promise_id: z.string(),
  is_current: z.boolean(),
  withdrawn: z.boolean(),
  origin: z.enum(['baseline', 'news']),
  record,
});

/** What became of promises with their last versions. */
export async function latestPromises(
  asked: Asked,
  ids: readonly string[],
): Promise<readonly LatestPromise[]> {
  if (ids.length === 0) return [];
  const found: unknown = await asked.query(
    `SELECT p.promise_id, p.superseded_at IS NULL AS is_current, p.withdrawn, p.origin, p.record
     FROM promise_version c JOIN promise_version p ON p.promise_id = c.promise_id AND p.version >= c.version - 1
     WHERE c.promise_id = ANY ($1) AND c.superseded_at IS NULL ORDER BY p.promise_id, p.version`,
    [ids],
  );
  const rows = z.array(versionRow).parse(found);
  const standing = (row: z.infer<typeof versionRow> | undefined): ToldPromise | null =>
    row === undefined || row.withdrawn ? null : row.record;
  return rows
    .filter(({ is_current }) => is_current)
    .map((row) => ({
      origin: row.origin,
      before: standing(rows.find((one) => one.promise_id === row.promise_id && !one.is_current)),
      after: standing(row),
    }));
}
