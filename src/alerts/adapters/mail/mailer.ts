import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.js';
import { maskedAddress } from '../../domain/mail/address.js';
import type { MailContent } from '../../domain/mail/letter-content.js';
import type { MailHeaders } from '../../domain/mail/header.js';
import { NOT_SET_UP } from '../../domain/mail/not-set-up.js';
import { outcomeOf, type MailOutcome, type SmtpAnswer } from '../../domain/mail/smtp-answer.js';
import { senderOf, smtpOptions } from './smtp-options.js';

/** A letter with where it goes. */
export interface OutgoingMail {
  readonly to: string;
  readonly content: MailContent;
  readonly headers: MailHeaders;
  readonly at: Date;
}

/** What came of it; `answer` names the address masked only. */
export interface MailSent {
  readonly outcome: MailOutcome;
  readonly answer: SmtpAnswer;
}

/** Sends letters by the operator's mail server. Never throws for what the server or the network does. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private opened: ReturnType<typeof transportOf> | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'smtpUrl' | 'mailFrom'>) {}

  /** Whether there is a mail server to send by. */
  get isSetUp(): boolean {
    return this.settings.smtpUrl !== null && this.settings.mailFrom !== null;
  }

  /** Domain of the sender, under which message ids stand. */
  get domain(): string {
    const { address } = senderOf(this.settings.mailFrom ?? '');
    return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  }

  /** Sends one letter. */
  async send(mail: OutgoingMail): Promise<MailSent> {
    const { smtpUrl, mailFrom } = this.settings;
    if (smtpUrl === null || mailFrom === null) {
      const answer: SmtpAnswer = { code: null, text: NOT_SET_UP, step: 'other' };
      return { outcome: { kind: 'later', why: NOT_SET_UP }, answer };
    }
    const answer = masked(await this.handOver(smtpUrl, mailFrom, mail), mail.to);
    return { outcome: outcomeOf(answer), answer };
  }

  /** Why the mail server does not let this service in, for a person; null where it does. Sends nothing. */
  async fault(): Promise<string | null> {
    const { smtpUrl } = this.settings;
    if (smtpUrl === null) return NOT_SET_UP;
    this.opened ??= transportOf(smtpUrl);
    try {
      await this.opened.verify();
      return null;
    } catch (error) {
      return answerOf(error).text;
    }
  }

  onApplicationShutdown(): void {
    this.opened?.close();
    this.opened = null;
  }

  private async handOver(smtpUrl: string, mailFrom: string, mail: OutgoingMail): Promise<SmtpAnswer> {
    this.opened ??= transportOf(smtpUrl);
    const { content, headers } = mail;
    const from = senderOf(mailFrom);
    try {
      const { response } = await this.opened.sendMail({
        from,
        to: { name: '', address: mail.to },
        envelope: { from: from.address, to: [mail.to] },
        ...content,
        messageId: headers.messageId,
        ...(headers.references === null
          ? {}
          : { references: headers.references, inReplyTo: headers.references }),
        headers: headers.other,
        date: mail.at,
      });
      return { code: 250, text: response, step: 'other' };
    } catch (error) {
      return answerOf(error);
    }
  }
}

function transportOf(smtpUrl: string) {
  return createTransport(smtpOptions(smtpUrl));
}

/** Reads what nodemailer throws; its words for a connection that fails are kept, they name host and port only. */
function answerOf(error: unknown): SmtpAnswer {
  const told = typeof error === 'object' && error !== null ? error : {};
  const read = (name: string): unknown => Reflect.get(told, name);
  const [code, response, command, message] = [
    read('responseCode'),
    read('response'),
    read('command'),
    read('message'),
  ];
  const step =
    typeof command !== 'string' ? 'other' : command.startsWith('AUTH') ? 'sign-in' : stepOf(command);
  if (typeof code === 'number' && typeof response === 'string') return { code, text: response, step };
  return {
    code: null,
    text: typeof message === 'string' ? message : 'The mail server does not answer.',
    step,
  };
}

function stepOf(command: string): SmtpAnswer['step'] {
  return command === 'RCPT TO' ? 'recipient' : 'other';
}

/** Servers repeat the address they refuse; what is kept of an answer must not tell it. */
function masked(answer: SmtpAnswer, address: string): SmtpAnswer {
  const at = address.lastIndexOf('@');
  const pattern = new RegExp(`${literal(address)}|\\b${literal(address.slice(0, at))}\\b`, 'gi');
  return { ...answer, text: answer.text.replace(pattern, maskedAddress(address)) };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
