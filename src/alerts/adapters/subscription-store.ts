import { z } from 'zod';
import { SEVERITIES } from '../domain/rule.js';
import {
  CADENCES,
  CHANNELS,
  SUBSCRIPTION_STATES,
  type ChannelName,
  type Subscription,
  type SubscriptionState,
} from '../domain/subscription.js';
import type { Asked } from './asked.js';

/** The columns of {@link subscriptionRow}, for a SELECT from `alert_subscription s`. */
export const SUBSCRIPTION_COLUMNS = `s.id, s.owner, s.rule_id, s.topic, s.channel, s.target_masked, s.cadence, s.zone,
  s.digest_at, s.quiet, s.hourly_cap, s.state, s.state_reason, s.state_at, s.failing_since, s.created_at`;

export const subscriptionRow = z.object({
  id: z.string(),
  owner: z.string(),
  rule_id: z.string().nullable(),
  topic: z.string().nullable(),
  channel: z.enum(CHANNELS),
  target_masked: z.string(),
  cadence: z.enum(CADENCES),
  zone: z.string(),
  digest_at: z.object({ time: z.string(), weekday: z.number() }),
  quiet: z
    .object({ from: z.string(), to: z.string(), breakthrough: z.enum(SEVERITIES).nullable() })
    .nullable(),
  hourly_cap: z.number().nullable(),
  state: z.enum(SUBSCRIPTION_STATES),
  state_reason: z.string(),
  state_at: z.date(),
  failing_since: z.date().nullable(),
  created_at: z.date(),
});

/** A subscription with its target as it is kept. */
export interface NewSubscription {
  readonly subscription: Subscription;
  /** Null where it was erased. */
  readonly targetSealed: string | null;
  readonly targetDigest: string;
}

/** Which subscriptions are wanted; null is no condition. */
export interface SubscriptionQuery {
  readonly owner: string | null;
  readonly ruleId: string | null;
  readonly channel: ChannelName | null;
  readonly states: readonly SubscriptionState[];
  readonly targetDigest: string | null;
  readonly limit: number;
  readonly after: string | null;
}

/** The record of a row. */
export function toSubscription(row: z.infer<typeof subscriptionRow>): Subscription {
  return {
    id: row.id,
    owner: row.owner,
    ruleId: row.rule_id ?? row.topic ?? '',
    isTopic: row.rule_id === null,
    channel: row.channel,
    targetMasked: row.target_masked,
    cadence: row.cadence,
    zone: row.zone,
    digestAt: row.digest_at,
    quiet: row.quiet,
    hourlyCap: row.hourly_cap,
    state: row.state,
    stateReason: row.state_reason,
    stateAt: row.state_at.toISOString(),
    failingSince: row.failing_since?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

/** Keeps a subscription, new or changed; its target stays as it is where `targetSealed` is the one that is kept. */
export async function keepSubscription(asked: Asked, kept: NewSubscription): Promise<void> {
  const { subscription: one } = kept;
  await asked.query(
    `INSERT INTO alert_subscription (id, owner, rule_id, topic, channel, target_sealed, target_masked, target_digest,
       cadence, zone, digest_at, quiet, hourly_cap, state, state_reason, state_at, failing_since, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12::jsonb, $13, $14, $15, $16, $17, $18)
     ON CONFLICT (id) DO UPDATE SET owner = $2, rule_id = $3, topic = $4, target_sealed = $6, target_masked = $7,
       target_digest = $8, cadence = $9, zone = $10, digest_at = $11::jsonb, quiet = $12::jsonb, hourly_cap = $13,
       state = $14, state_reason = $15, state_at = $16, failing_since = $17`,
    [
      one.id,
      one.owner,
      one.isTopic ? null : one.ruleId,
      one.isTopic ? one.ruleId : null,
      one.channel,
      kept.targetSealed,
      one.targetMasked,
      kept.targetDigest,
      one.cadence,
      one.zone,
      JSON.stringify(one.digestAt),
      one.quiet === null ? null : JSON.stringify(one.quiet),
      one.hourlyCap,
      one.state,
      one.stateReason,
      one.stateAt,
      one.failingSince,
      one.createdAt,
    ],
  );
}

/** Subscriptions by id. */
export async function listSubscriptions(
  asked: Asked,
  query: SubscriptionQuery,
): Promise<readonly Subscription[]> {
  const rows: unknown = await asked.query(
    `SELECT ${SUBSCRIPTION_COLUMNS} FROM alert_subscription s
     WHERE ($1::text IS NULL OR s.owner = $1) AND ($2::text IS NULL OR s.rule_id = $2 OR s.topic = $2)
       AND ($3::text IS NULL OR s.channel = $3) AND (cardinality($4::text[]) = 0 OR s.state = ANY ($4))
       AND ($5::text IS NULL OR s.target_digest = $5) AND ($6::text IS NULL OR s.id > $6 COLLATE "C")
     ORDER BY s.id LIMIT $7`,
    [query.owner, query.ruleId, query.channel, query.states, query.targetDigest, query.after, query.limit],
  );
  return z.array(subscriptionRow).parse(rows).map(toSubscription);
}

const keptRow = subscriptionRow.extend({ target_sealed: z.string().nullable(), target_digest: z.string() });

/** A subscription with its sealed target (null where it was erased); null where there is none of the id. */
export function subscriptionById(asked: Asked, id: string): Promise<NewSubscription | null> {
  return keptById(asked, id, '');
}

/**
 * The same, held until the transaction ends: whoever keeps it changed would else undo what another changed meanwhile, such as
 * a rotation of keys.
 */
export function holdSubscription(asked: Asked, id: string): Promise<NewSubscription | null> {
  return keptById(asked, id, 'FOR UPDATE OF s');
}

async function keptById(
  asked: Asked,
  id: string,
  holding: '' | 'FOR UPDATE OF s',
): Promise<NewSubscription | null> {
  const rows: unknown = await asked.query(
    `SELECT ${SUBSCRIPTION_COLUMNS}, s.target_sealed, s.target_digest FROM alert_subscription s WHERE s.id = $1 ${holding}`,
    [id],
  );
  const [row] = z.array(keptRow).parse(rows);
  return row === undefined
    ? null
    : {
        subscription: toSubscription(row),
        targetSealed: row.target_sealed,
        targetDigest: row.target_digest,
      };
}

/** The active subscriptions of some rules and topics. */
export async function activeOf(asked: Asked, ruleIds: readonly string[]): Promise<readonly Subscription[]> {
  if (ruleIds.length === 0) return [];
  const rows: unknown = await asked.query(
    `SELECT ${SUBSCRIPTION_COLUMNS} FROM alert_subscription s
     WHERE s.state = 'active' AND (s.rule_id = ANY ($1) OR s.topic = ANY ($1)) ORDER BY s.id`,
    [ruleIds],
  );
  return z.array(subscriptionRow).parse(rows).map(toSubscription);
}

/** Changes the state of subscriptions, with the reason. */
export async function setSubscriptionState(
  asked: Asked,
  ids: readonly string[],
  change: { readonly state: SubscriptionState; readonly reason: string; readonly now: Date },
): Promise<void> {
  await asked.query(
    `UPDATE alert_subscription SET state = $2, state_reason = $3, state_at = $4,
       failing_since = CASE WHEN $2 = 'active' THEN NULL ELSE failing_since END WHERE id = ANY ($1)`,
    [ids, change.state, change.reason, change.now],
  );
}

/** Subscriptions by id. */
export async function subscriptionsById(
  asked: Asked,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Subscription>> {
  if (ids.length === 0) return new Map();
  const rows: unknown = await asked.query(
    `SELECT ${SUBSCRIPTION_COLUMNS} FROM alert_subscription s WHERE s.id = ANY ($1)`,
    [ids],
  );
  const found = z.array(subscriptionRow).parse(rows).map(toSubscription);
  return new Map(found.map((one) => [one.id, one]));
}

/** The owner's other active subscriptions with another target: one for each target, by which the owner can be reached. */
export async function activeOfOwner(asked: Asked, ended: Subscription): Promise<readonly Subscription[]> {
  const rows: unknown = await asked.query(
    `SELECT DISTINCT ON (s.target_digest) ${SUBSCRIPTION_COLUMNS} FROM alert_subscription s
     WHERE s.owner = $1 AND s.state = 'active' AND s.id <> $2
       AND s.target_digest <> (SELECT target_digest FROM alert_subscription WHERE id = $2)
     ORDER BY s.target_digest, s.id`,
    [ended.owner, ended.id],
  );
  return z.array(subscriptionRow).parse(rows).map(toSubscription);
}
