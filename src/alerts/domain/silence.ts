import type { Topic } from '../../kernel/words.js';
import type { Instant } from '../../kernel/dates.js';

/** What a silence mutes: alerts that meet every part; an empty list is no condition. */
export interface SilenceMatches {
  readonly rules: readonly string[];
  readonly subscriptions: readonly string[];
  readonly indicators: readonly Topic[];
  /** Words of which the alert's title has one. */
  readonly words: readonly string[];
}

/** Mutes alerts for a while, with a reason; they are kept as cancelled, and told in the delivery log. */
export interface Silence {
  readonly id: string;
  readonly matches: SilenceMatches;
  readonly reason: string;
  readonly createdBy: string;
  /** In whose name the subscriptions are kept that it mutes; null: everybody's. */
  readonly owner: string | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** When somebody ended it early. */
  readonly endedAt: Instant | null;
  readonly createdAt: Instant;
}
