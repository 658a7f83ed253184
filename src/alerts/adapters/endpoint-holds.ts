import type { Asked } from './asked.js';

/** An endpoint, by a subscription to it, that wants to be left alone until an instant. */
export interface EndpointHold {
  readonly subscriptionId: string;
  readonly until: Date;
}

/**
 * Holds everything that goes to endpoints until they want to hear again. A hold beyond `latest` was set by a clock that was
 * ahead: the new one takes its place; else the later of the two counts.
 */
export async function holdEndpoints(
  asked: Asked,
  holds: readonly EndpointHold[],
  latest: Date,
): Promise<void> {
  if (holds.length === 0) return;
  await asked.query(
    `INSERT INTO alert_endpoint_hold AS h (channel, target_digest, held_until)
     SELECT s.channel, s.target_digest, max(r.until)
     FROM unnest($1::text[], $2::timestamptz[]) AS r (id, until) JOIN alert_subscription s ON s.id = r.id
     WHERE s.target_digest <> '' GROUP BY s.channel, s.target_digest ORDER BY s.channel, s.target_digest
     ON CONFLICT (channel, target_digest) DO UPDATE SET held_until = CASE WHEN h.held_until > $3 THEN EXCLUDED.held_until
       ELSE greatest(h.held_until, EXCLUDED.held_until) END`,
    [holds.map(({ subscriptionId }) => subscriptionId), holds.map(({ until }) => until), latest],
  );
}

/** The ids of subscriptions whose endpoint is held at instant `$now`, and not beyond `$latest`, as a query. */
export function heldSubscriptions($now: string, $latest: string): string {
  return `SELECT s.id FROM alert_endpoint_hold h
    JOIN alert_subscription s ON s.target_digest = h.target_digest AND s.channel = h.channel
    WHERE h.held_until > ${$now} AND h.held_until <= ${$latest}`;
}
