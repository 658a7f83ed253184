import { z } from 'zod';
import type { Asked } from '../asked.js';
import { endSubscriptions } from '../sign-up/consent-store.js';
import { keyIdIn } from './sealed-columns.js';

/** What was given up with a lost key. */
export interface Forgotten {
  readonly subscriptions: number;
  readonly signUps: number;
  /** Whether look-ups and links begin anew at the next start: those of before are good for nothing. */
  readonly stableKeys: number;
}

const ids = z.array(z.object({ id: z.string() }));

/** Gives up what a lost key sealed: its subscriptions end, its sign-ups are dropped, its stable keys are made anew. */
export async function forgetKey(asked: Asked, keyId: string, now: Date): Promise<Forgotten> {
  const subscriptions = await idsUnder(asked, keyId, {
    table: 'alert_subscription',
    column: 'target_sealed',
  });
  await endSubscriptions(asked, subscriptions, {
    how: 'The key that its address was encrypted with was lost.',
    now,
  });
  // Those that had ended before are not touched by that.
  await asked.query(`UPDATE alert_subscription SET target_sealed = NULL WHERE id = ANY ($1)`, [
    subscriptions,
  ]);
  const signUps = await idsUnder(asked, keyId, { table: 'alert_sign_up', column: 'address_sealed' });
  await asked.query(`UPDATE alert_sign_up SET state = 'dropped', address_sealed = NULL WHERE id = ANY ($1)`, [
    signUps,
  ]);
  const stable = await idsUnder(asked, keyId, { table: 'stable_key', column: 'key_sealed', id: 'purpose' });
  await asked.query('DELETE FROM stable_key WHERE purpose = ANY ($1)', [stable]);
  return { subscriptions: subscriptions.length, signUps: signUps.length, stableKeys: stable.length };
}

async function idsUnder(
  asked: Asked,
  keyId: string,
  { table, column, id = 'id' }: { readonly table: string; readonly column: string; readonly id?: string },
): Promise<readonly string[]> {
  const found: unknown = await asked.query(
    `SELECT ${id} AS id FROM ${table} WHERE ${keyIdIn(column)} = $1 ORDER BY 1 FOR UPDATE`,
    [keyId],
  );
  return ids.parse(found).map((row) => row.id);
}
