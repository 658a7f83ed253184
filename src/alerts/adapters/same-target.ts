import { z } from 'zod';
import { ALERT_TARGETS } from '../../database/advisory-keys.js';
import type { Notification } from '../domain/notification.js';
import { SEVERITIES } from '../domain/rule.js';
import { CHANNELS } from '../domain/subscription.js';
import { tellsForSeveral, type Sibling } from '../domain/told-once.js';
import type { Asked } from './asked.js';
import { payloadSchema } from './notification-store.js';

/** The channels of which one message can tell for several subscriptions. */
const FOR_SEVERAL = CHANNELS.filter(tellsForSeveral);

/**
 * Lets nobody else decide what is sent to the targets of subscriptions, where one message can tell for several, until the
 * transaction ends: two could tell the same thing at once. Take it once in a transaction, and wait for no lock after it on
 * what another one that decides may hold.
 */
export async function lockTargetsOf(asked: Asked, subscriptionIds: readonly string[]): Promise<void> {
  if (subscriptionIds.length === 0) return;
  await asked.query(
    `SELECT pg_advisory_xact_lock($1, k.key)
     FROM (SELECT DISTINCT hashtext(target_digest) AS key FROM alert_subscription
       WHERE id = ANY ($2) AND channel = ANY ($3) AND target_digest <> '' ORDER BY key) AS k`,
    [ALERT_TARGETS, subscriptionIds, FOR_SEVERAL],
  );
}

/**
 * Whether one message can tell for both of the subscriptions `a` and `b`, as a condition. An address of mail is one reader,
 * whoever signed it up; of all else each owner is promised delivery, log and replay of what is his own. An erased target
 * is nobody's.
 */
function toldTogether(a: string, b: string): string {
  return `(${a}.target_digest <> '' AND ${b}.target_digest = ${a}.target_digest AND ${b}.channel = ${a}.channel
    AND (${a}.channel = 'email' OR ${b}.owner = ${a}.owner))`;
}

const siblingRow = z.object({
  of: z.string(),
  id: z.string(),
  subscription_id: z.string(),
  severity: z.enum(SEVERITIES),
  payload: payloadSchema,
  state: z.enum(['held', 'owed', 'told']),
  told_by: z.string().nullable(),
});

/**
 * For each notification what other subscriptions are owed or were told of the same cause for which one message can tell;
 * what was given up or cancelled is nothing that was told. For a message with several alerts: of each of their causes.
 */
export async function siblingsOf(
  asked: Asked,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Sibling[]>> {
  if (ids.length === 0) return new Map();
  const rows: unknown = await asked.query(
    `WITH m AS (
       SELECT n.id AS message, n.subscription_id, n.cause FROM alert_notification n WHERE n.id = ANY ($1)
       UNION ALL
       SELECT b.id, n.subscription_id, n.cause FROM alert_notification n JOIN alert_notification b ON b.id = n.bundle_id
       WHERE b.id = ANY ($1) AND b.kind = 'bundle' AND n.subscription_id = b.subscription_id AND n.state = 'bundled')
     SELECT m.message AS of, n.id, n.subscription_id, n.severity, n.payload,
       CASE WHEN n.state IN ('held', 'owed') AND n.first_sent_at IS NULL THEN n.state ELSE 'told' END AS state,
       CASE WHEN n.state = 'bundled' THEN n.bundle_id WHEN n.first_sent_at IS NOT NULL THEN n.id END AS told_by
     FROM m JOIN alert_subscription ms ON ms.id = m.subscription_id
       JOIN alert_subscription s ON s.id <> ms.id AND ${toldTogether('ms', 's')}
       JOIN alert_notification n ON n.subscription_id = s.id AND n.cause = m.cause
       LEFT JOIN alert_notification b ON b.id = n.bundle_id
     WHERE n.state IN ('held', 'owed', 'delivered') OR (n.state = 'bundled' AND b.state IN ('owed', 'delivered'))
     ORDER BY m.message, n.id`,
    [ids],
  );
  const siblings = new Map<string, Sibling[]>();
  for (const row of z.array(siblingRow).parse(rows)) {
    const { id, severity, payload, state } = row;
    const of = siblings.get(row.of) ?? [];
    of.push({
      ...{ id, severity, payload, state },
      subscriptionId: row.subscription_id,
      toldBy: row.told_by,
    });
    siblings.set(row.of, of);
  }
  return siblings;
}

const idRows = z.array(z.object({ id: z.string() }));

/** The targets, each of one owner, of those of the subscriptions for which one message can tell together, to be compared. */
export async function sharedTargets(
  asked: Asked,
  subscriptionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: unknown = await asked.query(
    `SELECT id, channel || ' ' || target_digest || CASE channel WHEN 'email' THEN '' ELSE ' ' || owner END AS target FROM alert_subscription
     WHERE id = ANY ($1) AND channel = ANY ($2) AND target_digest <> ''`,
    [subscriptionIds, FOR_SEVERAL],
  );
  const found = z.array(z.object({ id: z.string(), target: z.string() })).parse(rows);
  return new Map(found.map(({ id, target }) => [id, target]));
}

/** Which of the subscriptions have a target that was told of one of the causes for any subscription; as `subscription cause`. */
export async function targetsTold(
  asked: Asked,
  subscriptionIds: readonly string[],
  causes: readonly string[],
): Promise<readonly string[]> {
  if (causes.length === 0) return [];
  const rows: unknown = await asked.query(
    `SELECT DISTINCT m.id || ' ' || n.cause AS id
     FROM alert_notification n JOIN alert_subscription s ON s.id = n.subscription_id
       JOIN alert_subscription m ON ${toldTogether('s', 'm')}
     WHERE n.cause = ANY ($2) AND n.kind = 'alert' AND n.state <> 'cancelled' AND m.id = ANY ($1)
       AND m.channel = ANY ($3)`,
    [subscriptionIds, causes, FOR_SEVERAL],
  );
  return idRows.parse(rows).map(({ id }) => id);
}

/** Why a notification went out in another's message. */
const TOLD_TOGETHER = 'one message tells it for several subscriptions of the address';

/** A notification that the message of another subscription tells. */
export interface Joined {
  readonly id: string;
  readonly into: string;
}

/**
 * Lets messages tell for other subscriptions as well; gives the ids of those that had not left by themselves. One that
 * another instance has taken at this moment is not waited for, which could be for ever: it sees afterwards that it was
 * told, and does not leave, but the message does not name its rule.
 */
export async function joinMessages(
  asked: Asked,
  joined: readonly Joined[],
  now: Date,
): Promise<ReadonlySet<string>> {
  if (joined.length === 0) return new Set();
  const rows: unknown = await asked.query(
    `WITH free AS (
       SELECT n.id, r.message_id FROM alert_notification n
         JOIN unnest($1::text[], $2::text[]) AS r (id, message_id) ON r.id = n.id
       WHERE n.state IN ('held', 'owed') AND n.first_sent_at IS NULL ORDER BY n.id FOR NO KEY UPDATE OF n SKIP LOCKED)
     UPDATE alert_notification n SET state = 'bundled', bundle_id = f.message_id, state_reason = $4, settled_at = $3,
       claimed_until = NULL FROM free f WHERE n.id = f.id RETURNING n.id`,
    [joined.map(({ id }) => id), joined.map(({ into }) => into), now, TOLD_TOGETHER],
  );
  const [found] = z.tuple([idRows, z.unknown()]).parse(rows);
  return new Set(found.map(({ id }) => id));
}

/** Keeps what messages tell since others joined them. */
export async function keepTold(
  asked: Asked,
  messages: readonly Pick<Notification, 'id' | 'severity' | 'payload'>[],
): Promise<void> {
  if (messages.length === 0) return;
  await asked.query(
    `UPDATE alert_notification n SET severity = r.severity, payload = r.payload::jsonb
     FROM unnest($1::text[], $2::text[], $3::text[]) AS r (id, severity, payload) WHERE n.id = r.id`,
    [
      messages.map(({ id }) => id),
      messages.map(({ severity }) => severity),
      messages.map(({ payload }) => JSON.stringify(payload)),
    ],
  );
}
