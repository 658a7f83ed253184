import { Injectable } from '@nestjs/common';
import { Mailer } from './adapters/mail/mailer.js';

/** How mail stands: `off` where no server is set; else whether the server lets this service in. */
export type MailCheck = { readonly kind: 'off' | 'ok' } | { readonly kind: 'fault'; readonly reason: string };

/** Looks whether mail can be sent, without sending any. */
@Injectable()
export class MailCheckService {
  constructor(private readonly mailer: Mailer) {}

  /** Connects to the mail server and signs in. */
  async check(): Promise<MailCheck> {
    if (!this.mailer.isSetUp) return { kind: 'off' };
    const reason = await this.mailer.fault();
    return reason === null ? { kind: 'ok' } : { kind: 'fault', reason };
  }
}
