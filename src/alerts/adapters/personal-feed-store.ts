import { z } from 'zod';
import type { AlertItem } from '../domain/notification.js';
import type { FeedEntry } from '../domain/personal-feed.js';
import { SEVERITIES } from '../domain/rule.js';
import type { Asked } from './asked.js';

const itemSchema: z.ZodType<AlertItem> = z.object({
  rule: z.object({ id: z.string(), name: z.string() }),
  severity: z.enum(SEVERITIES),
  title: z.string(),
  why: z.array(z.string()),
  evidence: z.array(
    z.object({ text: z.string(), publisher: z.string().nullable(), url: z.string().nullable() }),
  ),
  page: z.string(),
  at: z.string(),
});
const entryRow = z.object({
  id: z.string(),
  payload: z.object({ items: z.array(itemSchema), more: z.number() }),
  at: z.date(),
});

/** The rule or topic of the personal feed with this digest of its token; null where there is none, or it has ended. */
export async function feedSubscription(
  asked: Asked,
  targetDigest: string,
): Promise<{ readonly id: string; readonly ruleId: string } | null> {
  const rows: unknown = await asked.query(
    `SELECT id, coalesce(rule_id, topic) AS rule_id FROM alert_subscription
     WHERE target_digest = $1 AND channel = 'feed' AND state IN ('active', 'disabled')`,
    [targetDigest],
  );
  const [row] = z.array(z.object({ id: z.string(), rule_id: z.string() })).parse(rows);
  return row === undefined ? null : { id: row.id, ruleId: row.rule_id };
}

/** What was delivered into a feed, newest first. */
export async function feedEntries(
  asked: Asked,
  subscriptionId: string,
  most: number,
): Promise<readonly FeedEntry[]> {
  const rows: unknown = await asked.query(
    `SELECT id, payload, coalesce(settled_at, created_at) AS at FROM alert_notification
     WHERE subscription_id = $1 AND state = 'delivered' ORDER BY at DESC, id LIMIT $2`,
    [subscriptionId, most],
  );
  return z
    .array(entryRow)
    .parse(rows)
    .map(({ id, payload, at }) => ({ id, ...payload, at }));
}
