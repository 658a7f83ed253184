import { createHmac } from 'node:crypto';
import type { WebhookSecret } from '../../domain/subscription.js';

const PREFIX = 'whsec_';

/** What is signed. */
export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The `webhook-signature` header of Standard Webhooks 1.0: one `v1,` signature of `id.timestamp.body` for each secret
 * that holds at that time, so that a rotation breaks nobody.
 */
export function webhookSignature(secrets: readonly WebhookSecret[], { id, timestamp, body }: Signed): string {
  const holding = secrets.filter(({ until }) => until === null || Date.parse(until) > timestamp * 1_000);
  return holding
    .map(({ secret }) => {
      const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
    })
    .join(' ');
}

/** A new secret of so many random bytes, as `whsec_` and base64. */
export function webhookSecret(random: Uint8Array): string {
  return PREFIX + Buffer.from(random).toString('base64');
}
