import { z } from 'zod';
import type { BundleMember } from '../domain/bundle.js';
import type { Notification } from '../domain/notification.js';
import type { Asked } from './asked.js';
import { NOTIFICATION_COLUMNS, notificationRow, toNotification } from './notification-store.js';

/** An alert that a message tells with others. */
export type Bundled = Notification & Pick<BundleMember, 'createdAt'>;

const bundledRow = notificationRow.extend({ created_at: z.date() });

/** What a message with several alerts tells of its own subscription, the oldest first. */
export async function bundledIn(
  asked: Asked,
  { id, subscriptionId }: Pick<Notification, 'id' | 'subscriptionId'>,
): Promise<readonly Bundled[]> {
  const rows: unknown = await asked.query(
    `SELECT ${NOTIFICATION_COLUMNS}, n.created_at FROM alert_notification n
     WHERE n.bundle_id = $1 AND n.subscription_id = $2 AND n.state = 'bundled' ORDER BY n.created_at, n.id`,
    [id, subscriptionId],
  );
  return z
    .array(bundledRow)
    .parse(rows)
    .map((row) => ({ ...toNotification(row), createdAt: row.created_at }));
}

/** Takes alerts out of the message that was to tell them, which tells them for no other subscription then either. */
export async function cancelBundled(
  asked: Asked,
  muted: readonly { readonly id: string; readonly reason: string }[],
  now: Date,
): Promise<void> {
  await asked.query(
    `WITH muted AS (
       SELECT n.id, n.bundle_id, n.cause, n.subscription_id, r.reason
       FROM alert_notification n JOIN unnest($1::text[], $2::text[]) AS r (id, reason) ON r.id = n.id
       WHERE n.state = 'bundled'),
     cancelled AS (
       UPDATE alert_notification n SET state = 'cancelled', state_reason = m.reason, bundle_id = NULL, settled_at = $3
       FROM muted m WHERE n.id = m.id)
     UPDATE alert_notification n SET state = 'held', state_reason = '', bundle_id = NULL, settled_at = NULL
     FROM muted m WHERE n.bundle_id = m.bundle_id AND n.cause = m.cause AND n.subscription_id <> m.subscription_id
       AND n.state = 'bundled'`,
    [muted.map(({ id }) => id), muted.map(({ reason }) => reason), now],
  );
}
