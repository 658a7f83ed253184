import { z } from 'zod';
import type { Asked } from './asked.js';

const idRows = z.array(z.object({ id: z.string() }));

/**
 * Locks those of the subscriptions that have a cap until the transaction ends, so that nobody spends room twice. Gives those
 * that another transaction has locked, without waiting for it: whoever ends a subscription holds it and waits for what is
 * owed to it, which is locked here already.
 */
export async function lockCapped(asked: Asked, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows: unknown = await asked.query(
    `WITH locked AS (
       SELECT id FROM alert_subscription WHERE id = ANY ($1) AND hourly_cap IS NOT NULL ORDER BY id
       FOR NO KEY UPDATE SKIP LOCKED)
     SELECT id FROM alert_subscription
     WHERE id = ANY ($1) AND hourly_cap IS NOT NULL AND id NOT IN (SELECT id FROM locked)`,
    [ids],
  );
  return new Set(idRows.parse(rows).map(({ id }) => id));
}

/** Waits until nobody has the subscriptions locked; call it where nothing is locked. */
export async function whenUnlocked(asked: Asked, ids: ReadonlySet<string>): Promise<void> {
  if (ids.size > 0)
    await asked.query('SELECT 1 FROM alert_subscription WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [
      [...ids],
    ]);
}
