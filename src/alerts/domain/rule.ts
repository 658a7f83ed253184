import type { Instant } from '../../kernel/dates.js';
import type { Condition } from './condition.js';

export const SEVERITIES = ['notice', 'warning', 'urgent'] as const;
/** How much a message matters: from which on it breaks through quiet hours is each subscription's choice. */
export type Severity = (typeof SEVERITIES)[number];

/** What is watched. A standard topic is a rule that comes with the service. */
export interface WatchedRule {
  readonly id: string;
  readonly name: string;
  readonly condition: Condition;
  readonly severity: Severity;
  /** Waits so long after a match for more of them, and tells all in one message. */
  readonly debounceMinutes: number;
}

/** A rule as somebody keeps it. */
export interface Rule extends WatchedRule {
  readonly owner: string;
  readonly enabled: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What a rule did so far, as far as somebody was to be told: what nobody subscribed to leaves no trace. */
export interface RuleRecord {
  /** Things that it told of, each counted once however many were told. */
  readonly alerts: number;
  /** When it last told of one; null where it never did. */
  readonly lastFiredAt: Instant | null;
  /** Subscriptions that are on. */
  readonly subscriptions: number;
}

/** Whether a severity is at least another. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}
