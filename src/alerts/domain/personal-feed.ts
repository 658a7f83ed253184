import type { AlertItem } from './notification.js';

/** A message that stands in a personal feed. */
export interface FeedEntry {
  /** The notification's id. */
  readonly id: string;
  readonly items: readonly AlertItem[];
  /** Alerts of a bundle that are not listed, 0 or more. */
  readonly more: number;
  readonly at: Date;
}

/** A personal feed: what one subscription was told, newest first. */
export interface PersonalFeed {
  readonly subscriptionId: string;
  readonly ruleName: string;
  readonly entries: readonly FeedEntry[];
}
