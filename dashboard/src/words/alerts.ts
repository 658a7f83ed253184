import type { Sent } from '../../../src/alerts/domain/channel.js';
import type { NotificationKind, NotificationState } from '../../../src/alerts/domain/notification.js';
import type { Severity } from '../../../src/alerts/domain/rule.js';
import type { Cadence, ChannelName, Subscription, Timing } from '../../../src/alerts/domain/subscription.js';
import { listed, t } from '../language/say.js';

export const CADENCE_LABEL: Readonly<Record<Cadence, string>> = {
  immediate: t`At once`,
  daily: t`Once a day`,
  weekly: t`Once a week`,
};

export const SEVERITY_LABEL: Readonly<Record<Severity, string>> = {
  notice: t`Notice`,
  warning: t`Warning`,
  urgent: t`Urgent`,
};

export const SUBSCRIPTION_STATE_LABEL: Readonly<Record<Subscription['state'], string>> = {
  active: t`alerts¦on`,
  suppressed: t`stopped: mail came back`,
  unsubscribed: t`alerts¦stopped`,
  disabled: t`switched off`,
};

export const CHANNEL_LABEL: Readonly<Record<ChannelName, string>> = {
  email: t`E-mail`,
  webhook: t`Webhook (signed, for programs)`,
  slack: t`Slack, Mattermost and the like`,
  telegram: t`Telegram bot`,
  ntfy: t`ntfy (push to a phone)`,
  feed: t`Personal feed (RSS, Atom, JSON)`,
};

/** The same, short. */
export const CHANNEL_NAME: Readonly<Record<ChannelName, string>> = {
  email: t`E-mail`,
  webhook: t`Webhook`,
  slack: t`Slack`,
  telegram: t`Telegram`,
  ntfy: 'ntfy',
  feed: t`Feed`,
};

export const OUTCOME_LABEL: Readonly<Record<Sent['outcome'], string>> = {
  delivered: 'delivered',
  retry: t`failed, is tried again`,
  refused: 'refused',
  gone: t`target is gone`,
};

export const MESSAGE_STATE_LABEL: Readonly<Record<NotificationState, string>> = {
  held: t`held back`,
  owed: t`to be sent`,
  bundled: t`told with others`,
  delivered: 'delivered',
  dead: t`given up`,
  cancelled: t`not sent`,
};

const HELD_WORDS: Readonly<Record<string, string>> = {
  digest: t`waits for the digest`,
  debounce: t`waits for more of its kind`,
  quiet: t`quiet hours`,
  cap: t`as many as the hour allows were sent`,
};

/** Why a message is in its state, for a person; other reasons are sentences already. */
export function reasonWords(reason: string): string {
  return HELD_WORDS[reason] ?? reason;
}

export const MESSAGE_KIND_LABEL: Readonly<Record<NotificationKind, string>> = {
  alert: 'alert',
  'follow-up': 'follow-up',
  bundle: t`several in one`,
  test: 'test',
  notice: 'notice',
};

const WEEKDAYS = [
  t`Monday`,
  t`Tuesday`,
  t`Wednesday`,
  t`Thursday`,
  t`Friday`,
  t`Saturday`,
  t`Sunday`,
] as const;

/** The name of a weekday, 1 (Monday) to 7. */
export function weekdayWords(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? String(weekday);
}

/** Between which hours nothing is sent; nothing where no hours are quiet. */
function nightWords(quiet: Timing['quiet']): readonly string[] {
  if (quiet === null || quiet.from === quiet.to) return [];
  const { from, to, breakthrough } = quiet;
  const night = t`never between ${from} and ${to}`;
  return [breakthrough === null ? night : t`${night} unless ${SEVERITY_LABEL[breakthrough].toLowerCase()}`];
}

/** When a subscriber is told, in a sentence without its full stop. */
export function timingWords({ cadence, digestAt, zone, quiet, hourlyCap }: Timing): string {
  const often = {
    immediate: t`at once`,
    daily: t`once a day at ${digestAt.time}`,
    weekly: t`once a week, ${weekdayWords(digestAt.weekday)} at ${digestAt.time}`,
  }[cadence];
  const cap = hourlyCap === null || cadence !== 'immediate' ? [] : [t`at most ${hourlyCap} an hour`];
  return `${listed([often, ...nightWords(quiet), ...cap])} (${zone})`;
}
