import type { AlertItem, AlsoMatched, Notification, Payload } from './notification.js';
import { SEVERITIES, type Severity } from './rule.js';
import type { ChannelName } from './subscription.js';

/** What another subscription of the same target is owed, or was told, of the same thing. */
export interface Sibling extends Pick<Notification, 'id' | 'subscriptionId' | 'severity' | 'payload'> {
  readonly state: 'held' | 'owed' | 'told';
  /** The message that told it, or is on its way with it; null while it waits by itself. */
  readonly toldBy: string | null;
}

/**
 * Whether one message can tell the same thing for several subscriptions of a target. Each webhook subscription signs with
 * a secret of its own, so that whoever verifies one of them could not read the other's message; a personal feed is one
 * subscription with an address of its own. Both are told for each.
 */
export function tellsForSeveral(channel: ChannelName): boolean {
  return channel !== 'webhook' && channel !== 'feed';
}

/** What goes on has one cause however long it lasts: whoever waits for 30 days was not told by what came after 14. */
const GOES_ON = /^(?:no-news|feed-silent):/;

/**
 * The message that told a target of something already, for another of its subscriptions; null where none did. What a
 * graver rule says of it is told once more.
 */
export function messageThatTold(
  { cause, severity }: Pick<Notification, 'cause' | 'severity'>,
  siblings: readonly Sibling[],
): string | null {
  if (GOES_ON.test(cause)) return null;
  const told = siblings.find((one) => one.toldBy !== null && rank(one.severity) >= rank(severity));
  return told?.toldBy ?? null;
}

/** Whether a message tells what a sibling is owed: of several alerts it tells only those that it lists. */
export function isToldBy(
  { kind, payload }: Pick<Notification, 'kind' | 'payload'>,
  sibling: Sibling,
): boolean {
  return kind !== 'bundle' || payload.items.some((item) => isSame(item, sibling.payload.items[0]));
}

/** The graver of severities. */
export function gravest(severities: readonly [Severity, ...Severity[]]): Severity {
  return severities.reduce((most, one) => (rank(one) > rank(most) ? one : most));
}

/** What a message tells, with the rules of other subscriptions that matched the same and are told by it as well. */
export function toldFor(
  payload: Payload,
  others: readonly Pick<Notification, 'subscriptionId' | 'payload'>[],
): Payload {
  const items = payload.items.map((item): AlertItem => {
    const also = others.flatMap(
      ({
        subscriptionId,
        payload: {
          items: [first],
        },
      }): AlsoMatched[] =>
        first !== undefined && isSame(item, first)
          ? [{ rule: first.rule, why: first.why, subscriptionId }]
          : [],
    );
    return also.length === 0 ? item : { ...item, also: [...(item.also ?? []), ...also] };
  });
  return { ...payload, items };
}

function isSame(item: AlertItem, other: AlertItem | undefined): boolean {
  return other?.page === item.page && other.title === item.title;
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
