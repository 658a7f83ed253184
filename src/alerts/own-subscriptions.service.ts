import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { transactionAgain } from './adapters/transaction-again.js';
import { Vault } from './adapters/secrets/vault.js';
import * as consents from './adapters/sign-up/consent-store.js';
import { messagesOf, type SentMessage } from './adapters/sign-up/own-data-store.js';
import { SubscriptionLinks } from './adapters/subscription-links.js';
import {
  holdSubscription,
  keepSubscription,
  listSubscriptions,
  subscriptionById,
} from './adapters/subscription-store.js';
import { openTarget } from './adapters/target-seal.js';
import { changedTiming, type Subscription, type TimingChange } from './domain/subscription.js';

const MOST = 1_000;

/** Everything that is kept of a subscriber. */
export interface OwnData {
  readonly address: string | null;
  readonly subscriptions: readonly Subscription[];
  readonly consents: readonly Omit<consents.Consent, 'addressDigest'>[];
  readonly messages: readonly SentMessage[];
}

/**
 * What a subscriber does with the links of their messages, without signing in; null and 0 where the link is none of ours.
 * Whoever reads an endpoint (a room of a chat, say) is its subscriber as the owner of a mailbox is.
 */
@Injectable()
export class OwnSubscriptionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
    private readonly links: SubscriptionLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The subscription that an unsubscribe link is for, as it stands; reading changes nothing. */
  async unsubscribable(token: string): Promise<Subscription | null> {
    const id = this.links.idOf('unsubscribe', token);
    return id === null ? null : ((await subscriptionById(this.dataSource, id))?.subscription ?? null);
  }

  /** Ends the subscription of an unsubscribe link; a second time changes nothing. Null where the link is none. */
  async unsubscribe(token: string, how: string): Promise<Subscription | null> {
    const id = this.links.idOf('unsubscribe', token);
    if (id === null) return null;
    await transactionAgain(this.dataSource, (manager) =>
      consents.endSubscriptions(manager, [id], { how, now: this.clock.now() }),
    );
    return (await subscriptionById(this.dataSource, id))?.subscription ?? null;
  }

  /** The subscriptions of the address or endpoint that a managing link was sent to, ended ones last; null where the link is none. */
  async list(token: string): Promise<readonly Subscription[] | null> {
    const digest = await this.digestOf(token);
    return digest === null ? null : this.ofDigest(this.dataSource, digest);
  }

  /** Changes when one of them is told; null where the link or the subscription is none of theirs, or has ended. */
  async change(token: string, id: string, change: TimingChange): Promise<Subscription | null> {
    const digest = await this.digestOf(token);
    if (digest === null) return null;
    return this.dataSource.transaction(async (manager) => {
      const kept = await holdSubscription(manager, id);
      if (kept?.targetDigest !== digest || kept.subscription.state !== 'active') return null;
      if (kept.targetSealed === null) return null;
      const subscription = { ...kept.subscription, ...changedTiming(kept.subscription, change) };
      await keepSubscription(manager, {
        subscription,
        targetSealed: kept.targetSealed,
        targetDigest: digest,
      });
      return subscription;
    });
  }

  /** Ends some of theirs; gives how many. */
  async end(token: string, ids: readonly string[]): Promise<number> {
    const digest = await this.digestOf(token);
    if (digest === null) return 0;
    const own = (await this.ofDigest(this.dataSource, digest)).map(({ id }) => id);
    const wanted = ids.filter((id) => own.includes(id));
    const ending = { how: 'on the page of my alerts', now: this.clock.now() };
    return transactionAgain(this.dataSource, (manager) => consents.endSubscriptions(manager, wanted, ending));
  }

  /** Everything that is kept of them. */
  async export(token: string): Promise<OwnData | null> {
    const digest = await this.digestOf(token);
    if (digest === null) return null;
    const subscriptions = await this.ofDigest(this.dataSource, digest);
    const given = await consents.consentsOf(this.dataSource, digest);
    return {
      address: await this.addressOf(subscriptions),
      subscriptions,
      consents: given.map(({ addressDigest: _, ...rest }) => rest),
      messages: await messagesOf(
        this.dataSource,
        subscriptions.map(({ id }) => id),
      ),
    };
  }

  /** Ends all of theirs and erases what even an ended subscription keeps. The link leads nowhere afterwards. */
  async erase(token: string): Promise<boolean> {
    const digest = await this.digestOf(token);
    if (digest === null) return false;
    await transactionAgain(this.dataSource, async (manager) => {
      const ids = (await this.ofDigest(manager, digest)).map(({ id }) => id);
      await consents.endSubscriptions(manager, ids, { how: 'erased', now: this.clock.now() });
      await consents.eraseDigest(manager, digest);
    });
    return true;
  }

  private async digestOf(token: string): Promise<string | null> {
    const id = this.links.idOf('manage', token);
    if (id === null) return null;
    const digest = (await subscriptionById(this.dataSource, id))?.targetDigest ?? '';
    return digest === '' ? null : digest;
  }

  private ofDigest(
    asked: DataSource | EntityManager,
    targetDigest: string,
  ): Promise<readonly Subscription[]> {
    return listSubscriptions(asked, {
      ...{ owner: null, ruleId: null, channel: null, states: [], after: null, limit: MOST },
      targetDigest,
    });
  }

  private async addressOf(subscriptions: readonly Subscription[]): Promise<string | null> {
    for (const { id } of subscriptions) {
      const sealed = (await subscriptionById(this.dataSource, id))?.targetSealed ?? null;
      const target = sealed === null ? null : openTarget(this.vault, sealed);
      if (target?.channel === 'email') return target.address;
    }
    return null;
  }
}
