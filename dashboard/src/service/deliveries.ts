import type { Delivery } from '../../../src/alerts/domain/delivery.js';
import type { KeptNotification } from '../../../src/alerts/domain/notification.js';
import { NOTIFICATION_KINDS, NOTIFICATION_STATES } from '../../../src/alerts/domain/notification.js';
import { SEVERITIES } from '../../../src/alerts/domain/rule.js';
import type { ChannelName } from '../../../src/alerts/domain/subscription.js';
import { CHANNELS } from '../../../src/alerts/domain/subscription.js';
import { askChange } from './change.js';
import type { Guard } from './guards.js';
import { number, oneOf, orNull, record, text } from './guards.js';
import type { Answer } from './problem.js';

export const OUTCOMES = ['delivered', 'retry', 'refused', 'gone'] as const;
/** Which of the messages can be sent once more. */
export const REPLAYABLE = ['dead', 'delivered', 'cancelled'] as const;

interface Way {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly channel: ChannelName;
  /** Masked. */
  readonly target: string;
  readonly title: string;
}

const way = { ruleId: text, ruleName: text, channel: oneOf(CHANNELS), target: text, title: text };

/** One attempt to send something. */
export type Attempt = Delivery & Way;

export const attempt: Guard<Attempt> = record<Attempt>({
  ...way,
  id: text,
  notificationId: text,
  subscriptionId: text,
  attempt: number,
  at: text,
  outcome: oneOf(OUTCOMES),
  status: orNull(number),
  latencyMs: number,
  message: text,
  answer: text,
  nextTryAt: orNull(text),
});

/** One message that was, is or will be owed. */
export type Message = Omit<KeptNotification, 'payload'> &
  Way & { readonly why: string; readonly page: string };

export const message: Guard<Message> = record<Message>({
  ...way,
  id: text,
  subscriptionId: text,
  kind: oneOf(NOTIFICATION_KINDS),
  cause: text,
  story: text,
  severity: oneOf(SEVERITIES),
  why: text,
  page: text,
  state: oneOf(NOTIFICATION_STATES),
  stateReason: text,
  dueAt: text,
  bundleId: orNull(text),
  attempts: number,
  createdAt: text,
  settledAt: orNull(text),
});

/** What is sent once more: some messages by id, or those of a range. */
export interface Replay {
  readonly notifications?: readonly string[];
  readonly subscription?: string | null;
  readonly states: readonly (typeof REPLAYABLE)[number][];
  readonly from?: string | null;
  readonly to?: string | null;
}

const replayed = record<{ readonly replayed: number; readonly message: string }>({
  replayed: number,
  message: text,
});

/** Sends messages once more, under the ids they had. */
export const replay = (
  csrf: string,
  body: Replay,
): Promise<Answer<{ readonly replayed: number; readonly message: string }>> =>
  askChange(csrf, '/api/v1/deliveries/replay', { method: 'POST', body }, replayed);
