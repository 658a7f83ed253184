import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { transactionAgain } from './adapters/transaction-again.js';
import { recordAttempts, type Attempted } from './adapters/dispatch-store.js';
import { holdEndpoints } from './adapters/endpoint-holds.js';
import { ClaimService } from './claim.service.js';
import { EndpointHealth } from './endpoint-health.service.js';
import { heldUntil, latestHold, nextTry, type DeliveryPolicy } from './domain/delivery-policy.js';
import type { Sent } from './domain/channel.js';
import { MessageSender } from './message-sender.service.js';
import { isTest, type Sending } from './sending.js';

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
    private readonly claims: ClaimService,
    private readonly sender: MessageSender,
    private readonly health: EndpointHealth,
    private readonly dataSource: DataSource,
  ) {}

  get policy(): DeliveryPolicy {
    return this.claims.policy;
  }

  /** Takes notifications that are due and may go out now, at most so many; none only where nothing more is due. */
  claim(most: number, now: Date): Promise<readonly Sending[]> {
    return this.claims.claim(most, now);
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
    await transactionAgain(this.dataSource, async (manager) => {
      await recordAttempts(manager, attempts);
      const holds = ended.flatMap(({ sending, sent, at }) => {
        const until = heldUntil(sent, at, this.policy);
        return until === null ? [] : [{ subscriptionId: sending.addressee.subscription.id, until }];
      });
      await holdEndpoints(manager, holds, latestHold(now, this.policy));
      await this.health.look(
        ended
          .map((one, at) => ({ ...one, isGivenUp: attempts[at]?.state === 'dead' }))
          .filter(({ sending }) => !isTest(sending)),
        manager,
        now,
      );
    });
  }
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
