import type { Instant } from '../../kernel/dates.js';
import type { Topic } from '../../kernel/words.js';
import type { Severity } from './rule.js';

export const NOTIFICATION_KINDS = ['alert', 'follow-up', 'bundle', 'test', 'notice'] as const;
/**
 * `alert`: a rule matched; `follow-up`: what was sent has since been corrected, merged or withdrawn; `bundle`: several
 * alerts in one message (a digest, or what was held back); `test`: asked for by hand; `notice`: about the subscription.
 */
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export const NOTIFICATION_STATES = ['held', 'owed', 'bundled', 'delivered', 'dead', 'cancelled'] as const;
/**
 * `held`: to be released later (quiet hours, digest, debounce, cap); `owed`: to be sent now or tried again; `bundled`:
 * told by the bundle, or by the message to another subscription of its target, that it names; `dead`: given up after the last try; `cancelled`: not to be sent, with the reason.
 */
export type NotificationState = (typeof NOTIFICATION_STATES)[number];

/** What an alert rests on. */
export interface EvidenceLine {
  /** A report's title, a development, a figure. */
  readonly text: string;
  readonly publisher: string | null;
  readonly url: string | null;
}

/** Another rule that matched the same thing, for another subscription of the same target. */
export interface AlsoMatched {
  readonly rule: AlertItem['rule'];
  readonly why: readonly string[];
  /** What is stopped to hear no more by that rule. */
  readonly subscriptionId: string;
}

/** One thing that is told. */
export interface AlertItem {
  readonly rule: { readonly id: string; readonly name: string };
  readonly severity: Severity;
  /** What happened, in a line. */
  readonly title: string;
  /** Each part of the condition with the value that met it. */
  readonly why: readonly string[];
  readonly evidence: readonly EvidenceLine[];
  /** Path and fragment of the page that shows it, from the root of the service: `/#/developments?id=…`. */
  readonly page: string;
  /** When the service knew it. */
  readonly at: Instant;
  /** Other rules that the same message tells for; absent where there are none. */
  readonly also?: readonly AlsoMatched[] | undefined;
}

/** What a message tells: one item, or several in a bundle of which `more` did not fit. */
export interface Payload {
  readonly items: readonly AlertItem[];
  /** Alerts that belong to the bundle and are not listed, 0 or more. */
  readonly more: number;
  /** What an alert is about, for silences; absent of all other kinds, and of alerts made before it was kept. */
  readonly topics?: readonly Topic[] | undefined;
}

/** One message owed to one subscriber. Its id follows from subscription and cause, and is the same at every try. */
export interface Notification {
  readonly id: string;
  readonly subscriptionId: string;
  /** The rule or topic that owes it. */
  readonly ruleId: string;
  readonly kind: NotificationKind;
  /** What it is about, once per subscription: `development:ID`, `alarm:ID`. */
  readonly cause: string;
  /** What it belongs to: messages of one story make one thread. */
  readonly story: string;
  readonly severity: Severity;
  readonly payload: Payload;
}

/** A notification as it stands. */
export interface KeptNotification extends Notification {
  readonly state: NotificationState;
  readonly stateReason: string;
  readonly dueAt: Instant;
  readonly bundleId: string | null;
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
}
