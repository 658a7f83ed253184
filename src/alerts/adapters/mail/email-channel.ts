import { Injectable } from '@nestjs/common';
import type { Answer, Channel, OutgoingMessage, Sent } from '../../domain/channel.js';
import { mailHeaders } from '../../domain/mail/header.js';
import type { Target } from '../../domain/subscription.js';
import { SubscriptionLinks } from '../subscription-links.js';
import { LetterWriter } from './letter-writer.js';
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
    private readonly writer: LetterWriter,
  ) {}

  async send({ notification, subscriptionId, reader, at }: OutgoingMessage, target: Target): Promise<Sent> {
    if (target.channel !== 'email') throw new Error(`Mail cannot be sent to a ${target.channel}.`);
    const unsubscribeUrl = this.links.unsubscribe(subscriptionId);
    const content = await this.writer.contentOf(notification, subscriptionId);
    const headers = mailHeaders({
      id: notification.id,
      story: `${reader}-${notification.story}`,
      domain: this.mailer.domain,
      unsubscribeUrl,
    });
    const sent = await this.mailer.send({ to: target.address, content, headers, at });
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
