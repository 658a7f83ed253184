/**
 * The end of a statement that gives other subscriptions back what cancelled messages were to tell for them: who ends one
 * subscription is still told by the others, each at its own time. Before it stands `WITH cancelled AS (UPDATE … RETURNING
 * id, subscription_id)`.
 */
export const FREE_JOINED = `UPDATE alert_notification n SET state = 'held', state_reason = '', bundle_id = NULL, settled_at = NULL
  FROM cancelled c WHERE n.bundle_id = c.id AND n.state = 'bundled' AND n.subscription_id <> c.subscription_id`;
