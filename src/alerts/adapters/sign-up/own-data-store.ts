import { z } from 'zod';
import type { Asked } from '../asked.js';

/** A message that was owed to a subscriber. */
export interface SentMessage {
  readonly id: string;
  readonly subscriptionId: string;
  readonly kind: string;
  readonly titles: readonly string[];
  readonly state: string;
  readonly at: Date;
}

const messageRow = z.object({
  id: z.string(),
  subscription_id: z.string(),
  kind: z.string(),
  titles: z.array(z.string()),
  state: z.string(),
  created_at: z.date(),
});

/** The messages of some subscriptions, newest first, at most 10,000. */
export async function messagesOf(
  asked: Asked,
  subscriptionIds: readonly string[],
): Promise<readonly SentMessage[]> {
  const rows: unknown = await asked.query(
    `SELECT id, subscription_id, kind, state, created_at,
       ARRAY(SELECT item->>'title' FROM jsonb_array_elements(payload->'items') AS item) AS titles
     FROM alert_notification WHERE subscription_id = ANY ($1) ORDER BY created_at DESC, id LIMIT 10000`,
    [subscriptionIds],
  );
  return z
    .array(messageRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      subscriptionId: row.subscription_id,
      kind: row.kind,
      titles: row.titles,
      state: row.state,
      at: row.created_at,
    }));
}
