import { z } from 'zod';
import type { LatestInstants } from '../domain/delivery-policy.js';
import { SEVERITIES } from '../domain/rule.js';
import type { Asked } from './asked.js';

const waitRow = z.object({
  id: z.string(),
  subscription_id: z.string(),
  severity: z.enum(SEVERITIES),
  state: z.enum(['held', 'owed']),
});

/** What waits for an instant that no clock in order can have set. */
interface OverlongWait {
  readonly id: string;
  readonly subscriptionId: string;
  readonly severity: z.infer<typeof waitRow>['severity'];
  readonly state: z.infer<typeof waitRow>['state'];
}

/** Ends claims beyond the latest instant with the lease that a claim of now has: whoever is sending can still end. */
export async function shortenClaims(asked: Asked, latest: LatestInstants, until: Date): Promise<void> {
  await asked.query(
    `UPDATE alert_notification SET claimed_until = $2
     WHERE state = 'owed' AND claimed_until IS NOT NULL AND claimed_until > $1`,
    [latest.claimed, until],
  );
}

/** What is owed or held beyond the latest instants, or waits since an instant that is still to come; locked. */
export async function overlongWaits(asked: Asked, latest: LatestInstants): Promise<readonly OverlongWait[]> {
  const rows: unknown = await asked.query(
    `SELECT n.id, n.subscription_id, n.severity, n.state FROM alert_notification n
     WHERE ((n.state = 'owed' AND n.due_at > $1) OR (n.state = 'held' AND n.due_at > $1))
       AND (n.due_at > $2 OR coalesce((SELECT d.at FROM alert_delivery d
         WHERE d.notification_id = n.id AND d.attempt = n.attempts), n.created_at) > $1)
     ORDER BY n.id FOR UPDATE OF n SKIP LOCKED`,
    [latest.done, latest.toCome],
  );
  return z
    .array(waitRow)
    .parse(rows)
    .map(({ subscription_id: subscriptionId, ...same }) => ({ ...same, subscriptionId }));
}

/** Says anew when each goes out. */
export async function setDue(
  asked: Asked,
  waits: readonly { readonly id: string; readonly at: Date }[],
): Promise<void> {
  await asked.query(
    `UPDATE alert_notification n SET due_at = r.at
     FROM unnest($1::text[], $2::timestamptz[]) AS r (id, at) WHERE n.id = r.id`,
    [waits.map(({ id }) => id), waits.map(({ at }) => at)],
  );
}
