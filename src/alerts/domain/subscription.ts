import type { Instant } from '../../kernel/dates.js';
import type { Severity } from './rule.js';

export const CHANNELS = ['email', 'webhook', 'slack', 'telegram', 'ntfy', 'feed'] as const;
export type ChannelName = (typeof CHANNELS)[number];

export const CADENCES = ['immediate', 'daily', 'weekly'] as const;
export type Cadence = (typeof CADENCES)[number];

export const SUBSCRIPTION_STATES = ['active', 'suppressed', 'unsubscribed', 'disabled'] as const;
/**
 * `suppressed`: the address bounced or complained; `unsubscribed`: by its subscriber, for
 * good; `disabled`: its endpoint is gone or failed for long, or somebody paused it.
 */
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

/** The owner that stands with all subscriptions that readers made for themselves: one name for strangers to each other. */
export const SUBSCRIBER = 'subscriber';

/** Hours of the day in which nothing is sent, in the subscription's zone; `from` after `to` spans midnight. */
export interface QuietHours {
  /** `HH:MM`, inclusive. */
  readonly from: string;
  /** `HH:MM`, exclusive; the same as `from`: no quiet hours. */
  readonly to: string;
  /** From which severity on it is sent all the same; null: nothing is. */
  readonly breakthrough: Severity | null;
}

/** When a digest is sent. */
export interface DigestTime {
  /** `HH:MM` in the subscription's zone. */
  readonly time: string;
  /** 1 (Monday) … 7; for weekly digests. */
  readonly weekday: number;
}

/** When a subscriber wants to hear. */
export interface Timing {
  readonly cadence: Cadence;
  /** IANA zone. */
  readonly zone: string;
  readonly digestAt: DigestTime;
  readonly quiet: QuietHours | null;
  /** Messages in any 60 minutes at most; null: no cap. */
  readonly hourlyCap: number | null;
}

/** What of a timing changes; whatever is left out stays. */
export type TimingChange = {
  readonly [Part in Exclude<keyof Timing, 'digestAt'>]?: Timing[Part] | undefined;
} & {
  readonly digestAt?: { readonly [Part in keyof DigestTime]?: DigestTime[Part] | undefined } | undefined;
};

/** A timing with what changes of it. */
export function changedTiming(
  { cadence, zone, digestAt, quiet, hourlyCap }: Timing,
  change: TimingChange,
): Timing {
  return {
    cadence: change.cadence ?? cadence,
    zone: change.zone ?? zone,
    digestAt: {
      time: change.digestAt?.time ?? digestAt.time,
      weekday: change.digestAt?.weekday ?? digestAt.weekday,
    },
    quiet: change.quiet === undefined ? quiet : change.quiet,
    hourlyCap: change.hourlyCap === undefined ? hourlyCap : change.hourlyCap,
  };
}

/** Who wants to hear of a rule or a standard topic, and by which channel. */
export interface Subscription extends Timing {
  readonly id: string;
  readonly owner: string;
  /** The rule's or the topic's id. */
  readonly ruleId: string;
  readonly isTopic: boolean;
  readonly channel: ChannelName;
  /** What may be shown of the target: `m…@example.org`, `https://hooks.example.org/…`. */
  readonly targetMasked: string;
  readonly state: SubscriptionState;
  /** Why it is in this state, for a person; empty where nothing is to be said. */
  readonly stateReason: string;
  readonly stateAt: Instant;
  /** Since when no attempt succeeded; null where the last one did. */
  readonly failingSince: Instant | null;
  readonly createdAt: Instant;
}

/** Where messages go, opened: never stored so, never logged. */
export type Target =
  | { readonly channel: 'email'; readonly address: string }
  | { readonly channel: 'webhook'; readonly url: string; readonly secrets: readonly WebhookSecret[] }
  | { readonly channel: 'slack'; readonly url: string }
  | { readonly channel: 'telegram'; readonly url: string; readonly chatId: string }
  | { readonly channel: 'ntfy'; readonly url: string; readonly token: string | null }
  /** A personal feed; the token is its address. */
  | { readonly channel: 'feed'; readonly token: string };

/** A signing secret; after a rotation the old one goes on signing beside the new one until it ends. */
export interface WebhookSecret {
  /** `whsec_` and base64. */
  readonly secret: string;
  /** Null: until it is rotated. */
  readonly until: Instant | null;
}
