import type { WebhookSecret } from './subscription.js';

/** How long the old secret of a rotation goes on signing. */
const ROTATION_MS = 24 * 3_600_000;
/** Secrets that sign at a time at most: each makes the header of every message longer. */
const MOST_SECRETS = 3;

/** What a rotation leads to; `full`: as many sign as may, and the first of them ends at `freeAt`. */
export type Rotation =
  | { readonly kind: 'rotated'; readonly secrets: readonly WebhookSecret[] }
  | { readonly kind: 'full'; readonly freeAt: string };

/**
 * Puts a fresh secret first. Whichever signed until now goes on for a day, and those of rotations before until the end
 * that they were promised.
 */
export function rotation(secrets: readonly WebhookSecret[], fresh: string, now: Date): Rotation {
  const until = new Date(now.getTime() + ROTATION_MS).toISOString();
  const old = secrets
    .filter((one) => one.until === null || Date.parse(one.until) > now.getTime())
    .map((one) => ({ secret: one.secret, until: one.until ?? until }));
  if (old.length < MOST_SECRETS)
    return { kind: 'rotated', secrets: [{ secret: fresh, until: null }, ...old] };
  const ends = old.map((one) => Date.parse(one.until));
  return { kind: 'full', freeAt: new Date(Math.min(...ends)).toISOString() };
}
