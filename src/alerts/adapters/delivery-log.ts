import { z } from 'zod';
import type { Delivery } from '../domain/delivery.js';
import {
  NOTIFICATION_STATES,
  type KeptNotification,
  type NotificationState,
} from '../domain/notification.js';
import { CHANNELS, type ChannelName } from '../domain/subscription.js';
import type { Asked } from './asked.js';
import { NOTIFICATION_COLUMNS, notificationRow, REPLAYED, toNotification } from './notification-store.js';

const OUTCOMES = ['delivered', 'retry', 'refused', 'gone'] as const;

/** Which attempts are wanted; null and an empty list are no condition. */
export interface DeliveryQuery {
  readonly subscriptionId: string | null;
  readonly notificationId: string | null;
  readonly ruleId: string | null;
  readonly outcomes: readonly (typeof OUTCOMES)[number][];
  readonly from: Date | null;
  readonly to: Date | null;
  readonly limit: number;
  readonly after: number | null;
  /** Only of subscriptions kept in this name; absent: of all. */
  readonly owner?: string;
}

const deliveryRow = z.object({
  id: z.number(),
  notification_id: z.string(),
  subscription_id: z.string(),
  attempt: z.number(),
  at: z.date(),
  outcome: z.enum(OUTCOMES),
  status: z.number().nullable(),
  latency_ms: z.number(),
  message: z.string(),
  answer: z.string(),
  next_try_at: z.date().nullable(),
  rule_id: z.string(),
  rule_name: z.string().nullable(),
  title: z.string().nullable(),
  channel: z.enum(CHANNELS),
  target_masked: z.string(),
});

/** Where something went: the target masked. */
interface Way {
  readonly channel: ChannelName;
  readonly target: string;
}

/** An attempt with what it told. */
export interface LoggedDelivery extends Delivery, Way {
  readonly ruleId: string;
  /** As it was called when it told. */
  readonly ruleName: string;
  readonly title: string;
}

/**
 * Attempts, the newest first. What another message told, of the same subscription or of another one, has the attempts of
 * that message.
 */
export async function listDeliveries(asked: Asked, query: DeliveryQuery): Promise<readonly LoggedDelivery[]> {
  const rows: unknown = await asked.query(
    `SELECT d.id, d.notification_id, d.subscription_id, d.attempt, d.at, d.outcome, d.status, d.latency_ms, d.message,
       d.answer, d.next_try_at, n.rule_id, n.payload #>> '{items,0,title}' AS title, n.payload #>> '{items,0,rule,name}' AS rule_name,
       s.channel, s.target_masked
     FROM alert_delivery d JOIN alert_notification n ON n.id = d.notification_id
       JOIN alert_subscription s ON s.id = d.subscription_id
     WHERE ($1::text IS NULL OR d.subscription_id = $1 OR d.notification_id = ANY (ARRAY(
         SELECT t.bundle_id FROM alert_notification t WHERE t.subscription_id = $1 AND t.bundle_id IS NOT NULL)))
       AND ($2::text IS NULL OR d.notification_id = $2
         OR d.notification_id = (SELECT t.bundle_id FROM alert_notification t WHERE t.id = $2))
       AND ($3::text IS NULL OR n.rule_id = $3) AND (cardinality($4::text[]) = 0 OR d.outcome = ANY ($4))
       AND ($5::timestamptz IS NULL OR d.at >= $5) AND ($6::timestamptz IS NULL OR d.at < $6)
       AND ($7::bigint IS NULL OR d.id < $7) AND ($9::text IS NULL OR s.owner = $9)
     ORDER BY d.id DESC LIMIT $8`,
    [
      query.subscriptionId,
      query.notificationId,
      query.ruleId,
      query.outcomes,
      query.from,
      query.to,
      query.after,
      query.limit,
      query.owner ?? null,
    ],
  );
  return z
    .array(deliveryRow)
    .parse(rows)
    .map((row) => ({
      id: String(row.id),
      notificationId: row.notification_id,
      subscriptionId: row.subscription_id,
      attempt: row.attempt,
      at: row.at.toISOString(),
      outcome: row.outcome,
      status: row.status,
      latencyMs: row.latency_ms,
      message: row.message,
      answer: row.answer,
      nextTryAt: row.next_try_at?.toISOString() ?? null,
      ruleId: row.rule_id,
      ruleName: row.rule_name ?? '',
      title: row.title ?? '',
      channel: row.channel,
      target: row.target_masked,
    }));
}

/** Which notifications are wanted. */
export interface NotificationQuery {
  readonly subscriptionId: string | null;
  readonly ruleId: string | null;
  readonly states: readonly NotificationState[];
  readonly from: Date | null;
  readonly to: Date | null;
  readonly limit: number;
  readonly after: { readonly createdAt: Date; readonly id: string } | null;
  /** Only of subscriptions kept in this name; absent: of all. */
  readonly owner?: string;
}

const keptRow = notificationRow.extend({
  state: z.enum(NOTIFICATION_STATES),
  state_reason: z.string(),
  due_at: z.date(),
  bundle_id: z.string().nullable(),
  attempts: z.number(),
  created_at: z.date(),
  settled_at: z.date().nullable(),
  channel: z.enum(CHANNELS),
  target_masked: z.string(),
});

/** A notification as it stands, with where it goes. */
export type LoggedNotification = KeptNotification & Way;

/** What was, is or will be owed, the newest first. */
export async function listNotifications(
  asked: Asked,
  query: NotificationQuery,
): Promise<readonly LoggedNotification[]> {
  const rows: unknown = await asked.query(
    `SELECT ${NOTIFICATION_COLUMNS}, n.state, n.state_reason, n.due_at, n.bundle_id, n.attempts, n.created_at, n.settled_at,
       s.channel, s.target_masked
     FROM alert_notification n JOIN alert_subscription s ON s.id = n.subscription_id
     WHERE ($1::text IS NULL OR n.subscription_id = $1) AND ($2::text IS NULL OR n.rule_id = $2)
       AND (cardinality($3::text[]) = 0 OR n.state = ANY ($3))
       AND ($4::timestamptz IS NULL OR n.created_at >= $4) AND ($5::timestamptz IS NULL OR n.created_at < $5)
       AND ($6::timestamptz IS NULL OR n.created_at < $6 OR (n.created_at = $6 AND n.id > $7 COLLATE "C"))
       AND ($9::text IS NULL OR s.owner = $9)
     ORDER BY n.created_at DESC, n.id LIMIT $8`,
    [
      query.subscriptionId,
      query.ruleId,
      query.states,
      query.from,
      query.to,
      query.after?.createdAt ?? null,
      query.after?.id ?? null,
      query.limit,
      query.owner ?? null,
    ],
  );
  return z
    .array(keptRow)
    .parse(rows)
    .map((row) => ({
      ...toNotification(row),
      state: row.state,
      stateReason: row.state_reason,
      dueAt: row.due_at.toISOString(),
      bundleId: row.bundle_id,
      attempts: row.attempts,
      createdAt: row.created_at.toISOString(),
      settledAt: row.settled_at?.toISOString() ?? null,
      channel: row.channel,
      target: row.target_masked,
    }));
}

/** Which notifications are sent once more. */
export interface ReplayQuery {
  readonly notificationIds: readonly string[];
  readonly subscriptionId: string | null;
  readonly states: readonly ('dead' | 'delivered' | 'cancelled')[];
  readonly from: Date | null;
  readonly to: Date | null;
  /** Only of subscriptions kept in this name; absent: of all. */
  readonly owner?: string;
}

/**
 * Owes notifications again under their ids, to subscriptions that are active; what waits or was told by a bundle is left
 * as it is. What was given up with a message of another subscription is told by it again, unless it is owed itself. Gives
 * how many.
 */
export async function replay(asked: Asked, query: ReplayQuery, now: Date): Promise<number> {
  const rows: unknown = await asked.query(
    `WITH again AS (
     UPDATE alert_notification n SET state = 'owed', state_reason = $8, attempts = 0, due_at = $6,
       claimed_until = NULL, settled_at = NULL, bundle_id = NULL
     FROM alert_subscription s
     WHERE s.id = n.subscription_id AND s.state = 'active' AND n.kind <> 'test' AND n.state = ANY ($1)
       AND (cardinality($2::text[]) = 0 OR n.id = ANY ($2)) AND ($3::text IS NULL OR n.subscription_id = $3)
       AND ($4::timestamptz IS NULL OR n.created_at >= $4) AND ($5::timestamptz IS NULL OR n.created_at < $5)
       AND ($7::text IS NULL OR s.owner = $7)
     RETURNING n.id),
     joined AS (
     UPDATE alert_notification n SET state = 'bundled', state_reason = $8
     WHERE n.bundle_id IN (SELECT id FROM again) AND n.state = 'dead' AND n.id NOT IN (SELECT id FROM again))
     SELECT count(*) AS replayed FROM again`,
    [
      query.states,
      query.notificationIds,
      query.subscriptionId,
      query.from,
      query.to,
      now,
      query.owner ?? null,
      REPLAYED,
    ],
  );
  return z.array(z.object({ replayed: z.number() })).parse(rows)[0]?.replayed ?? 0;
}
