import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.js';
import type { Answer, Channel, OutgoingMessage, Sent } from '../../domain/channel.js';
import { alertLetter } from '../../domain/mail/alert-letter.js';
import { mailHeaders } from '../../domain/mail/header.js';
import type { Target } from '../../domain/subscription.js';
import { SubscriptionLinks } from '../subscription-links.js';
import { Mailer, type MailSent } from './mailer.js';
import { Suppressions } from './suppressions.js';

const KILOBYTE = 1_024;

/** Alerts by e-mail: one message per notification, with the same Message-ID at every try. */
@Injectable()
export class EmailChannel implements Channel {
  constructor(
    private readonly mailer: Mailer,
    private readonly links: SubscriptionLinks,
    private readonly suppressions: Suppressions,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  async send({ notification, subscriptionId, reader, at }: OutgoingMessage, target: Target): Promise<Sent> {
    if (target.channel !== 'email') throw new Error(`Mail cannot be sent to a ${target.channel}.`);
    const unsubscribeUrl = this.links.unsubscribe(subscriptionId);
    const { publicUrl } = this.settings;
    const letter = alertLetter(notification, {
      publicUrl,
      unsubscribe: unsubscribeUrl,
      unsubscribeFrom: (id) => this.links.unsubscribe(id),
      manage: this.links.manage(subscriptionId),
    });
    const headers = mailHeaders({
      id: notification.id,
      story: `${reader}-${notification.story}`,
      domain: this.mailer.domain,
      unsubscribeUrl,
    });
    const sent = await this.mailer.send({ to: target.address, letter, headers, at });
    if (sent.outcome.kind === 'suppress') await this.suppressions.add(target.address, 'bounce', at);
    return sentOf(sent);
  }
}

function sentOf({ outcome, answer }: MailSent): Sent {
  const kept: Answer = { status: answer.code, text: firstKilobyte(answer.text) };
  switch (outcome.kind) {
    case 'taken':
      return { outcome: 'delivered', answer: kept, message: 'The mail server took the message.' };
    case 'later':
      return { outcome: 'retry', afterSeconds: null, answer: kept, message: outcome.why };
    case 'suppress':
      return { outcome: 'gone', answer: kept, message: `There is no such mailbox: ${outcome.why}` };
    case 'refused':
      return { outcome: 'refused', answer: kept, message: `The mail server refuses it: ${outcome.why}` };
  }
}

function firstKilobyte(text: string): string {
  return Buffer.from(text)
    .subarray(0, KILOBYTE)
    .toString('utf8')
    .replace(/\uFFFD$/, '');
}
