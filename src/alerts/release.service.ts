import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sentWithinHour } from './adapters/dispatch-store.js';
import { cancelUnsent } from './adapters/cancelled-messages.js';
import { oweNotifications } from './adapters/notification-store.js';
import {
  heldDue,
  holdLonger,
  intoBundle,
  release,
  takeReleasable,
  type Held,
} from './adapters/release-store.js';
import { lockTargetsOf, siblingsOf } from './adapters/same-target.js';
import { silencesInForce } from './adapters/silence-store.js';
import { subscriptionsById } from './adapters/subscription-store.js';
import { bundleOf } from './domain/bundle.js';
import type { DeliveryPolicy } from './domain/delivery-policy.js';
import type { Silence } from './domain/silence.js';
import { silenceable, whySilenced } from './domain/silencing.js';
import type { Subscription } from './domain/subscription.js';
import { messageThatTold, tellsForSeveral } from './domain/told-once.js';
import { whenToRelease } from './domain/when-to-send.js';
import { notificationId, shortDigest } from './notification-id.js';
import { DELIVERY_POLICY } from './outbox.service.js';

/** Subscriptions released in one transaction. */
const AT_ONCE = 200;

/** Lets out what was held, once: alone, or several in one message. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(DELIVERY_POLICY) private readonly policy: DeliveryPolicy,
  ) {}

  /** Releases whatever is due; gives how many messages are owed now. */
  async release(now: Date): Promise<number> {
    let owed = 0;
    for (;;) {
      const batch = await this.dataSource.transaction(async (manager) => {
        const ids = await takeReleasable(manager, AT_ONCE, now);
        return { subscriptions: ids.length, owed: await this.releaseOf(ids, manager, now) };
      });
      owed += batch.owed;
      if (batch.subscriptions < AT_ONCE) return owed;
    }
  }

  private async releaseOf(ids: readonly string[], manager: EntityManager, now: Date): Promise<number> {
    // Before what is held is read: what another instance decided for the same targets meanwhile is seen then.
    await lockTargetsOf(manager, ids);
    const held = await heldDue(manager, ids, now);
    const subscriptions = await subscriptionsById(manager, ids);
    const sentAt = await sentWithinHour(manager, ids, now);
    const silences = await silencesInForce(manager, now);
    let owed = 0;
    for (const id of ids) {
      const own = held.filter(({ subscriptionId }) => subscriptionId === id);
      const subscription = subscriptions.get(id);
      if (subscription === undefined || own.length === 0) continue;
      const room = sentAt.get(id) ?? [];
      const timed = own.map((one) => ({
        one,
        when: whenToRelease(subscription, { severity: one.severity, sentAt: room }, now),
      }));
      for (const { one, when } of timed) {
        if (when.send === 'later') await holdLonger(manager, [one.id], when);
      }
      const due = timed.filter(({ when }) => when.send === 'now').map(({ one }) => one);
      const free = await this.unmuted({ subscription, held: due, silences }, manager, now);
      const alone = await toldElsewhere(subscription, free, manager);
      await release(manager, [...alone], now);
      owed += alone.size;
      const [first, ...others] = free.filter((one) => !alone.has(one.id));
      if (first === undefined) continue;
      if (others.length === 0) await release(manager, [first.id], now);
      else await this.bundle(subscription, [first, ...others], manager, now);
      owed += 1;
    }
    return owed;
  }

  /** Cancels the alerts that a silence mutes which may have begun since they were held; gives the others. */
  private async unmuted(
    {
      subscription: { owner },
      held,
      silences,
    }: {
      readonly subscription: Subscription;
      readonly held: readonly Held[];
      readonly silences: readonly Silence[];
    },
    manager: EntityManager,
    now: Date,
  ): Promise<readonly Held[]> {
    const free: Held[] = [];
    for (const one of held) {
      const reason = one.kind === 'alert' ? whySilenced(silenceable(one, owner), silences) : null;
      if (reason === null) free.push(one);
      else await cancelUnsent(manager, [one.id], reason, now);
    }
    return free;
  }

  private async bundle(
    subscription: Subscription,
    held: readonly Held[],
    manager: EntityManager,
    now: Date,
  ): Promise<void> {
    const bundle = bundleOf(held, this.policy.bundleItems, shortDigest);
    const id = notificationId(subscription.id, bundle.cause);
    const { cause, ruleId, severity, story, payload } = bundle;
    await oweNotifications(
      manager,
      [
        {
          ...{ id, cause, ruleId, severity, story, payload },
          subscriptionId: subscription.id,
          kind: 'bundle',
          state: 'owed',
          stateReason: '',
          dueAt: now,
        },
      ],
      now,
    );
    await intoBundle(manager, id, bundle, now);
  }
}

/**
 * Which of what would be told together another subscription of the target tells, or is about to: they leave by themselves
 * and join that, for the same must not stand in two messages.
 */
async function toldElsewhere(
  { channel }: Subscription,
  held: readonly Held[],
  manager: EntityManager,
): Promise<ReadonlySet<string>> {
  if (held.length < 2 || !tellsForSeveral(channel)) return new Set();
  const single = held.filter(({ kind }) => kind === 'alert' || kind === 'follow-up');
  const siblings = await siblingsOf(
    manager,
    single.map(({ id }) => id),
  );
  const elsewhere = single.filter((one) => {
    const own = siblings.get(one.id) ?? [];
    return messageThatTold(one, own) !== null || own.some(({ state }) => state === 'owed');
  });
  return new Set(elsewhere.map(({ id }) => id));
}
