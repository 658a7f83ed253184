import { Injectable } from '@nestjs/common';
import type { Asked } from './adapters/asked.js';
import { cancelUnsent } from './adapters/cancelled-messages.js';
import {
  oweNotifications,
  pairsTold,
  retell,
  toldOf,
  type NewNotification,
  type Told,
} from './adapters/notification-store.js';
import { TAKEN_BACK } from './adapters/taken-back.js';
import { subscriptionsById } from './adapters/subscription-store.js';
import type { ChangedDevelopment } from './development-facts.service.js';
import { followUpOf, followUpPlan, type FollowUp } from './domain/follow-up.js';
import type { Subscription } from './domain/subscription.js';
import { whenToSend } from './domain/when-to-send.js';
import { notificationId } from './notification-id.js';

/** Tells those who were told of a development that it was corrected, merged or withdrawn since. */
@Injectable()
export class FollowUpService {
  /**
   * Owes a follow-up to everybody who was sent an alert that no longer holds; what has not left yet is taken back
   * instead. Gives `subscription cause` of what was told already: who hears that one development is part of another now
   * need not be told of that other as well.
   */
  async follow(
    changed: readonly ChangedDevelopment[],
    asked: Asked,
    now: Date,
  ): Promise<ReadonlySet<string>> {
    const ups = new Map<string, FollowUp>();
    for (const { change, directions } of changed) {
      const up = followUpOf(change, directions);
      if (up !== null) ups.set(`development:${change.id}`, up);
    }
    if (ups.size === 0) return new Set();
    const newcomers = new Set(
      changed.filter(({ change }) => change.before === null).map(({ change }) => change.id),
    );
    const plan = followUpPlan(await toldOf(asked, [...ups.keys()], now), ups, newcomers);
    await cancelUnsent(
      asked,
      plan.takenBack.map(({ id }) => id),
      TAKEN_BACK,
      now,
    );
    const ids = [...new Set(plan.followedUp.map(({ told }) => told.subscriptionId))];
    const subscriptions = await subscriptionsById(asked, ids);
    const owed = plan.followedUp.flatMap(({ told, up }) => {
      const subscription = subscriptions.get(told.subscriptionId);
      return subscription === undefined ? [] : [followUp(told, up, { subscription, now })];
    });
    await oweNotifications(asked, owed, now);
    await retell(asked, plan.standingFor);
    // Asked of the rows: where what they stand for was taken back itself, its alert lies in the way and is owed again.
    return pairsTold(
      asked,
      plan.standingFor.map(({ subscriptionId }) => subscriptionId),
      plan.standingFor.map(({ cause }) => cause),
    );
  }
}

function followUp(
  told: Told,
  up: FollowUp,
  { subscription, now }: { readonly subscription: Subscription; readonly now: Date },
): NewNotification {
  const when = whenToSend(subscription, { severity: told.severity, debounceMinutes: 0 }, now);
  const cause = `${told.cause}:${up.kind}:${now.toISOString()}`;
  const [item] = told.payload.items;
  return {
    id: notificationId(told.subscriptionId, cause),
    subscriptionId: told.subscriptionId,
    ruleId: told.ruleId,
    kind: 'follow-up',
    cause,
    story: told.story,
    severity: told.severity,
    payload: {
      items: [
        {
          rule: item?.rule ?? { id: told.ruleId, name: told.ruleId },
          severity: told.severity,
          title: up.title,
          why: [...up.why, `You were told of it: ${item?.title ?? ''}`],
          evidence: item?.evidence ?? [],
          page: up.standsFor === null ? '/developments' : `/developments/${encodeURIComponent(up.standsFor)}`,
          at: now.toISOString(),
        },
      ],
      more: 0,
    },
    state: when.send === 'now' ? 'owed' : 'held',
    stateReason: when.send === 'now' ? '' : when.why,
    dueAt: when.send === 'now' ? now : when.at,
  };
}
