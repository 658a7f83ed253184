import { z } from 'zod';
import { TOPICS } from '../../kernel/words.js';
import {
  NOTIFICATION_KINDS,
  type AlertItem,
  type EvidenceLine,
  type Notification,
  type Payload,
} from '../domain/notification.js';
import { SEVERITIES, type Severity } from '../domain/rule.js';
import type { Asked } from './asked.js';

const evidence: z.ZodType<EvidenceLine> = z.object({
  text: z.string(),
  publisher: z.string().nullable(),
  url: z.string().nullable(),
});
const item: z.ZodType<AlertItem> = z.object({
  rule: z.object({ id: z.string(), name: z.string() }),
  severity: z.enum(SEVERITIES),
  title: z.string(),
  why: z.array(z.string()),
  evidence: z.array(evidence),
  page: z.string(),
  at: z.string(),
  also: z
    .array(
      z.object({
        rule: z.object({ id: z.string(), name: z.string() }),
        why: z.array(z.string()),
        subscriptionId: z.string(),
      }),
    )
    .optional(),
});
/** A payload as it is kept. */
export const payloadSchema: z.ZodType<Payload> = z.object({
  items: z.array(item),
  more: z.number(),
  topics: z.array(z.enum(TOPICS)).optional(),
});

/** The columns of {@link notificationRow}, for a SELECT from `alert_notification n`. */
export const NOTIFICATION_COLUMNS = `n.id, n.subscription_id, n.rule_id, n.kind, n.cause, n.story, n.severity, n.payload`;

export const notificationRow = z.object({
  id: z.string(),
  subscription_id: z.string(),
  rule_id: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  cause: z.string(),
  story: z.string(),
  severity: z.enum(SEVERITIES),
  payload: payloadSchema,
});

/** The notification of a row. */
export function toNotification(row: z.infer<typeof notificationRow>): Notification {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    ruleId: row.rule_id,
    kind: row.kind,
    cause: row.cause,
    story: row.story,
    severity: row.severity,
    payload: row.payload,
  };
}

/** A notification on its way into the outbox. */
export interface NewNotification extends Notification {
  readonly state: 'owed' | 'held' | 'cancelled';
  readonly stateReason: string;
  readonly dueAt: Date;
}

/** Why a message is owed that a person asked for once more. */
export const REPLAYED = 'replayed';

const idRows = z.array(z.object({ id: z.string() }));
/** What an UPDATE … RETURNING gives: rows and how many there were. */
const updated = <T extends z.ZodType>(row: T) => z.tuple([z.array(row), z.number().nullable()]);

/** Writes what is owed, in the transaction that caused it; what the subscriber is owed already is left as it is. */
export async function oweNotifications(
  asked: Asked,
  notifications: readonly NewNotification[],
  now: Date,
): Promise<readonly string[]> {
  if (notifications.length === 0) return [];
  // Many subscribers are told the same: each payload travels once.
  const payloads = [...new Set(notifications.map(({ payload }) => payload))];
  const place = new Map(payloads.map((payload, index) => [payload, index + 1]));
  const column = <T>(of: (one: NewNotification) => T): T[] => notifications.map(of);
  const rows: unknown = await asked.query(
    `INSERT INTO alert_notification (id, subscription_id, rule_id, kind, cause, story, severity, payload, state,
       state_reason, due_at, created_at, settled_at)
     SELECT r.id, r.subscription_id, r.rule_id, r.kind, r.cause, r.story, r.severity, p.payload::jsonb, r.state,
       r.state_reason, r.due_at, $12::timestamptz, CASE WHEN r.state = 'cancelled' THEN $12::timestamptz END
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[],
       $9::text[], $10::text[], $11::timestamptz[]) AS r (id, subscription_id, rule_id, kind, cause, story, severity,
       payload_at, state, state_reason, due_at)
     JOIN unnest($13::text[]) WITH ORDINALITY AS p (payload, place) ON p.place = r.payload_at
     ORDER BY r.id
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      column(({ id }) => id),
      column(({ subscriptionId }) => subscriptionId),
      column(({ ruleId }) => ruleId),
      column(({ kind }) => kind),
      column(({ cause }) => cause),
      column(({ story }) => story),
      column(({ severity }) => severity),
      column(({ payload }) => place.get(payload)),
      column(({ state }) => state),
      column(({ stateReason }) => stateReason),
      column(({ dueAt }) => dueAt),
      now,
      payloads.map((payload) => JSON.stringify(payload)),
    ],
  );
  return idRows.parse(rows).map(({ id }) => id);
}

/**
 * Puts off what is held for a debounce of these subscriptions until `dueAt`, but nothing longer than `longestMs` after it
 * was first held: a story that goes on does not hold its alert for ever.
 */
export async function putOffDebounced(
  asked: Asked,
  subscriptionIds: readonly string[],
  { dueAt, longestMs }: { readonly dueAt: Date; readonly longestMs: number },
): Promise<void> {
  await asked.query(
    `UPDATE alert_notification SET due_at = least($2::timestamptz, created_at + make_interval(secs => $3))
     WHERE subscription_id = ANY ($1) AND state = 'held' AND state_reason = 'debounce' AND due_at < $2`,
    [subscriptionIds, dueAt, longestMs / 1_000],
  );
}

const toldRow = z.object({
  id: z.string(),
  subscription_id: z.string(),
  rule_id: z.string(),
  severity: z.enum(SEVERITIES),
  cause: z.string(),
  story: z.string(),
  is_sent: z.boolean(),
  payload: payloadSchema,
});

/** Who is owed, or was sent, an alert about something. */
export interface Told {
  readonly id: string;
  readonly subscriptionId: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly cause: string;
  readonly story: string;
  /** Whether it has left, or may have: it is being sent, or was tried. */
  readonly isSent: boolean;
  readonly payload: Payload;
}

/** The alerts about these causes that were not cancelled, of subscribers who still want to hear; locked. */
export async function toldOf(asked: Asked, causes: readonly string[], now: Date): Promise<readonly Told[]> {
  if (causes.length === 0) return [];
  const rows: unknown = await asked.query(
    `SELECT n.id, n.subscription_id, n.rule_id, n.severity, n.cause, n.story, n.payload,
       n.state IN ('delivered', 'dead') OR n.attempts > 0 OR n.first_sent_at IS NOT NULL
         OR coalesce(n.claimed_until > $2, false)
         OR coalesce(b.state IN ('delivered', 'dead') OR b.attempts > 0 OR b.first_sent_at IS NOT NULL, false) AS is_sent
     FROM alert_notification n
     JOIN alert_subscription s ON s.id = n.subscription_id AND s.state = 'active'
     LEFT JOIN alert_notification b ON b.id = n.bundle_id
     WHERE n.cause = ANY ($1) AND n.kind = 'alert' AND n.state <> 'cancelled' ORDER BY n.id FOR NO KEY UPDATE OF n`,
    [causes, now],
  );
  return z
    .array(toldRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      subscriptionId: row.subscription_id,
      ruleId: row.rule_id,
      severity: row.severity,
      cause: row.cause,
      story: row.story,
      isSent: row.is_sent,
      payload: row.payload,
    }));
}

/** Lets alerts stand for another cause, where their subscribers were told nothing of it yet. */
export async function retell(
  asked: Asked,
  alerts: readonly { readonly id: string; readonly cause: string }[],
): Promise<void> {
  if (alerts.length === 0) return;
  await asked.query(
    `UPDATE alert_notification n SET cause = r.cause FROM unnest($1::text[], $2::text[]) AS r (id, cause)
     WHERE n.id = r.id AND n.cause <> r.cause AND NOT EXISTS (SELECT 1 FROM alert_notification o
       WHERE o.subscription_id = n.subscription_id AND o.cause = r.cause)`,
    [alerts.map(({ id }) => id), alerts.map(({ cause }) => cause)],
  );
}

/** Which of the subscriptions were told of one of the causes; as `subscription cause`. */
export async function pairsTold(
  asked: Asked,
  subscriptionIds: readonly string[],
  causes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (causes.length === 0 || subscriptionIds.length === 0) return new Set();
  const rows: unknown = await asked.query(
    `SELECT subscription_id || ' ' || cause AS id FROM alert_notification
     WHERE subscription_id = ANY ($1) AND cause = ANY ($2) AND kind = 'alert' AND state <> 'cancelled'`,
    [subscriptionIds, causes],
  );
  return new Set(idRows.parse(rows).map(({ id }) => id));
}

/** Takes a rule's armed state; gives those of the rules that were armed, and are not any more. */
export async function disarm(asked: Asked, ruleIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (ruleIds.length === 0) return new Set();
  const rows: unknown = await asked.query(
    'UPDATE alert_rule SET armed = false WHERE id = ANY ($1) AND armed RETURNING id',
    [ruleIds],
  );
  return new Set(
    updated(z.object({ id: z.string() }))
      .parse(rows)[0]
      .map(({ id }) => id),
  );
}

/** Lets rules of a level fire again. */
export async function rearm(asked: Asked, ruleIds: readonly string[]): Promise<void> {
  if (ruleIds.length > 0)
    await asked.query('UPDATE alert_rule SET armed = true WHERE id = ANY ($1) AND NOT armed', [ruleIds]);
}
