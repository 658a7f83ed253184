import type { Severity } from '../../../src/alerts/domain/rule.js';
import type { Cadence, Subscription, Timing } from '../../../src/alerts/domain/subscription.js';

export const CADENCE_LABEL: Readonly<Record<Cadence, string>> = {
  immediate: 'At once',
  daily: 'Once a day',
  weekly: 'Once a week',
};

export const SEVERITY_LABEL: Readonly<Record<Severity, string>> = {
  notice: 'Notice',
  warning: 'Warning',
  urgent: 'Urgent',
};

export const SUBSCRIPTION_STATE_LABEL: Readonly<Record<Subscription['state'], string>> = {
  pending: 'not confirmed yet',
  active: 'on',
  suppressed: 'stopped: mail came back',
  unsubscribed: 'stopped',
  disabled: 'switched off',
};

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The name of a weekday, 1 (Monday) to 7. */
export function weekdayWords(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? String(weekday);
}

/** When a subscriber is told, in a sentence without its full stop. */
export function timingWords({ cadence, digestAt, zone, quiet, hourlyCap }: Timing): string {
  const often = {
    immediate: 'at once',
    daily: `once a day at ${digestAt.time}`,
    weekly: `once a week, ${weekdayWords(digestAt.weekday)} at ${digestAt.time}`,
  }[cadence];
  const night =
    quiet === null || quiet.from === quiet.to ? '' : `, never between ${quiet.from} and ${quiet.to}`;
  const breakthrough = quiet?.breakthrough ?? null;
  const but = night === '' || breakthrough === null ? '' : ` unless ${breakthrough}`;
  const cap = hourlyCap === null || cadence !== 'immediate' ? '' : `, at most ${hourlyCap} an hour`;
  return `${often}${night}${but}${cap} (${zone})`;
}
