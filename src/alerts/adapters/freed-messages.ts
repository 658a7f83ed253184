import type { Asked } from './asked.js';

/**
 * The end of a statement that gives other subscriptions back what cancelled messages were to tell for them: who ends one
 * subscription is still told by the others, each at its own time. Before it stands `WITH cancelled AS (UPDATE … RETURNING
 * id, subscription_id)`.
 */
export const FREE_JOINED = `UPDATE alert_notification n SET state = 'held', state_reason = '', bundle_id = NULL, settled_at = NULL
  FROM cancelled c WHERE n.bundle_id = c.id AND n.state = 'bundled' AND n.subscription_id <> c.subscription_id`;

/**
 * Gives back what cancelled messages of the subscriptions were to tell for others. A statement of its own, after the one
 * that cancelled: that one may have waited for a claim which joined something meanwhile, and would not see it.
 */
export async function freeJoinedTo(asked: Asked, subscriptionIds: readonly string[]): Promise<void> {
  await asked.query(
    `WITH cancelled AS (
       SELECT id, subscription_id FROM alert_notification WHERE subscription_id = ANY ($1) AND state = 'cancelled')
     ${FREE_JOINED} AND n.subscription_id <> ALL ($1)`,
    [subscriptionIds],
  );
}
