import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { transactionAgain } from './adapters/transaction-again.js';
import { webhookSecret } from './adapters/channels/webhook-signature.js';
import { cancelAllOf } from './adapters/cancelled-messages.js';
import { oweNotifications } from './adapters/notification-store.js';
import { ruleById } from './adapters/rule-store.js';
import { endSubscriptions } from './adapters/sign-up/consent-store.js';
import {
  holdSubscription,
  keepSubscription,
  listSubscriptions,
  setSubscriptionState,
  subscriptionById,
  type SubscriptionQuery,
} from './adapters/subscription-store.js';
import { openTarget, sealTarget } from './adapters/target-seal.js';
import { maskedUrl } from './domain/masked-url.js';
import { rotation } from './domain/secret-rotation.js';
import { SEALER, type Sealer } from './domain/sealer.js';
import {
  changedTiming,
  type Subscription,
  type Target,
  type Timing,
  type TimingChange,
} from './domain/subscription.js';
import { testNotification } from './domain/test-notification.js';
import { newId, notificationId } from './notification-id.js';
import { RuleWatch } from './rule-watch.service.js';

/** Bytes of a webhook's secret; Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32;
/** Bytes of a personal feed's token. */
const TOKEN_BYTES = 24;

/** A target as somebody gives it; secrets and tokens are made here. */
export type GivenTarget =
  | { readonly channel: 'webhook'; readonly url: string }
  | { readonly channel: 'slack'; readonly url: string }
  | { readonly channel: 'telegram'; readonly url: string; readonly chatId: string }
  | { readonly channel: 'ntfy'; readonly url: string; readonly token: string | null }
  | { readonly channel: 'feed' };

/** What somebody asks for. */
export interface SubscriptionDraft extends Timing {
  readonly owner: string;
  /** A rule's or a topic's id. */
  readonly ruleId: string;
  readonly target: GivenTarget;
}

/** A new subscription; its secret is shown this once. */
export interface NewlySubscribed {
  readonly subscription: Subscription;
  readonly secret: string | null;
}

/** A new secret or token, shown this once; `full`: as many sign as may, until `freeAt`. */
export type Rotated =
  { readonly kind: 'rotated'; readonly secret: string } | { readonly kind: 'full'; readonly freeAt: string };

export type StateChange = 'active' | 'disabled' | 'unsubscribed';

/** Keeps the subscriptions of everything but e-mail, which asks for a confirmation. */
@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly rules: RuleWatch,
    private readonly dataSource: DataSource,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  list(query: SubscriptionQuery): Promise<readonly Subscription[]> {
    return listSubscriptions(this.dataSource, query);
  }

  async byId(id: string): Promise<Subscription | null> {
    return (await subscriptionById(this.dataSource, id))?.subscription ?? null;
  }

  /** Subscribes; null where there is no such rule or topic. */
  async add(draft: SubscriptionDraft, now: Date): Promise<NewlySubscribed | null> {
    const isTopic = this.rules.topics.some(({ id }) => id === draft.ruleId);
    if (!isTopic && (await ruleById(this.dataSource, draft.ruleId)) === null) return null;
    const { target, masked, secret } = opened(draft.target);
    const { owner, ruleId, cadence, zone, digestAt, quiet, hourlyCap } = draft;
    const at = now.toISOString();
    const subscription: Subscription = {
      id: newId('sub'),
      ...{ owner, ruleId, isTopic, cadence, zone, digestAt, quiet, hourlyCap },
      channel: target.channel,
      targetMasked: masked,
      state: 'active',
      stateReason: '',
      stateAt: at,
      failingSince: null,
      createdAt: at,
    };
    await keepSubscription(this.dataSource, {
      subscription,
      targetSealed: sealTarget(this.sealer, target),
      targetDigest: this.sealer.digest(identityOf(target)),
    });
    return { subscription, secret };
  }

  /** Changes when a subscriber hears; null where there is none of the id. */
  async change(id: string, change: TimingChange): Promise<Subscription | null> {
    return this.dataSource.transaction(async (manager) => {
      const held = await holdSubscription(manager, id);
      if (held === null) return null;
      const subscription = { ...held.subscription, ...changedTiming(held.subscription, change) };
      await keepSubscription(manager, { ...held, subscription });
      return subscription;
    });
  }

  /**
   * Pauses, resumes or ends a subscription, and what is still owed to it; of one that ends only what proves it remains:
   * address, secrets and tokens are erased. Null where there is none.
   */
  async setState(
    id: string,
    { state, reason }: { readonly state: StateChange; readonly reason: string },
    now: Date,
  ): Promise<Subscription | null> {
    return transactionAgain(this.dataSource, async (manager) => {
      const held = await subscriptionById(manager, id);
      if (held === null) return null;
      if (state === 'unsubscribed') await endSubscriptions(manager, [id], { how: reason, now });
      else await setSubscriptionState(manager, [id], { state, reason, now });
      if (state === 'disabled') await cancelAllOf(manager, [id], 'the subscription was disabled', now);
      return (await subscriptionById(manager, id))?.subscription ?? null;
    });
  }

  /**
   * Gives a webhook a new secret, beside which the old ones go on signing for a day each, or a personal feed a new token in
   * place of the old one. Null where it is neither.
   */
  async rotate(id: string, now: Date): Promise<Rotated | null> {
    return this.dataSource.transaction(async (manager) => {
      const held = await holdSubscription(manager, id);
      const sealed = held?.targetSealed ?? null;
      if (held === null || sealed === null) return null;
      const rotated = rotatedTarget(openTarget(this.sealer, sealed), now);
      if (rotated === null || rotated.kind === 'full') return rotated;
      await keepSubscription(manager, {
        ...held,
        targetSealed: sealTarget(this.sealer, rotated.target),
        targetDigest: this.sealer.digest(identityOf(rotated.target)),
      });
      return { kind: 'rotated', secret: rotated.secret };
    });
  }

  /** Owes a test message; gives its id, by which its deliveries are found. Null where there is none to send it to. */
  async test(id: string, now: Date): Promise<string | null> {
    const held = await subscriptionById(this.dataSource, id);
    if (held === null || held.subscription.state === 'unsubscribed') return null;
    return this.dataSource.transaction((manager) => this.oweTest(held.subscription, manager, now));
  }

  private async oweTest(subscription: Subscription, manager: EntityManager, now: Date): Promise<string> {
    const cause = `test:${now.toISOString()}:${randomBytes(TOKEN_BYTES).toString('base64url')}`;
    const id = notificationId(subscription.id, cause);
    const notification = testNotification(subscription, { id, cause, now });
    await oweNotifications(manager, [{ ...notification, state: 'owed', stateReason: '', dueAt: now }], now);
    return id;
  }
}

function rotatedTarget(
  target: Target,
  now: Date,
): { kind: 'rotated'; target: Target; secret: string } | Extract<Rotated, { kind: 'full' }> | null {
  if (target.channel === 'feed') {
    const token = newToken();
    return { kind: 'rotated', target: { ...target, token }, secret: token };
  }
  if (target.channel !== 'webhook') return null;
  const secret = webhookSecret(randomBytes(SECRET_BYTES));
  const rotated = rotation(target.secrets, secret, now);
  return rotated.kind === 'full'
    ? rotated
    : { kind: 'rotated', target: { ...target, secrets: rotated.secrets }, secret };
}

/** By which a personal feed is found: whoever knows it reads it. */
function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

function opened(given: GivenTarget): { target: Target; masked: string; secret: string | null } {
  switch (given.channel) {
    case 'webhook': {
      const secret = webhookSecret(randomBytes(SECRET_BYTES));
      return {
        target: { ...given, secrets: [{ secret, until: null }] },
        masked: maskedUrl(given.url),
        secret,
      };
    }
    case 'feed': {
      const token = newToken();
      return { target: { channel: 'feed', token }, masked: 'personal feed', secret: token };
    }
    case 'slack':
    case 'telegram':
    case 'ntfy':
      return { target: given, masked: maskedUrl(given.url), secret: null };
  }
}

/**
 * What makes two targets one: the whole of it, with what opens it, for what is refused with one token is taken with another.
 * A webhook's secrets sign, and open nothing.
 */
function identityOf(target: Target): string {
  switch (target.channel) {
    case 'email':
      return `email ${target.address}`;
    case 'feed':
      return `feed ${target.token}`;
    case 'telegram':
      return `telegram ${target.url} ${target.chatId}`;
    case 'webhook':
    case 'slack':
      return `${target.channel} ${target.url}`;
    case 'ntfy':
      return `ntfy ${target.url}${target.token === null ? '' : ` ${target.token}`}`;
  }
}
