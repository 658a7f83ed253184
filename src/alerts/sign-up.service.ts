import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { networkOf } from '../kernel/network.js';
import { topicName } from './adapters/mail/topic-names.js';
import { ruleById } from './adapters/rule-store.js';
import { Vault } from './adapters/secrets/vault.js';
import { isSuppressed, keepConsent } from './adapters/sign-up/consent-store.js';
import * as store from './adapters/sign-up/sign-up-store.js';
import { SubscriptionLinks } from './adapters/subscription-links.js';
import { keepSubscription, listSubscriptions } from './adapters/subscription-store.js';
import { sealTarget } from './adapters/target-seal.js';
import { maskedAddress, sameMailbox } from './domain/mail/address.js';
import { CONSENT } from './domain/sign-up/consent.js';
import { confirmable, LINK_HOURS, secondsToWait, type Wanted } from './domain/sign-up/sign-up.js';
import { SUBSCRIBER, type Subscription } from './domain/subscription.js';

const HOUR_MS = 3_600_000;
/** What became of a sign-up; `taken` says nothing of the address. */
export type Asked = { readonly outcome: 'taken' } | { readonly outcome: 'wait'; readonly seconds: number };

/** What became of a confirmation. */
export type Confirmed =
  | { readonly outcome: 'confirmed'; readonly topics: readonly string[]; readonly manageToken: string }
  | { readonly outcome: 'used' | 'ended' };

/** Double opt-in: somebody asks, the owner of the address confirms. */
@Injectable()
export class SignUpService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
    private readonly links: SubscriptionLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes a sign-up. Nothing is looked up by the address, so that neither the answer nor its time can tell whether it is
   * known; whether it is mailed is decided afterwards.
   */
  async ask(address: string, wanted: Wanted, ip: string): Promise<Asked> {
    const askedAt = this.clock.now();
    const networkDigest = this.vault.digest(networkOf(ip), 'network');
    const since = new Date(askedAt.getTime() - HOUR_MS);
    const seconds = secondsToWait(
      await store.recentSignUps(this.dataSource, networkDigest, { since, now: askedAt }),
      askedAt,
    );
    if (seconds > 0) return { outcome: 'wait', seconds };
    await store.keepSignUp(this.dataSource, {
      id: randomUUID(),
      addressDigest: this.vault.digest(sameMailbox(address)),
      addressSealed: this.vault.seal(address, 'address'),
      ...{ networkDigest, wanted, consent: CONSENT, askedAt },
      expiresAt: new Date(askedAt.getTime() + LINK_HOURS * HOUR_MS),
    });
    return { outcome: 'taken' };
  }

  /**
   * Confirms a sign-up by the token of its mail: once. Subscriptions of the same topics are renewed, not doubled. A link to
   * an address that is mailed nothing any more has ended as every other has: whether it is, the answer does not tell.
   */
  async confirm(token: string): Promise<Confirmed> {
    const id = this.links.idOf('confirm', token);
    if (id === null) return { outcome: 'ended' };
    return this.dataSource.transaction(async (manager) => {
      const now = this.clock.now();
      const signUp = await store.holdSignUp(manager, id);
      const can = confirmable(signUp, now);
      if (can !== 'yes') return { outcome: can };
      const sealed = signUp?.addressSealed ?? null;
      if (signUp === null || sealed === null) return { outcome: 'ended' };
      if (await isSuppressed(manager, signUp.addressDigest)) return { outcome: 'ended' };
      const address = this.vault.open(sealed, 'address');
      await store.markConfirmed(manager, id, now);
      const made = await this.subscribe(manager, { ...signUp, address, now });
      const [first] = made;
      if (first === undefined) return { outcome: 'ended' };
      return {
        outcome: 'confirmed',
        topics: signUp.wanted.topics,
        manageToken: this.links.token('manage', first),
      };
    });
  }

  private async subscribe(
    manager: EntityManager,
    signUp: store.SignUp & { readonly address: string; readonly now: Date },
  ): Promise<readonly string[]> {
    const { address, addressDigest, now, wanted, consent, askedAt } = signUp;
    const held = await listSubscriptions(manager, {
      ...{ owner: null, ruleId: null, channel: 'email', states: ['active'], after: null },
      ...{ targetDigest: addressDigest, limit: 1_000 },
    });
    const ids: string[] = [];
    for (const topic of wanted.topics) {
      // A rule that was deleted meanwhile is not subscribed to any more.
      if (topicName(topic) === null && (await ruleById(manager, topic)) === null) continue;
      const kept =
        held.find(({ ruleId }) => ruleId === topic) ??
        newSubscription(topic, { address, owner: wanted.owner ?? SUBSCRIBER, now });
      const subscription = { ...kept, ...wanted.timing };
      const targetSealed = sealTarget(this.vault, { channel: 'email', address });
      await keepSubscription(manager, { subscription, targetSealed, targetDigest: addressDigest });
      await keepConsent(manager, {
        ...{ subscriptionId: subscription.id, addressDigest, consent, askedAt },
        confirmedAt: now,
      });
      ids.push(subscription.id);
    }
    return ids;
  }
}

function newSubscription(
  topic: string,
  { address, owner, now }: { readonly address: string; readonly owner: string; readonly now: Date },
): Omit<Subscription, keyof Wanted['timing']> {
  return {
    id: randomUUID(),
    owner,
    ruleId: topic,
    isTopic: topicName(topic) !== null,
    channel: 'email',
    targetMasked: maskedAddress(address),
    state: 'active',
    stateReason: '',
    stateAt: now.toISOString(),
    failingSince: null,
    createdAt: now.toISOString(),
  };
}
