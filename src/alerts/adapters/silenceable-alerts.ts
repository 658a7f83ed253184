import { z } from 'zod';
import type { Topic } from '../../kernel/words.js';
import type { Asked } from './asked.js';
import { payloadSchema } from './notification-store.js';

/** Which alerts are gone through: an empty list is no condition. */
export interface SilenceableQuery {
  /** In whose name their subscriptions are kept; null: everybody's. */
  readonly owner: string | null;
  readonly rules: readonly string[];
  readonly subscriptions: readonly string[];
  readonly indicators: readonly Topic[];
  readonly since: Date;
  readonly limit: number;
  /** The place at which a page ended. */
  readonly after: { readonly at: Date; readonly id: string } | null;
}

const alertRow = z.object({
  id: z.string(),
  subscription_id: z.string(),
  rule_id: z.string(),
  payload: payloadSchema,
  created_at: z.date(),
  owner: z.string(),
});

/** A page of the alerts made since an instant that a silence could mute by all but its words, the newest first. */
export async function silenceableAlerts(asked: Asked, query: SilenceableQuery) {
  const rows: unknown = await asked.query(
    `SELECT n.id, n.subscription_id, n.rule_id, n.payload, n.created_at, s.owner
     FROM alert_notification n JOIN alert_subscription s ON s.id = n.subscription_id
     WHERE n.kind = 'alert' AND n.created_at >= $1 AND ($2::text IS NULL OR s.owner = $2)
       AND (cardinality($3::text[]) = 0 OR n.rule_id = ANY ($3))
       AND (cardinality($4::text[]) = 0 OR n.subscription_id = ANY ($4))
       AND (cardinality($5::text[]) = 0 OR n.payload -> 'topics' ?| $5)
       AND ($6::timestamptz IS NULL OR n.created_at < $6 OR (n.created_at = $6 AND n.id > $7 COLLATE "C"))
     ORDER BY n.created_at DESC, n.id COLLATE "C" LIMIT $8`,
    [
      query.since,
      query.owner,
      query.rules,
      query.subscriptions,
      query.indicators,
      query.after?.at ?? null,
      query.after?.id ?? null,
      query.limit,
    ],
  );
  return z
    .array(alertRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      subscriptionId: row.subscription_id,
      ruleId: row.rule_id,
      payload: row.payload,
      at: row.created_at,
      owner: row.owner,
    }));
}
