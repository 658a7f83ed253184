import { z } from 'zod';
import type { Bundle, BundleMember } from '../domain/bundle.js';
import { NOTIFICATION_KINDS, type NotificationKind } from '../domain/notification.js';
import type { Asked } from './asked.js';
import { payloadSchema } from './notification-store.js';
import { SEVERITIES } from '../domain/rule.js';

const heldRow = z.object({
  id: z.string(),
  subscription_id: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  cause: z.string(),
  rule_id: z.string(),
  severity: z.enum(SEVERITIES),
  story: z.string(),
  payload: payloadSchema,
  created_at: z.date(),
});

/** An alert that was held and is due. */
export interface Held extends BundleMember {
  readonly subscriptionId: string;
  readonly kind: NotificationKind;
  readonly cause: string;
}

/** The subscriptions with something held that is due; nobody else gets them until the transaction ends. */
export async function takeReleasable(asked: Asked, most: number, now: Date): Promise<readonly string[]> {
  const rows: unknown = await asked.query(
    `SELECT s.id FROM alert_subscription s WHERE s.id IN (
       SELECT subscription_id FROM alert_notification WHERE state = 'held' AND due_at <= $1
       GROUP BY subscription_id ORDER BY min(due_at) LIMIT $2)
     ORDER BY s.id FOR NO KEY UPDATE SKIP LOCKED`,
    [now, most],
  );
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** What is held of these subscriptions and due, the oldest first; locked. */
export async function heldDue(
  asked: Asked,
  subscriptionIds: readonly string[],
  now: Date,
): Promise<readonly Held[]> {
  const rows: unknown = await asked.query(
    `SELECT id, subscription_id, kind, cause, rule_id, severity, story, payload, created_at FROM alert_notification
     WHERE subscription_id = ANY ($1) AND state = 'held' AND due_at <= $2 ORDER BY created_at, id FOR NO KEY UPDATE`,
    [subscriptionIds, now],
  );
  return z
    .array(heldRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      subscriptionId: row.subscription_id,
      kind: row.kind,
      cause: row.cause,
      ruleId: row.rule_id,
      severity: row.severity,
      story: row.story,
      payload: row.payload,
      createdAt: row.created_at,
    }));
}

/** Lets a held alert go out as it is. */
export async function release(asked: Asked, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length > 0)
    await asked.query(
      `UPDATE alert_notification SET state = 'owed', state_reason = '', due_at = $2 WHERE id = ANY ($1) AND state = 'held'`,
      [ids, now],
    );
}

/** Holds alerts for longer. */
export async function holdLonger(
  asked: Asked,
  ids: readonly string[],
  { at, why }: { readonly at: Date; readonly why: string },
): Promise<void> {
  if (ids.length > 0)
    await asked.query(
      `UPDATE alert_notification SET due_at = $2, state_reason = $3 WHERE id = ANY ($1) AND state = 'held'`,
      [ids, at, why],
    );
}

/** Marks the members of a bundle as told by it; the bundle itself is owed in the same transaction. */
export async function intoBundle(asked: Asked, bundleId: string, bundle: Bundle, now: Date): Promise<void> {
  await asked.query(
    `UPDATE alert_notification SET state = 'bundled', bundle_id = $2, settled_at = $3 WHERE id = ANY ($1) AND state = 'held'`,
    [bundle.members, bundleId, now],
  );
}
