import type { Topic } from '../../kernel/words.js';
import type { Notification } from './notification.js';
import { hasPhrase, phraseOf, searchable } from './searchable.js';
import type { Silence } from './silence.js';

/** What of an alert a silence looks at. */
export interface Silenceable {
  readonly ruleId: string;
  readonly subscriptionId: string;
  readonly topics: readonly Topic[];
  readonly title: string;
  /** In whose name its subscription is kept. */
  readonly owner: string;
}

/** An alert as silences look at it, the same when it is matched, when it is released and in a preview. */
export function silenceable(
  { ruleId, subscriptionId, payload }: Pick<Notification, 'ruleId' | 'subscriptionId' | 'payload'>,
  owner: string,
): Silenceable {
  const title = payload.items[0]?.title ?? '';
  return { ruleId, subscriptionId, topics: payload.topics ?? [], title, owner };
}

/** Which of the silences mutes an alert and why, for a person; null where none does. */
export function whySilenced(alert: Silenceable, silences: readonly Silence[]): string | null {
  const silence = silences.find((one) => isMutedBy(one, alert));
  return silence === undefined ? null : `silenced (${silence.id}): ${silence.reason}`;
}

/** Whether a silence mutes an alert: it is on the subscription's owner, and each of its parts that is a condition is met. */
export function isMutedBy(
  { matches, owner }: Pick<Silence, 'matches' | 'owner'>,
  alert: Silenceable,
): boolean {
  if (owner !== null && owner !== alert.owner) return false;
  const has = <T>(wanted: readonly T[], values: readonly T[]): boolean =>
    wanted.length === 0 || values.some((value) => wanted.includes(value));
  const text = searchable([alert.title]);
  return (
    has(matches.rules, [alert.ruleId]) &&
    has(matches.subscriptions, [alert.subscriptionId]) &&
    has(matches.indicators, alert.topics) &&
    (matches.words.length === 0 || matches.words.some((word) => hasPhrase(text, phraseOf(word))))
  );
}

/** Whether a silence holds at an instant. */
export function isInForce(silence: Pick<Silence, 'startsAt' | 'endsAt' | 'endedAt'>, now: Date): boolean {
  const ends = Date.parse(silence.endedAt ?? silence.endsAt);
  return Date.parse(silence.startsAt) <= now.getTime() && now.getTime() < ends;
}
