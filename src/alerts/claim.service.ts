import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { lockCapped, whenUnlocked } from './adapters/capped-subscriptions.js';
import {
  addressees,
  claimSending,
  lockDue,
  putOff,
  sentWithinHour,
  type PutOff,
} from './adapters/dispatch-store.js';
import { cancelUnsent } from './adapters/cancelled-messages.js';
import { joinMessages, keepTold, lockTargetsOf, siblingsOf } from './adapters/same-target.js';
import type { DeliveryPolicy } from './domain/delivery-policy.js';
import type { Notification } from './domain/notification.js';
import {
  gravest,
  isToldBy,
  messageThatTold,
  tellsForSeveral,
  toldFor,
  type Sibling,
} from './domain/told-once.js';
import { whenToRelease } from './domain/when-to-send.js';
import { unsilenced } from './late-silences.js';
import { DELIVERY_POLICY } from './outbox.service.js';
import { idsOf, isTest, type Sending } from './sending.js';

/**
 * What one look at the outbox took: how many were due, those of them that go out, and the subscriptions to which others are
 * due that somebody else has locked.
 */
interface Taken {
  readonly looked: number;
  readonly sendings: readonly Sending[];
  readonly locked: ReadonlySet<string>;
}

const NOTHING: Taken = { looked: 0, sendings: [], locked: new Set() };

/** What another message tells as well. */
interface Joining extends Pick<Notification, 'id' | 'subscriptionId' | 'severity' | 'payload'> {
  readonly into: string;
}

type Siblings = ReadonlyMap<string, readonly Sibling[]>;

/** Takes what is owed and may go out now; any number of instances may do so at a time. */
@Injectable()
export class ClaimService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(DELIVERY_POLICY) readonly policy: DeliveryPolicy,
  ) {}

  /**
   * Takes notifications that are due and may go out now, at most so many; no other instance gets the same ones. None is
   * given only where nothing more is due: what has to wait must not keep others waiting until the next look.
   */
  async claim(most: number, now: Date): Promise<readonly Sending[]> {
    for (;;) {
      const { looked, sendings, locked } = await this.claimOnce(most, now);
      if (looked === 0 || sendings.length > 0) return sendings;
      await whenUnlocked(this.dataSource, locked);
    }
  }

  private claimOnce(most: number, now: Date): Promise<Taken> {
    return this.dataSource.transaction(async (manager) => {
      const claimed = await lockDue(manager, most, this.policy, now);
      if (claimed.length === 0) return NOTHING;
      const ids = [...new Set(claimed.map(({ notification }) => notification.subscriptionId))];
      const locked = await lockCapped(manager, ids);
      const to = await addressees(
        manager,
        ids.filter((id) => !locked.has(id)),
      );
      const sendings = claimed.flatMap((one) => {
        const addressee = to.get(one.notification.subscriptionId);
        return addressee === undefined ? [] : [{ claimed: one, addressee, claimedAt: now }];
      });
      const wanted = sendings.filter(isWanted);
      await cancelUnsent(
        manager,
        idsOf(sendings.filter((one) => !isWanted(one))),
        'nobody wants it any more',
        now,
      );
      const heard = await unsilenced(wanted, this.policy.bundleItems, manager, now);
      return { looked: claimed.length, sendings: await this.leaving(heard, manager, now), locked };
    });
  }

  /** Those that go out: one message for each target and cause, when quiet hours and caps let it. */
  private async leaving(
    wanted: readonly Sending[],
    manager: EntityManager,
    now: Date,
  ): Promise<readonly Sending[]> {
    const siblings = await siblingsAt(wanted, manager);
    const told = wanted.flatMap((one) => toldBefore(one, siblings));
    const toldIds = new Set(told.map(({ id }) => id));
    const untold = wanted.filter(({ claimed }) => !toldIds.has(claimed.notification.id));
    const { out, joining } = await this.released(untold, { siblings, manager, now });
    const sendings = await joined(out, [...told, ...joining], manager, now);
    await claimSending(manager, idsOf(sendings), this.policy, now);
    return sendings;
  }

  /** Those that quiet hours and caps let out now, with what goes out in them; the others are held. */
  private async released(
    sendings: readonly Sending[],
    {
      siblings,
      manager,
      now,
    }: { readonly siblings: Siblings; readonly manager: EntityManager; readonly now: Date },
  ): Promise<{ readonly out: readonly Sending[]; readonly joining: readonly Joining[] }> {
    const capped = sendings
      .filter(({ addressee }) => addressee.subscription.hourlyCap !== null)
      .map(({ addressee }) => addressee.subscription.id);
    const sentAt = new Map(
      [...(await sentWithinHour(manager, [...new Set(capped)], now))].map(([id, at]) => [id, [...at]]),
    );
    const out: Sending[] = [];
    const later: PutOff[] = [];
    const joining = new Map<string, Joining>();
    for (const sending of bundlesFirst(sendings)) {
      const { notification, wasSent } = sending.claimed;
      if (joining.has(notification.id)) continue;
      const { subscription } = sending.addressee;
      const sent = sentAt.get(subscription.id) ?? [];
      const timing = wasSent ? { ...subscription, hourlyCap: null } : subscription;
      const when = isTest(sending)
        ? ({ send: 'now' } as const)
        : whenToRelease(timing, { severity: notification.severity, sentAt: sent }, now);
      if (when.send === 'later') {
        later.push({ id: notification.id, at: when.at, why: when.why });
        continue;
      }
      out.push(sending);
      for (const one of siblings.get(notification.id) ?? [])
        if (one.toldBy === null && isToldBy(notification, one))
          joining.set(one.id, { ...one, into: notification.id });
      if (!wasSent) sentAt.set(subscription.id, [...sent, now]);
    }
    await putOff(manager, later);
    return { out, joining: [...joining.values()] };
  }
}

/** What the other subscriptions of their targets are owed or were told of the same, where one message can tell it. */
async function siblingsAt(sendings: readonly Sending[], manager: EntityManager): Promise<Siblings> {
  const shared = sendings.filter(
    ({ claimed: { notification, wasSent }, addressee }) =>
      !wasSent &&
      ['alert', 'follow-up', 'bundle'].includes(notification.kind) &&
      tellsForSeveral(addressee.subscription.channel),
  );
  await lockTargetsOf(
    manager,
    shared.map(({ addressee }) => addressee.subscription.id),
  );
  return siblingsOf(manager, idsOf(shared));
}

function toldBefore({ claimed: { notification } }: Sending, siblings: Siblings): readonly Joining[] {
  // What others told of a bundle was left out of it when it was made.
  if (notification.kind === 'bundle') return [];
  const into = messageThatTold(notification, siblings.get(notification.id) ?? []);
  return into === null ? [] : [{ ...notification, into }];
}

/** Lets messages tell what joins them; those that go out for the first time name the rules of all. */
async function joined(
  out: readonly Sending[],
  joining: readonly Joining[],
  manager: EntityManager,
  now: Date,
): Promise<readonly Sending[]> {
  const free = await joinMessages(manager, joining, now);
  const sendings = out.map((sending): Sending => {
    const { notification, wasSent } = sending.claimed;
    const others = joining.filter(({ id, into }) => into === notification.id && free.has(id));
    if (wasSent || others.length === 0) return sending;
    const severity = gravest([notification.severity, ...others.map((one) => one.severity)]);
    const told = { ...notification, severity, payload: toldFor(notification.payload, others) };
    return { ...sending, claimed: { ...sending.claimed, notification: told } };
  });
  await keepTold(
    manager,
    sendings.flatMap((one, at) => (one === out[at] ? [] : [one.claimed.notification])),
  );
  return sendings;
}

/** What waited longest takes the room under a cap: a bundle of what was held goes before what came since. */
function bundlesFirst(sendings: readonly Sending[]): readonly Sending[] {
  const isBundle = ({ claimed }: Sending): boolean => claimed.notification.kind === 'bundle';
  return [...sendings.filter(isBundle), ...sendings.filter((one) => !isBundle(one))];
}

function isWanted(sending: Sending): boolean {
  const { state } = sending.addressee.subscription;
  return state === 'active' || (isTest(sending) && state !== 'unsubscribed');
}
