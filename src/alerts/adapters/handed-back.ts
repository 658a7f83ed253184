import { z } from 'zod';
import type { Asked } from './asked.js';

/** A development that parted from another, both as causes of alerts. */
export interface Parted {
  readonly cause: string;
  readonly from: string;
}

const handed = z.tuple([
  z.array(z.object({ subscription_id: z.string(), held: z.string() })),
  z.number().nullable(),
]);

/**
 * Gives alerts back to the developments of which they told and that stand again by themselves; they had stood for what
 * these were part of meanwhile. Gives `subscription cause` of what is left untold by it.
 */
export async function handBack(asked: Asked, parted: readonly Parted[]): Promise<ReadonlySet<string>> {
  if (parted.length === 0) return new Set();
  const rows: unknown = await asked.query(
    `UPDATE alert_notification n SET cause = r.cause FROM unnest($1::text[], $2::text[]) AS r (cause, held)
     WHERE n.cause = r.held AND n.story = r.cause AND n.kind = 'alert' AND n.state <> 'cancelled'
       AND NOT EXISTS (SELECT 1 FROM alert_notification o
         WHERE o.subscription_id = n.subscription_id AND o.cause = r.cause)
     RETURNING n.subscription_id, r.held`,
    [parted.map(({ cause }) => cause), parted.map(({ from }) => from)],
  );
  return new Set(handed.parse(rows)[0].map(({ subscription_id, held }) => `${subscription_id} ${held}`));
}
