import type { Feed } from './feed.js';
import { minutesAfter, spreadOf } from './next-check.js';
import { POLL_POLICY } from './poll-policy.js';

/** What is stored of a feed of the list before it is seeded again. */
export interface StoredFeed {
  readonly id: string;
  readonly url: string;
  readonly enabled: boolean;
}

export interface SeedPlan {
  /** Feeds that were switched on or off, new ones among them: what coverage of past weeks needs. */
  readonly switched: readonly { readonly feedId: string; readonly enabled: boolean }[];
  /** Feeds that start anew because they are new or have another address, with the time of their first question. */
  readonly fresh: readonly { readonly feedId: string; readonly nextCheckAt: Date }[];
  /** Stored feeds that the list no longer holds; they stay on record, switched off. */
  readonly dropped: readonly string[];
}

/**
 * Compares the list with what is stored. The first few new feeds are asked at once, the others over some minutes,
 * each at a moment that its id decides.
 */
export function planSeed(listed: readonly Feed[], stored: readonly StoredFeed[], now: Date): SeedPlan {
  const { firstAtOnce, firstRoundMinutes } = POLL_POLICY;
  const before = new Map(stored.map((feed) => [feed.id, feed]));
  const ids = new Set(listed.map((feed) => feed.id));
  const dropped = stored.filter((feed) => !ids.has(feed.id));
  const fresh = listed.filter((feed) => before.get(feed.id)?.url !== feed.url);
  const asked = fresh.filter((feed) => feed.enabled);
  const atOnce = new Set(asked.slice(0, firstAtOnce).map((feed) => feed.id));
  return {
    switched: [
      ...listed.filter((feed) => before.get(feed.id)?.enabled !== feed.enabled),
      ...dropped.filter((feed) => feed.enabled).map(({ id }) => ({ id, enabled: false })),
    ].map(({ id, enabled }) => ({ feedId: id, enabled })),
    fresh: fresh.map(({ id }) => ({
      feedId: id,
      nextCheckAt: atOnce.has(id) ? now : minutesAfter(now, firstRoundMinutes * spreadOf(id)),
    })),
    dropped: dropped.map((feed) => feed.id),
  };
}
