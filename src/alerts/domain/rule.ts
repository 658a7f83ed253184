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

/** Whether a severity is at least another. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}
