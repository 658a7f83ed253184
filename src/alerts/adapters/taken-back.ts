import { z } from 'zod';
import type { Asked } from './asked.js';
import type { NewNotification } from './notification-store.js';

/** Why an alert is cancelled whose development ceased to stand before it left. */
export const TAKEN_BACK = 'it was withdrawn or merged before it was sent';

const again = z.tuple([z.array(z.object({ id: z.string(), state: z.string() })), z.number().nullable()]);

/**
 * Owes again what was taken back before it was sent and is true again: a report that joined another development may part
 * from it in the next look. What is muted by now is told no more than before, but says so: that it does not stand is no
 * reason any longer. Gives the ids of what is owed; what was never taken back is left as it is.
 */
export async function oweAgain(
  asked: Asked,
  notifications: readonly NewNotification[],
  now: Date,
): Promise<readonly string[]> {
  if (notifications.length === 0) return [];
  const column = <T>(of: (one: NewNotification) => T): T[] => notifications.map(of);
  const rows: unknown = await asked.query(
    `UPDATE alert_notification n SET state = r.state, state_reason = r.reason, due_at = r.due_at,
       settled_at = CASE WHEN r.state = 'cancelled' THEN $7::timestamptz END
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
       AS r (subscription_id, cause, state, reason, due_at)
     WHERE n.subscription_id = r.subscription_id AND n.cause = r.cause AND n.state = 'cancelled'
       AND n.state_reason = $6 AND n.first_sent_at IS NULL
     RETURNING n.id, n.state`,
    [
      column(({ subscriptionId }) => subscriptionId),
      column(({ cause }) => cause),
      column(({ state }) => state),
      column(({ stateReason }) => stateReason),
      column(({ dueAt }) => dueAt),
      TAKEN_BACK,
      now,
    ],
  );
  return again.parse(rows)[0].flatMap(({ id, state }) => (state === 'cancelled' ? [] : [id]));
}
