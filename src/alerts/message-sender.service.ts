import { Inject, Injectable } from '@nestjs/common';
import type { Addressee, Claimed } from './adapters/dispatch-store.js';
import { ALERT_LINKS, type AlertLinks } from './domain/alert-links.js';
import { CHANNEL_LIST, type Channels, type Sent } from './domain/channel.js';
import { SEALER, type Sealer } from './domain/sealer.js';
import { openTarget } from './adapters/target-seal.js';
import { shortDigest } from './notification-id.js';

/** Opens the target of a notification and hands it to its channel. */
@Injectable()
export class MessageSender {
  constructor(
    @Inject(CHANNEL_LIST) private readonly channels: Channels,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(ALERT_LINKS) private readonly links: AlertLinks,
  ) {}

  /** What came of the attempt; a target that cannot be opened or was erased is refused. */
  async send(
    { claimed, addressee }: { readonly claimed: Claimed; readonly addressee: Addressee },
    at: Date,
  ): Promise<Sent> {
    const { notification, attempts } = claimed;
    const { subscription, targetSealed, targetDigest } = addressee;
    if (targetSealed === null) return refused('Its address was erased.');
    const [first] = notification.payload.items;
    const message = {
      notification,
      subscriptionId: subscription.id,
      reader: shortDigest(targetDigest),
      links: { page: this.links.page(first?.page ?? '/'), stop: this.links.stop(subscription.id) },
      attempt: attempts + 1,
      at,
    };
    return this.channels[subscription.channel].send(message, openTarget(this.sealer, targetSealed));
  }
}

function refused(message: string): Sent {
  return { outcome: 'refused', answer: { status: null, text: '' }, message };
}
