import { z } from 'zod';
import type { Asked } from './asked.js';

const handed = z.tuple([
  z.array(z.object({ subscription_id: z.string(), held: z.string() })),
  z.number().nullable(),
]);

/**
 * Gives alerts back to the development of which they told first, as their ids and stories say, where it is to be told
 * of: it had been part of another one meanwhile, or of one that itself became part of a third, and they stood for that.
 * Gives `subscription cause` of what each stood for, which it leaves untold.
 */
export async function handBack(asked: Asked, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows: unknown = await asked.query(
    `UPDATE alert_notification n SET cause = n.story FROM alert_notification was
     WHERE n.id = ANY ($1) AND was.id = n.id AND n.kind = 'alert' AND n.story LIKE 'development:%'
       AND n.cause LIKE 'development:%' AND n.cause <> n.story
       AND NOT EXISTS (SELECT 1 FROM alert_notification o
         WHERE o.subscription_id = n.subscription_id AND o.cause = n.story)
     RETURNING n.subscription_id, was.cause AS held`,
    [ids],
  );
  return new Set(handed.parse(rows)[0].map(({ subscription_id, held }) => `${subscription_id} ${held}`));
}
