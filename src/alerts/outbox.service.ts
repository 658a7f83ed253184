import { Inject, Injectable } from '@nestjs/common';
import { dayNumber, dayOfNumber } from '../kernel/iso-week.js';
import type { Asked } from './adapters/asked.js';
import { handBack } from './adapters/handed-back.js';
import {
  oweNotifications,
  pairsTold,
  putOffDebounced,
  type NewNotification,
} from './adapters/notification-store.js';
import { sharedTargets, targetsTold } from './adapters/same-target.js';
import { silencesInForce } from './adapters/silence-store.js';
import { oweAgain } from './adapters/taken-back.js';
import { activeOf } from './adapters/subscription-store.js';
import { DevelopmentFacts } from './development-facts.service.js';
import type { DeliveryPolicy } from './domain/delivery-policy.js';
import { causeOf, type DevelopmentFact, type Fact } from './domain/fact.js';
import { isPartOf } from './domain/inhibition.js';
import { outboxPlan, type Matched, type Planned } from './domain/outbox-plan.js';
import type { Subscription } from './domain/subscription.js';
import { MINUTE_MS } from './domain/wall-clock.js';
import { notificationId } from './notification-id.js';

/** Injection token of the delivery policy. */
export const DELIVERY_POLICY = Symbol('delivery policy');

/** A debounced alert waits for the story to end, but not longer than so many times its rule's wait. */
const LONGEST_DEBOUNCE = 4;

/** What became of what was to be owed. */
export interface Owed {
  /** Notifications that are new, or owed again. */
  readonly count: number;
  /**
   * `subscription cause` of what is left untold: an alert stood for it that told of a matched development first, and
   * stands for that again.
   */
  readonly untold: ReadonlySet<string>;
}

const NOTHING_OWED: Owed = { count: 0, untold: new Set() };

/** Writes what is owed for what rules matched, in the transaction that caused it. */
@Injectable()
export class OutboxService {
  constructor(
    @Inject(DELIVERY_POLICY) readonly policy: DeliveryPolicy,
    private readonly facts: DevelopmentFacts,
  ) {}

  /**
   * Owes what the subscribers of the matched rules are to be told. `isFor` says whether a subscriber is to be told of a
   * cause, given as `subscription cause`.
   */
  async owe(
    matched: readonly Matched[],
    asked: Asked,
    now: Date,
    isFor: (told: string) => boolean = () => true,
  ): Promise<Owed> {
    if (matched.length === 0) return NOTHING_OWED;
    const ruleIds = [...new Set(matched.map(({ match }) => match.rule.id))];
    const subscriptions = await activeOf(asked, ruleIds);
    if (subscriptions.length === 0) return NOTHING_OWED;
    const muting = {
      silences: await silencesInForce(asked, now),
      visitOf: await this.visits(matched, subscriptions, asked),
    };
    const plan = outboxPlan(matched, subscriptions, muting, now).filter(({ notification }) =>
      isFor(`${notification.subscriptionId} ${notification.cause}`),
    );
    const notifications = plan.map(withId);
    // Before the rest: an alert that stands elsewhere has the id under which it would be owed here.
    const untold = await handBack(
      asked,
      notifications.map(({ id }) => id),
    );
    const again = await oweAgain(asked, notifications, now);
    const owed = await oweNotifications(asked, notifications, now);
    await this.debounce(plan, matched, asked, now);
    return { count: again.length + owed.length, untold };
  }

  /** Puts off what is held of the same debounced rules: the story goes on. */
  private async debounce(
    plan: readonly Planned[],
    matched: readonly Matched[],
    asked: Asked,
    now: Date,
  ): Promise<void> {
    const waits = new Map(
      matched.map(({ match }) => [match.rule.id, match.rule.debounceMinutes * MINUTE_MS]),
    );
    for (const [ruleId, waitMs] of waits) {
      const held = plan.filter(
        ({ notification, reason }) => notification.ruleId === ruleId && reason === 'debounce',
      );
      if (held.length === 0) continue;
      const ids = [...new Set(held.map(({ notification }) => notification.subscriptionId))];
      await putOffDebounced(asked, ids, {
        dueAt: new Date(now.getTime() + waitMs),
        longestMs: LONGEST_DEBOUNCE * waitMs,
      });
    }
  }

  /** Looks up which visit that a subscriber was told of a development is a part of. */
  private async visits(
    matched: readonly Matched[],
    subscriptions: readonly Subscription[],
    asked: Asked,
  ): Promise<(subscription: Subscription, fact: Fact) => string | null> {
    const parts = matched.flatMap(({ fact }) => (mayBePart(fact) ? [fact] : []));
    const days = parts.flatMap(({ date }) => [date.from, date.to].filter((day) => day !== null));
    if (days.length === 0) return () => null;
    const reach = this.policy.visitReachesDays + LONGEST_VISIT_DAYS;
    const visits = await this.facts.visits(
      dayOfNumber(Math.min(...days.map(dayNumber)) - reach),
      dayOfNumber(Math.max(...days.map(dayNumber)) + reach),
      asked,
    );
    const [ids, causes] = [subscriptions.map(({ id }) => id), visits.map(causeOf)];
    const told = new Set([
      ...(await pairsTold(asked, ids, causes)),
      ...(await targetsTold(asked, ids, causes)),
    ]);
    const toldNow = new Set(matched.map(({ fact, match }) => `${match.rule.id} ${causeOf(fact)}`));
    const rulesAt = rulesByTarget(subscriptions, await sharedTargets(asked, ids));
    return (subscription, fact) => {
      if (!mayBePart(fact)) return null;
      const visit = visits.find(
        (one) =>
          isPartOf(fact, one, this.policy.visitReachesDays) &&
          (told.has(`${subscription.id} ${causeOf(one)}`) ||
            rulesAt(subscription).some((ruleId) => toldNow.has(`${ruleId} ${causeOf(one)}`))),
      );
      return visit?.what ?? null;
    };
  }
}

/** A visit that began so long before may still go on. */
const LONGEST_VISIT_DAYS = 7;

/** The rules that are told to the target of a subscription, its own among them. */
function rulesByTarget(
  subscriptions: readonly Subscription[],
  targets: ReadonlyMap<string, string>,
): (subscription: Subscription) => readonly string[] {
  const rules = new Map<string, string[]>();
  for (const { id, ruleId } of subscriptions) {
    const target = targets.get(id);
    if (target !== undefined) rules.set(target, [...(rules.get(target) ?? []), ruleId]);
  }
  return ({ id, ruleId }) => rules.get(targets.get(id) ?? '') ?? [ruleId];
}

function mayBePart(fact: Fact): fact is DevelopmentFact {
  return fact.kind === 'development' && (fact.eventType === 'CONSULT' || fact.eventType === 'SUPPORT');
}

function withId({ notification, state, reason, dueAt }: Planned): NewNotification {
  const id = notificationId(notification.subscriptionId, notification.cause);
  return { ...notification, id, state, stateReason: reason, dueAt };
}
