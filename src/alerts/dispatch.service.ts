import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  addressees,
  claimSending,
  lockDue,
  putOff,
  recordAttempts,
  sentWithinHour,
  type Addressee,
  type Attempted,
  type Claimed,
  type PutOff,
} from './adapters/dispatch-store.js';
import { cancelUnsent } from './adapters/notification-store.js';
import { MessageSender } from './message-sender.service.js';
import { EndpointHealth } from './endpoint-health.service.js';
import { nextTry, type DeliveryPolicy } from './domain/delivery-policy.js';
import type { Sent } from './domain/channel.js';
import { whenToRelease } from './domain/when-to-send.js';
import { DELIVERY_POLICY } from './outbox.service.js';

/** A notification on its way, with where it goes. */
export interface Sending {
  readonly claimed: Claimed;
  readonly addressee: Addressee;
  /** From then on its lease runs. */
  readonly claimedAt: Date;
}

/** What one look at the outbox took: how many were due, and those of them that go out. */
interface Taken {
  readonly looked: number;
  readonly sendings: readonly Sending[];
}

/** An attempt that has ended. */
export interface EndedAttempt {
  readonly sending: Sending;
  readonly sent: Sent;
  readonly at: Date;
  readonly latencyMs: number;
}

/** Takes what is owed, has it sent, and records what came of it; any number of instances may do so at a time. */
@Injectable()
export class DispatchService {
  constructor(
    private readonly sender: MessageSender,
    private readonly health: EndpointHealth,
    private readonly dataSource: DataSource,
    @Inject(DELIVERY_POLICY) readonly policy: DeliveryPolicy,
  ) {}

  /**
   * Takes notifications that are due and may go out now, at most so many; no other instance gets the same ones. None is
   * given only where nothing more is due: what has to wait must not keep others waiting until the next look.
   */
  async claim(most: number, now: Date): Promise<readonly Sending[]> {
    for (;;) {
      const { looked, sendings } = await this.claimOnce(most, now);
      if (looked === 0 || sendings.length > 0) return sendings;
    }
  }

  private claimOnce(most: number, now: Date): Promise<Taken> {
    return this.dataSource.transaction(async (manager) => {
      const claimed = await lockDue(manager, most, this.policy, now);
      if (claimed.length === 0) return { looked: 0, sendings: [] };
      const ids = [...new Set(claimed.map(({ notification }) => notification.subscriptionId))];
      const to = await addressees(manager, ids);
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
      return { looked: claimed.length, sendings: await this.released(wanted, manager, now) };
    });
  }

  /** Sends one; never throws for what a network or the other side can do. */
  async send(sending: Sending, at: Date): Promise<EndedAttempt> {
    const startedMs = performance.now();
    const sent = await this.sender.send(sending, at);
    return { sending, sent, at, latencyMs: performance.now() - startedMs };
  }

  /** Records attempts that ended, and what follows: tried again, given up, the endpoint disabled. */
  async record(ended: readonly EndedAttempt[], now: Date, chance: () => number): Promise<void> {
    const attempts = ended.map((one) => attempted(one, this.policy, chance()));
    await this.dataSource.transaction(async (manager) => {
      await recordAttempts(manager, attempts);
      await this.health.look(
        ended.filter(({ sending }) => !isTest(sending)),
        manager,
        now,
      );
    });
  }

  /** Those that quiet hours and caps let out now; the others are held. */
  private async released(
    sendings: readonly Sending[],
    manager: EntityManager,
    now: Date,
  ): Promise<readonly Sending[]> {
    const capped = sendings
      .filter(({ addressee }) => addressee.subscription.hourlyCap !== null)
      .map(({ addressee }) => addressee.subscription.id);
    const sentAt = new Map(
      [...(await sentWithinHour(manager, [...new Set(capped)], now))].map(([id, at]) => [id, [...at]]),
    );
    const out: Sending[] = [];
    const later: PutOff[] = [];
    for (const sending of bundlesFirst(sendings)) {
      const { notification, wasSent } = sending.claimed;
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
      if (!wasSent) sentAt.set(subscription.id, [...sent, now]);
    }
    await putOff(manager, later);
    await claimSending(manager, idsOf(out), this.policy, now);
    return out;
  }
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

function isTest({ claimed }: Sending): boolean {
  return claimed.notification.kind === 'test';
}

function idsOf(sendings: readonly Sending[]): readonly string[] {
  return sendings.map(({ claimed }) => claimed.notification.id);
}

function attempted(
  { sending, sent, at, latencyMs }: EndedAttempt,
  policy: DeliveryPolicy,
  chance: number,
): Attempted {
  const { notification, attempts } = sending.claimed;
  const after = stateAfter(sent, { attempts: attempts + 1, at }, policy, chance);
  return {
    notificationId: notification.id,
    subscriptionId: notification.subscriptionId,
    sent,
    at,
    latencyMs,
    ...after,
  };
}

function stateAfter(
  sent: Sent,
  done: { readonly attempts: number; readonly at: Date },
  policy: DeliveryPolicy,
  chance: number,
): Pick<Attempted, 'state' | 'nextTryAt'> {
  switch (sent.outcome) {
    case 'delivered':
      return { state: 'delivered', nextTryAt: null };
    case 'refused':
    case 'gone':
      return { state: 'dead', nextTryAt: null };
    case 'retry': {
      const nextTryAt = nextTry({ ...done, afterSeconds: sent.afterSeconds }, policy, chance);
      return { state: nextTryAt === null ? 'dead' : 'owed', nextTryAt };
    }
  }
}
