import { Inject, Injectable } from '@nestjs/common';
import type { Asked } from './adapters/asked.js';
import { cancelAllOf } from './adapters/cancelled-messages.js';
import { triedOften, type Addressee, type Claimed } from './adapters/dispatch-store.js';
import { oweNotifications, type NewNotification } from './adapters/notification-store.js';
import { activeOfOwner, setSubscriptionState, subscriptionsById } from './adapters/subscription-store.js';
import { endSubscriptions } from './adapters/sign-up/consent-store.js';
import type { Sent } from './domain/channel.js';
import { isFailingForLong, type DeliveryPolicy } from './domain/delivery-policy.js';
import { SUBSCRIBER, type Subscription } from './domain/subscription.js';
import { notificationId } from './notification-id.js';
import { DELIVERY_POLICY } from './outbox.service.js';

interface Ended {
  readonly sending: { readonly addressee: Addressee; readonly claimed: Pick<Claimed, 'notification'> };
  readonly sent: Sent;
  /** Whether it was the last try of its message, which did not arrive. */
  readonly isGivenUp: boolean;
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
    const rest = failed.filter(({ sent }) => sent.outcome !== 'gone');
    const standing = await subscriptionsById(asked, [...new Set(rest.map((one) => subscriptionOf(one).id))]);
    await this.tellGivenUp(rest, standing, asked, now);
    await this.endFailing(standing, asked, now);
  }

  /** Tells owners at once of what could not be delivered: an endpoint that gets one alert a month would fail unnoticed. */
  private async tellGivenUp(
    failed: readonly Ended[],
    standing: ReadonlyMap<string, Subscription>,
    asked: Asked,
    now: Date,
  ): Promise<void> {
    for (const { sending, sent, isGivenUp } of failed) {
      const { notification } = sending.claimed;
      const subscription = standing.get(notification.subscriptionId);
      // What tells of another endpoint is no alert: two that fail would tell of each other.
      if (!isGivenUp || notification.kind === 'notice' || subscription === undefined) continue;
      const title = notification.payload.items[0]?.title ?? '';
      await this.tellOwner(asked, subscription, {
        // Once for each time in which it fails.
        about: `given-up:${subscription.failingSince ?? now.toISOString()}`,
        title: `An alert could not be delivered to ${subscription.targetMasked} (${subscription.channel})`,
        why: [`“${title}”: ${sent.message}`, 'Mend the target, then replay what it missed.'],
        page: '/deliveries',
        now,
      });
    }
  }

  private async endFailing(
    standing: ReadonlyMap<string, Subscription>,
    asked: Asked,
    now: Date,
  ): Promise<void> {
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
    if (subscription.channel === 'email') {
      // A mailbox that is gone must not be asked again by a new sign-up that nobody confirmed.
      await endSubscriptions(asked, [subscription.id], { how: reason, now, as: 'suppressed' });
    } else {
      await setSubscriptionState(asked, [subscription.id], { state: 'disabled', reason, now });
      await cancelAllOf(asked, [subscription.id], `the subscription was disabled: ${reason}`, now);
    }
    const what =
      subscription.channel === 'email' ? 'Sign up anew.' : 'Then switch the subscription on again.';
    await this.tellOwner(asked, subscription, {
      about: now.toISOString(),
      title: `No more alerts go to ${subscription.targetMasked} (${subscription.channel})`,
      why: [reason, `Mend the target. ${what}`],
      page: '/subscriptions',
      now,
    });
  }

  private async tellOwner(asked: Asked, subscription: Subscription, word: Word): Promise<void> {
    // Readers who signed themselves up share an owner's name only: one must not hear of another's address.
    if (subscription.owner === SUBSCRIBER) return;
    const others = await activeOfOwner(asked, subscription);
    await oweNotifications(
      asked,
      others.map((other) => notice(other, subscription, word)),
      word.now,
    );
  }
}

/** What an owner is told of an endpoint. */
interface Word {
  /** Once for each. */
  readonly about: string;
  readonly title: string;
  readonly why: readonly string[];
  readonly page: string;
  readonly now: Date;
}

function subscriptionOf({ sending }: Ended): Subscription {
  return sending.addressee.subscription;
}

function byId(subscriptions: readonly Subscription[]): readonly Subscription[] {
  return [...new Map(subscriptions.map((one) => [one.id, one])).values()];
}

/** Tells the owner through another of their subscriptions. */
function notice(
  to: Subscription,
  failing: Subscription,
  { about, title, why, page, now }: Word,
): NewNotification {
  const cause = `notice:${failing.id}:${about}`;
  const rule = { id: failing.ruleId, name: 'Your subscriptions' };
  return {
    id: notificationId(to.id, cause),
    subscriptionId: to.id,
    ruleId: to.ruleId,
    kind: 'notice',
    cause,
    story: `subscription:${failing.id}`,
    severity: 'warning',
    payload: {
      items: [{ rule, severity: 'warning', title, why, evidence: [], page, at: now.toISOString() }],
      more: 0,
    },
    state: 'owed',
    stateReason: '',
    dueAt: now,
  };
}
