import type { Asked } from './asked.js';

/** Takes back what has not been sent yet. */
export async function cancelUnsent(
  asked: Asked,
  ids: readonly string[],
  reason: string,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await asked.query(
    `UPDATE alert_notification SET state = 'cancelled', state_reason = $2, settled_at = $3
     WHERE id = ANY ($1) AND state IN ('held', 'owed')`,
    [ids, reason, now],
  );
  await freeJoined(asked, 'id', ids);
}

/** Cancels whatever is still to be sent to subscriptions. */
export async function cancelAllOf(
  asked: Asked,
  subscriptionIds: readonly string[],
  reason: string,
  now: Date,
): Promise<void> {
  if (subscriptionIds.length === 0) return;
  await asked.query(
    `UPDATE alert_notification SET state = 'cancelled', state_reason = $2, settled_at = $3, claimed_until = NULL
     WHERE subscription_id = ANY ($1) AND state IN ('held', 'owed')`,
    [subscriptionIds, reason, now],
  );
  await freeJoined(asked, 'subscription_id', subscriptionIds);
}

/**
 * Gives other subscriptions back what the cancelled messages were to tell for them: who ends one subscription is still told
 * by the others, each at its own time. A statement of its own, since the one that cancelled may have waited for a claim that
 * joined something meanwhile, and would not see it.
 */
async function freeJoined(
  asked: Asked,
  by: 'id' | 'subscription_id',
  cancelled: readonly string[],
): Promise<void> {
  await asked.query(
    `UPDATE alert_notification n SET state = 'held', state_reason = '', bundle_id = NULL, settled_at = NULL
     FROM alert_notification c
     WHERE c.${by} = ANY ($1) AND c.state = 'cancelled' AND n.bundle_id = c.id AND n.state = 'bundled'
       AND n.subscription_id <> c.subscription_id`,
    [cancelled],
  );
}
