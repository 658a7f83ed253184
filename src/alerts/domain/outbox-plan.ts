import { alertItem } from './alert-item.js';
import type { Match } from './development-index.js';
import { causeOf, storyOf, topicsOf, type Fact } from './fact.js';
import type { Notification } from './notification.js';
import { isInForce, silenceable, whySilenced } from './silencing.js';
import type { Silence } from './silence.js';
import type { Subscription } from './subscription.js';
import { whenToSend } from './when-to-send.js';

/** A fact that a rule matched. */
export interface Matched {
  readonly fact: Fact;
  readonly match: Match;
}

/** A notification without its id, and how it begins. */
export interface Planned {
  readonly notification: Omit<Notification, 'id'>;
  readonly state: 'owed' | 'held' | 'cancelled';
  readonly reason: string;
  readonly dueAt: Date;
}

/** What decides whether something is told at all. */
export interface Muting {
  readonly silences: readonly Silence[];
  /** The title of the visit that was told to the subscription and of which the fact is a part; null where there is none. */
  readonly visitOf: (subscription: Subscription, fact: Fact) => string | null;
}

/** What each subscriber of a matched rule is owed, when, and what is muted and why. */
export function outboxPlan(
  matched: readonly Matched[],
  subscriptions: readonly Subscription[],
  muting: Muting,
  now: Date,
): readonly Planned[] {
  const byRule = new Map<string, Subscription[]>();
  for (const subscription of subscriptions) {
    const ofRule = byRule.get(subscription.ruleId) ?? [];
    ofRule.push(subscription);
    byRule.set(subscription.ruleId, ofRule);
  }
  const inForce = muting.silences.filter((silence) => isInForce(silence, now));
  return matched.flatMap((one) => {
    const payload = { items: [alertItem(one.fact, one.match, now)], more: 0, topics: topicsOf(one.fact) };
    return (byRule.get(one.match.rule.id) ?? []).map((subscription) =>
      planned(one, subscription, { payload, muting: { ...muting, silences: inForce }, now }),
    );
  });
}

function planned(
  { fact, match }: Matched,
  subscription: Subscription,
  {
    payload,
    muting,
    now,
  }: { readonly payload: Notification['payload']; readonly muting: Muting; readonly now: Date },
): Planned {
  const { rule } = match;
  const notification = {
    subscriptionId: subscription.id,
    ruleId: rule.id,
    kind: 'alert' as const,
    cause: causeOf(fact),
    story: storyOf(fact),
    severity: rule.severity,
    payload,
  };
  const muted =
    whySilenced(silenceable(notification, subscription.owner), muting.silences) ??
    whyInhibited(muting.visitOf(subscription, fact));
  if (muted !== null) return { notification, state: 'cancelled', reason: muted, dueAt: now };
  const when = whenToSend(subscription, rule, now);
  return when.send === 'now'
    ? { notification, state: 'owed', reason: '', dueAt: now }
    : { notification, state: 'held', reason: when.why, dueAt: when.at };
}

function whyInhibited(visit: string | null): string | null {
  return visit === null ? null : `part of a visit that was told: ${visit}`;
}
