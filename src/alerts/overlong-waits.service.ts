import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { overlongWaits, setDue, shortenClaims } from './adapters/overlong-waits.js';
import { subscriptionsById } from './adapters/subscription-store.js';
import { latestInstants, leaseEnds, type DeliveryPolicy } from './domain/delivery-policy.js';
import { dueAnew } from './domain/when-to-send.js';
import { DELIVERY_POLICY } from './outbox.service.js';

/** Puts right what a clock that was ahead, and has come back, made wait too long. */
@Injectable()
export class OverlongWaits {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(DELIVERY_POLICY) private readonly policy: DeliveryPolicy,
  ) {}

  /** Gives how many notifications now go out sooner. */
  async end(now: Date): Promise<number> {
    const latest = latestInstants(now, this.policy);
    return this.dataSource.transaction(async (manager) => {
      await shortenClaims(manager, latest, leaseEnds(now, this.policy));
      const waits = await overlongWaits(manager, latest);
      if (waits.length === 0) return 0;
      const ids = [...new Set(waits.map(({ subscriptionId }) => subscriptionId))];
      const subscriptions = await subscriptionsById(manager, ids);
      const anew = waits.map((wait) => {
        const timing = subscriptions.get(wait.subscriptionId);
        return { id: wait.id, at: timing === undefined ? now : dueAnew(timing, wait, now) };
      });
      await setDue(manager, anew);
      return anew.length;
    });
  }
}
