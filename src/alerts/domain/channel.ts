import type { Notification } from './notification.js';
import type { ChannelName, Target } from './subscription.js';

/** Where a message leads; absolute addresses under PUBLIC_URL. */
export interface MessageLinks {
  /** The page of the first item. */
  readonly page: string;
  /** Where the subscription is stopped or changed by hand. */
  readonly stop: string;
}

/** A message ready to be shaped by a channel. */
export interface OutgoingMessage {
  readonly notification: Notification;
  readonly subscriptionId: string;
  /** Tells readers apart: the same for all subscriptions of one target, so that what they are told of a story threads. */
  readonly reader: string;
  readonly links: MessageLinks;
  /** 1 for the first. */
  readonly attempt: number;
  /** When this attempt is made. */
  readonly at: Date;
}

/** What the other side answered; status null where it has none or there was no answer. */
export interface Answer {
  readonly status: number | null;
  /** The first kilobyte of it. */
  readonly text: string;
}

/**
 * What came of one attempt. `retry`: may succeed later, not before `afterSeconds` where the other side said so;
 * `refused`: never will for this message; `gone`: the target wants nothing any more (410, an address that bounced).
 */
export type Sent =
  | { readonly outcome: 'delivered'; readonly answer: Answer; readonly message: string }
  | {
      readonly outcome: 'retry';
      readonly afterSeconds: number | null;
      readonly answer: Answer;
      readonly message: string;
    }
  | { readonly outcome: 'refused'; readonly answer: Answer; readonly message: string }
  | { readonly outcome: 'gone'; readonly answer: Answer; readonly message: string };

/** One way to reach people. Never throws for what a network or the other side can do. */
export interface Channel {
  send(message: OutgoingMessage, target: Target): Promise<Sent>;
}

/** The channels by name. Injection token: {@link CHANNEL_LIST}. */
export type Channels = Readonly<Record<ChannelName, Channel>>;
export const CHANNEL_LIST = Symbol('channels');
