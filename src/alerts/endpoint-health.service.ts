import { Inject, Injectable } from '@nestjs/common';
import type { Asked } from './adapters/asked.js';
import { cancelAllOf, triedOften, type Addressee } from './adapters/dispatch-store.js';
import { oweNotifications, type NewNotification } from './adapters/notification-store.js';
import { activeOfOwner, setSubscriptionState, subscriptionsById } from './adapters/subscription-store.js';
import type { Sent } from './domain/channel.js';
import { isFailingForLong, type DeliveryPolicy } from './domain/delivery-policy.js';
import { SUBSCRIBER, type Subscription, type SubscriptionState } from './domain/subscription.js';
import { notificationId } from './notification-id.js';
import { DELIVERY_POLICY } from './outbox.service.js';

interface Ended {
  readonly sending: { readonly addressee: Addressee };
  readonly sent: Sent;
}

/** Ends subscriptions whose target is gone or fails for long, and tells their owner, where one is known, by another way. */
@Injectable()
export class EndpointHealth {
  constructor(@Inject(DELIVERY_POLICY) private readonly policy: DeliveryPolicy) {}

  /** Looks at what came of attempts; call it in the transaction that records them. */
  async look(ended: readonly Ended[], asked: Asked, now: Date): Promise<void> {
    const failed = ended.filter(({ sent }) => sent.outcome !== 'delivered');
    const gone = failed.filter(({ sent }) => sent.outcome === 'gone').map(subscriptionOf);
    for (const subscription of byId(gone)) {
      await this.end(subscription, 'its target is gone and wants nothing any more', asked, now);
    }
    const rest = failed
      .filter(({ sent }) => sent.outcome !== 'gone')
      .map(({ sending }) => sending.addressee.subscription.id);
    const standing = await subscriptionsById(asked, [...new Set(rest)]);
    const failing = new Map<string, Date>();
    for (const { id, state, failingSince } of standing.values()) {
      const since = failingSince === null ? null : new Date(failingSince);
      if (state === 'active' && since !== null && isFailingForLong(since, now, this.policy))
        failing.set(id, since);
    }
    // Two failures with days of nothing between them, as where the service stood still, are no failing for days.
    const wholeCourse = this.policy.retryDelaysSeconds.length;
    for (const id of await triedOften(asked, failing, wholeCourse)) {
      const subscription = standing.get(id);
      const reason = `every attempt has failed since ${failing.get(id)?.toISOString() ?? ''}`;
      if (subscription !== undefined) await this.end(subscription, reason, asked, now);
    }
  }

  private async end(subscription: Subscription, reason: string, asked: Asked, now: Date): Promise<void> {
    // A mailbox that is gone must not be asked again by a new sign-up that nobody confirmed.
    const state: SubscriptionState = subscription.channel === 'email' ? 'suppressed' : 'disabled';
    await setSubscriptionState(asked, [subscription.id], { state, reason, now });
    await cancelAllOf(asked, [subscription.id], `the subscription was ${state}: ${reason}`, now);
    // Readers who signed themselves up share an owner's name only: one must not hear of another's address.
    if (subscription.owner === SUBSCRIBER) return;
    const others = await activeOfOwner(asked, subscription);
    await oweNotifications(
      asked,
      others.map((other) => notice(other, subscription, reason, now)),
      now,
    );
  }
}

function subscriptionOf({ sending }: Ended): Subscription {
  return sending.addressee.subscription;
}

function byId(subscriptions: readonly Subscription[]): readonly Subscription[] {
  return [...new Map(subscriptions.map((one) => [one.id, one])).values()];
}

/** Tells the owner through another of their subscriptions that one was ended. */
function notice(to: Subscription, ended: Subscription, reason: string, now: Date): NewNotification {
  const cause = `notice:${ended.id}:${now.toISOString()}`;
  return {
    id: notificationId(to.id, cause),
    subscriptionId: to.id,
    ruleId: to.ruleId,
    kind: 'notice',
    cause,
    story: `subscription:${ended.id}`,
    severity: 'warning',
    payload: {
      items: [
        {
          rule: { id: ended.ruleId, name: 'Your subscriptions' },
          severity: 'warning',
          title: `No more alerts go to ${ended.targetMasked} (${ended.channel})`,
          why: [reason, 'Mend the target, then switch the subscription on again.'],
          evidence: [],
          page: '/subscriptions',
          at: now.toISOString(),
        },
      ],
      more: 0,
    },
    state: 'owed',
    stateReason: '',
    dueAt: now,
  };
}
