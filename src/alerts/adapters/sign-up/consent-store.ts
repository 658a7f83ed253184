import { z } from 'zod';
import type { Asked } from '../asked.js';
import { cancelAllOf } from '../cancelled-messages.js';
import { nextRevision } from '../next-revision.js';
import { dropPending } from './sign-up-store.js';

/** What proves that a subscriber wanted a subscription, and that it ended. */
export interface Consent {
  readonly subscriptionId: string;
  readonly addressDigest: string;
  readonly consent: string;
  readonly askedAt: Date;
  readonly confirmedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnHow: string | null;
}

/** Keeps the consent to a subscription; a renewed one takes the place of the earlier. */
export async function keepConsent(
  asked: Asked,
  one: Omit<Consent, 'withdrawnAt' | 'withdrawnHow'>,
): Promise<void> {
  await asked.query(
    `INSERT INTO alert_consent (subscription_id, address_digest, consent, asked_at, confirmed_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (subscription_id) DO UPDATE SET consent = $3, asked_at = $4,
       confirmed_at = $5, withdrawn_at = NULL, withdrawn_how = NULL`,
    [one.subscriptionId, one.addressDigest, one.consent, one.askedAt, one.confirmedAt],
  );
}

const consentRow = z.object({
  subscription_id: z.string(),
  address_digest: z.string(),
  consent: z.string(),
  asked_at: z.date(),
  confirmed_at: z.date(),
  withdrawn_at: z.date().nullable(),
  withdrawn_how: z.string().nullable(),
});

/** The consents that an address gave. */
export async function consentsOf(asked: Asked, addressDigest: string): Promise<readonly Consent[]> {
  const rows: unknown = await asked.query(
    `SELECT subscription_id, address_digest, consent, asked_at, confirmed_at, withdrawn_at, withdrawn_how
     FROM alert_consent WHERE address_digest = $1 ORDER BY confirmed_at, subscription_id`,
    [addressDigest],
  );
  return z
    .array(consentRow)
    .parse(rows)
    .map((row) => ({
      subscriptionId: row.subscription_id,
      addressDigest: row.address_digest,
      consent: row.consent,
      askedAt: row.asked_at,
      confirmedAt: row.confirmed_at,
      withdrawnAt: row.withdrawn_at,
      withdrawnHow: row.withdrawn_how,
    }));
}

/** How a subscription came to its end: by its subscriber's wish, or since its address takes no mail. */
export interface Ending {
  readonly how: string;
  readonly now: Date;
  readonly as?: 'unsubscribed' | 'suppressed';
}

/**
 * Ends subscriptions for good: nothing that is owed is sent, and the address is forgotten at once, as are
 * zone and quiet hours. What stays proves it: the keyed digest, the consent, and when and how it was withdrawn. Gives how many ended.
 */
export async function endSubscriptions(
  asked: Asked,
  ids: readonly string[],
  { how, now, as = 'unsubscribed' }: Ending,
): Promise<number> {
  const rows: unknown = await asked.query(
    `WITH ended AS (
       UPDATE alert_subscription SET state = $4, state_reason = $2, state_at = $3, target_sealed = NULL,
         target_masked = '', zone = 'UTC', quiet = NULL WHERE id = ANY ($1) AND state NOT IN ('unsubscribed', $4)
       RETURNING id
     ), consented AS (
       UPDATE alert_consent SET withdrawn_at = $3, withdrawn_how = $2
       WHERE subscription_id IN (SELECT id FROM ended) AND withdrawn_at IS NULL
     ), noted AS (
       ${nextRevision('EXISTS (SELECT 1 FROM ended)')}
     )
     SELECT count(*) AS ended FROM ended`,
    [ids, how, now, as],
  );
  await cancelAllOf(asked, ids, as === 'unsubscribed' ? 'The subscriber unsubscribed.' : how, now);
  return z.array(z.object({ ended: z.number() })).parse(rows)[0]?.ended ?? 0;
}

/** Takes away what even an ended subscription keeps of an address: digests, consents and sign-ups. */
export async function eraseDigest(asked: Asked, addressDigest: string): Promise<void> {
  await asked.query('DELETE FROM alert_consent WHERE address_digest = $1', [addressDigest]);
  await asked.query('DELETE FROM alert_sign_up WHERE address_digest = $1', [addressDigest]);
  await asked.query('DELETE FROM alert_endpoint_hold WHERE target_digest = $1', [addressDigest]);
  await asked.query(`UPDATE alert_subscription SET target_digest = '' WHERE target_digest = $1`, [
    addressDigest,
  ]);
}

/**
 * Sends nothing more to an address: its subscriptions and the sign-ups that wait for a confirmation end and forget it, new
 * sign-ups are not mailed, and what stays proves it: the keyed digest, the reason and the time.
 */
export async function suppress(
  asked: Asked,
  addressDigest: string,
  { reason, now }: { readonly reason: 'bounce' | 'complaint'; readonly now: Date },
): Promise<void> {
  await asked.query(
    `INSERT INTO alert_suppression (address_digest, reason, at) VALUES ($1, $2, $3)
     ON CONFLICT (address_digest) DO UPDATE SET reason = $2, at = $3`,
    [addressDigest, reason, now],
  );
  // Before the subscriptions are looked up: this waits for a confirmation under way, whose subscription is then found.
  await dropPending(asked, addressDigest);
  const rows: unknown = await asked.query(
    `SELECT id FROM alert_subscription WHERE target_digest = $1 AND channel = 'email' ORDER BY id`,
    [addressDigest],
  );
  const ids = z.array(z.object({ id: z.string() })).parse(rows);
  const how = reason === 'bounce' ? 'Mail to this address bounced.' : 'The reader complained.';
  await endSubscriptions(
    asked,
    ids.map(({ id }) => id),
    { how, now, as: 'suppressed' },
  );
}

/** Whether nothing is to be sent to an address. */
export async function isSuppressed(asked: Asked, addressDigest: string): Promise<boolean> {
  const rows: unknown = await asked.query('SELECT 1 FROM alert_suppression WHERE address_digest = $1', [
    addressDigest,
  ]);
  return z.array(z.unknown()).parse(rows).length > 0;
}

/** Sends to an address again; whether it was suppressed. */
export async function liftSuppression(asked: Asked, addressDigest: string): Promise<boolean> {
  const rows: unknown = await asked.query(
    `WITH lifted AS (DELETE FROM alert_suppression WHERE address_digest = $1 RETURNING 1) SELECT 1 FROM lifted`,
    [addressDigest],
  );
  return z.array(z.unknown()).parse(rows).length > 0;
}
