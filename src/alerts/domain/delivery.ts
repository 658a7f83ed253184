import type { Instant } from '../../kernel/dates.js';
import type { Sent } from './channel.js';

/** One attempt to send a notification. */
export interface Delivery {
  readonly id: string;
  readonly notificationId: string;
  readonly subscriptionId: string;
  readonly attempt: number;
  readonly at: Instant;
  readonly outcome: Sent['outcome'];
  /** The answer's status; null where there was none. */
  readonly status: number | null;
  readonly latencyMs: number;
  /** What happened, for a person. */
  readonly message: string;
  /** The first kilobyte of the answer. */
  readonly answer: string;
  readonly nextTryAt: Instant | null;
}
