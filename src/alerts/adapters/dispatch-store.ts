import { z } from 'zod';
import type { Sent } from '../domain/channel.js';
import { latestHold, leaseEnds, type DeliveryPolicy } from '../domain/delivery-policy.js';
import type { Notification, NotificationState } from '../domain/notification.js';
import type { Subscription } from '../domain/subscription.js';
import type { Asked } from './asked.js';
import { heldSubscriptions } from './endpoint-holds.js';
import { NOTIFICATION_COLUMNS, notificationRow, REPLAYED, toNotification } from './notification-store.js';
import { SUBSCRIPTION_COLUMNS, subscriptionRow, toSubscription } from './subscription-store.js';

const HOUR_MS = 3_600_000;
/** How far beyond the wanted number due notifications are looked at, so that one endpoint's do not hide the others'. */
const LOOKED_AT = 8;

/** A notification that is its claimer's to send, once it is claimed. */
export interface Claimed {
  readonly notification: Notification;
  /** Attempts that ended before. */
  readonly attempts: number;
  /** Whether it went out before: then it has its room under the cap already. */
  readonly wasSent: boolean;
  /** Whether a person asked for it again, and it was not tried since. */
  readonly isReplayed: boolean;
}

/** Where claimed notifications go. */
export interface Addressee {
  readonly subscription: Subscription;
  /** Null where the target was erased. */
  readonly targetSealed: string | null;
  /** The same for all subscriptions of one target; empty where it was erased. */
  readonly targetDigest: string;
}

const claimedRow = notificationRow.extend({
  attempts: z.number(),
  first_sent_at: z.date().nullable(),
  state_reason: z.string(),
});
const addresseeRow = subscriptionRow.extend({
  target_sealed: z.string().nullable(),
  target_digest: z.string(),
});

/**
 * Locks notifications that are due, the longest due first, so many to one subscription at most and none to an endpoint that
 * wants to be left alone: no other instance gets
 * the same ones until the transaction ends, and after it those that were claimed in it.
 */
export async function lockDue(
  asked: Asked,
  most: number,
  policy: DeliveryPolicy,
  now: Date,
): Promise<readonly Claimed[]> {
  const rows: unknown = await asked.query(
    `WITH busy AS (
       SELECT subscription_id, count(*) AS under_way FROM alert_notification
       WHERE state = 'owed' AND claimed_until IS NOT NULL AND claimed_until > $1 GROUP BY subscription_id),
     held AS (${heldSubscriptions('$1', '$5')}),
     looked AS (
       SELECT n.id, n.subscription_id, n.due_at FROM alert_notification n
       WHERE n.state = 'owed' AND n.due_at <= $1 AND (n.claimed_until IS NULL OR n.claimed_until <= $1)
         AND NOT EXISTS (SELECT 1 FROM busy b WHERE b.subscription_id = n.subscription_id AND b.under_way >= $4)
         AND NOT EXISTS (SELECT 1 FROM held h WHERE h.id = n.subscription_id)
       ORDER BY n.due_at, n.id LIMIT $3),
     ranked AS (
       SELECT id, due_at, subscription_id, row_number() OVER (PARTITION BY subscription_id ORDER BY due_at, id) AS place
       FROM looked),
     wanted AS (
       SELECT r.id FROM ranked r LEFT JOIN busy b ON b.subscription_id = r.subscription_id
       WHERE r.place + coalesce(b.under_way, 0) <= $4 ORDER BY r.due_at, r.id LIMIT $2)
     SELECT ${NOTIFICATION_COLUMNS}, n.attempts, n.first_sent_at, n.state_reason FROM alert_notification n
     WHERE n.id IN (SELECT id FROM wanted) AND n.state = 'owed' AND (n.claimed_until IS NULL OR n.claimed_until <= $1)
     ORDER BY n.due_at, n.id FOR NO KEY UPDATE OF n SKIP LOCKED`,
    [now, most, most * LOOKED_AT, policy.atATimePerSubscription, latestHold(now, policy)],
  );
  return z
    .array(claimedRow)
    .parse(rows)
    .map((row) => ({
      notification: toNotification(row),
      attempts: row.attempts,
      wasSent: row.first_sent_at !== null,
      isReplayed: row.state_reason === REPLAYED,
    }));
}

/** The subscriptions by id. */
export async function addressees(
  asked: Asked,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Addressee>> {
  if (ids.length === 0) return new Map();
  const rows: unknown = await asked.query(
    `SELECT ${SUBSCRIPTION_COLUMNS}, s.target_sealed, s.target_digest FROM alert_subscription s WHERE s.id = ANY ($1)`,
    [ids],
  );
  return new Map(
    z
      .array(addresseeRow)
      .parse(rows)
      .map((row) => [
        row.id,
        {
          subscription: toSubscription(row),
          targetSealed: row.target_sealed,
          targetDigest: row.target_digest,
        },
      ]),
  );
}

/** When messages first went out to these subscriptions within the hour before `now`. */
export async function sentWithinHour(
  asked: Asked,
  subscriptionIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly Date[]>> {
  if (subscriptionIds.length === 0) return new Map();
  const rows: unknown = await asked.query(
    `SELECT subscription_id AS id, array_agg(first_sent_at) AS at FROM alert_notification
     WHERE subscription_id = ANY ($1) AND first_sent_at > $2 GROUP BY subscription_id`,
    [subscriptionIds, new Date(now.getTime() - HOUR_MS)],
  );
  const found = z.array(z.object({ id: z.string(), at: z.array(z.date()) })).parse(rows);
  return new Map(found.map(({ id, at }) => [id, at]));
}

/**
 * Claims locked notifications, which go out now: they are their claimer's until the lease ends, which it does by itself
 * where the claimer was killed.
 */
export async function claimSending(
  asked: Asked,
  ids: readonly string[],
  policy: DeliveryPolicy,
  now: Date,
): Promise<void> {
  if (ids.length > 0)
    await asked.query(
      `UPDATE alert_notification SET claimed_until = $2, first_sent_at = coalesce(first_sent_at, $3)
       WHERE id = ANY ($1)`,
      [ids, leaseEnds(now, policy), now],
    );
}

/** A notification that must wait although it was due. */
export interface PutOff {
  readonly id: string;
  readonly at: Date;
  readonly why: string;
}

/**
 * Holds notifications until later: what can be told together with others goes out in one message then. One that was tried
 * before, or is such a message itself, stays owed and waits.
 */
export async function putOff(asked: Asked, rows: readonly PutOff[]): Promise<void> {
  if (rows.length === 0) return;
  await asked.query(
    `UPDATE alert_notification n SET claimed_until = NULL, due_at = r.at, state_reason = r.why,
       state = CASE WHEN n.attempts = 0 AND n.kind IN ('alert', 'follow-up') THEN 'held' ELSE 'owed' END
     FROM unnest($1::text[], $2::timestamptz[], $3::text[]) AS r (id, at, why) WHERE n.id = r.id AND n.state = 'owed'`,
    [rows.map(({ id }) => id), rows.map(({ at }) => at), rows.map(({ why }) => why)],
  );
}

/** What came of an attempt, and what follows from it. */
export interface Attempted {
  readonly notificationId: string;
  readonly subscriptionId: string;
  readonly sent: Sent;
  readonly at: Date;
  readonly latencyMs: number;
  readonly state: Extract<NotificationState, 'owed' | 'delivered' | 'dead'>;
  readonly nextTryAt: Date | null;
}

/** Records attempts and what follows from them; one that another instance ended meanwhile stays ended. */
export async function recordAttempts(asked: Asked, attempts: readonly Attempted[]): Promise<void> {
  if (attempts.length === 0) return;
  await lockHealth(asked, attempts);
  const column = <T>(of: (one: Attempted) => T): T[] => attempts.map(of);
  await asked.query(
    `WITH r AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::int[], $6::int[], $7::text[],
         $8::text[], $9::timestamptz[], $10::text[])
       AS r (id, subscription_id, at, outcome, status, latency_ms, message, answer, next_try_at, state)),
     ended AS (
       UPDATE alert_notification n SET state = CASE WHEN n.state = 'owed' THEN r.state ELSE n.state END,
         state_reason = CASE WHEN n.state = 'owed' THEN r.message ELSE n.state_reason END,
         attempts = n.attempts + 1, claimed_until = NULL, due_at = coalesce(r.next_try_at, n.due_at),
         settled_at = CASE WHEN n.state = 'owed' AND r.state <> 'owed' THEN r.at ELSE n.settled_at END
       FROM r WHERE n.id = r.id RETURNING n.id, n.attempts)
     INSERT INTO alert_delivery (notification_id, subscription_id, attempt, at, outcome, status, latency_ms, message,
       answer, next_try_at)
     SELECT r.id, r.subscription_id, e.attempts, r.at, r.outcome, r.status, r.latency_ms, r.message, r.answer,
       r.next_try_at FROM r JOIN ended e ON e.id = r.id ORDER BY r.at, r.id`,
    [
      column(({ notificationId }) => notificationId),
      column(({ subscriptionId }) => subscriptionId),
      column(({ at }) => at),
      column(({ sent }) => sent.outcome),
      column(({ sent }) => sent.answer.status),
      column(({ latencyMs }) => Math.round(latencyMs)),
      column(({ sent }) => plain(sent.message)),
      column(({ sent }) => plain(sent.answer.text)),
      column(({ nextTryAt }) => nextTryAt),
      column(({ state }) => state),
    ],
  );
  await giveUpJoined(
    asked,
    attempts.flatMap(({ notificationId, state }) => (state === 'dead' ? [notificationId] : [])),
  );
  await noteHealth(asked, attempts);
}

/** What other subscriptions were to be told by messages that were given up is given up with them: it can be replayed. */
async function giveUpJoined(asked: Asked, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  await asked.query(
    `UPDATE alert_notification n SET state = 'dead', settled_at = m.settled_at,
       state_reason = 'the message that told it with others was given up: ' || m.state_reason
     FROM alert_notification m WHERE m.id = ANY ($1) AND m.state = 'dead' AND n.bundle_id = m.id AND n.state = 'bundled'
       AND n.subscription_id <> m.subscription_id`,
    [messageIds],
  );
}

/**
 * Locks the subscriptions whose health may change, before what was sent to them: in the order in which whoever ends a
 * subscription takes it and what is owed to it.
 */
async function lockHealth(asked: Asked, attempts: readonly Attempted[]): Promise<void> {
  const failed = attempts.filter(({ sent }) => sent.outcome !== 'delivered');
  await asked.query(
    `SELECT 1 FROM alert_subscription WHERE id = ANY ($1) AND (failing_since IS NOT NULL OR id = ANY ($2)) ORDER BY id
     FOR NO KEY UPDATE`,
    [
      attempts.map(({ subscriptionId }) => subscriptionId),
      failed.map(({ subscriptionId }) => subscriptionId),
    ],
  );
}

/** Text that PostgreSQL can hold: it knows no NUL. */
function plain(text: string): string {
  return text.replaceAll('\0', '\u{fffd}');
}

/** Since when each subscription's attempts fail: nothing where the newest one succeeded. */
async function noteHealth(asked: Asked, attempts: readonly Attempted[]): Promise<void> {
  const newest = new Map<string, Attempted>();
  for (const one of attempts) newest.set(one.subscriptionId, one);
  const failing = [...newest.values()].filter(({ sent }) => sent.outcome !== 'delivered');
  const sound = [...newest.values()].filter(({ sent }) => sent.outcome === 'delivered');
  if (sound.length > 0)
    await asked.query(
      'UPDATE alert_subscription SET failing_since = NULL WHERE id = ANY ($1) AND failing_since IS NOT NULL',
      [sound.map(({ subscriptionId }) => subscriptionId)],
    );
  if (failing.length > 0)
    await asked.query(
      `UPDATE alert_subscription s SET failing_since = r.at FROM unnest($1::text[], $2::timestamptz[]) AS r (id, at)
       WHERE s.id = r.id AND s.failing_since IS NULL`,
      [failing.map(({ subscriptionId }) => subscriptionId), failing.map(({ at }) => at)],
    );
}

/** Those of the subscriptions at which so many attempts were made from an instant of each on, that attempt included. */
export async function triedOften(
  asked: Asked,
  failing: ReadonlyMap<string, Date>,
  times: number,
): Promise<ReadonlySet<string>> {
  if (failing.size === 0) return new Set();
  const rows: unknown = await asked.query(
    `SELECT r.id FROM unnest($1::text[], $2::timestamptz[]) AS r (id, since)
     WHERE (SELECT count(*) FROM (SELECT 1 FROM alert_delivery d
       WHERE d.subscription_id = r.id AND d.at >= r.since LIMIT $3) AS attempts) >= $3`,
    [[...failing.keys()], [...failing.values()], times],
  );
  return new Set(
    z
      .array(z.object({ id: z.string() }))
      .parse(rows)
      .map(({ id }) => id),
  );
}
