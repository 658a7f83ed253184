import type { Instant } from '../../kernel/dates.js';
import type { FeedProvenance } from './added-feed.js';
import type { DatedProblem, FeedState, FeedStateName, HostHold } from './feed-state.js';
import type { Feed } from './feed.js';

/** A feed as people see it. */
export interface FeedListing extends Feed, FeedProvenance {
  readonly state: FeedStateName;
  readonly lastAttemptAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
  readonly lastNewAt: Instant | null;
  /** Null where the feed is not asked any more. */
  readonly nextCheckAt: Instant | null;
  /** In a row. */
  readonly failures: number;
  readonly problem: DatedProblem | null;
}

function instant(date: Date | null): Instant | null {
  return date === null ? null : date.toISOString();
}

function hostOf(feed: Feed, state: FeedState): string {
  return new URL(state.effectiveUrl ?? feed.url).host;
}

function standing(feed: Feed, state: FeedState, hold: HostHold | undefined): FeedStateName {
  if (!feed.enabled) return 'off';
  if (state.state === 'gone') return 'gone';
  return hold === undefined ? state.state : 'held';
}

/** Joins feeds with the holds on their hosts: a feed whose host asked for a pause is `held`, whoever was asked. */
export function listFeeds(
  feeds: readonly { readonly feed: Feed; readonly state: FeedState; readonly provenance: FeedProvenance }[],
  holds: readonly HostHold[],
): readonly FeedListing[] {
  const byHost = new Map(holds.map((hold) => [hold.host, hold]));
  return feeds.map(({ feed, state, provenance }) => {
    const hold = byHost.get(hostOf(feed, state));
    const name = standing(feed, state, hold);
    const next = hold !== undefined && hold.until > state.nextCheckAt ? hold.until : state.nextCheckAt;
    return {
      ...feed,
      state: name,
      lastAttemptAt: instant(state.lastAttemptAt),
      lastSuccessAt: instant(state.lastSuccessAt),
      lastNewAt: instant(state.lastNewAt),
      nextCheckAt: name === 'off' || name === 'gone' ? null : instant(next),
      failures: state.failures,
      problem: state.problem,
      ...provenance,
    };
  });
}
