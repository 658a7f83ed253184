import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.js';
import { cadenceWords } from '../../domain/cadence-words.js';
import { confirmationLetter } from '../../domain/mail/confirmation-letter.js';
import { mailHeaders } from '../../domain/mail/header.js';
import { letterContent } from '../../domain/mail/letter-content.js';
import type { MailOutcome } from '../../domain/mail/smtp-answer.js';
import { LINK_HOURS } from '../../domain/sign-up/sign-up.js';
import { Vault } from '../secrets/vault.js';
import type { SignUp } from '../sign-up/sign-up-store.js';
import { SubscriptionLinks } from '../subscription-links.js';
import { Mailer } from './mailer.js';

/** Asks the owner of an address to confirm what was asked for in its name. */
@Injectable()
export class ConfirmationMail {
  constructor(
    private readonly mailer: Mailer,
    private readonly links: SubscriptionLinks,
    private readonly vault: Vault,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  /** Sends the letter, which names what was asked for; the same Message-ID at every try. */
  async send(signUp: SignUp, names: readonly string[], at: Date): Promise<MailOutcome> {
    const { id, addressSealed, wanted } = signUp;
    if (addressSealed === null) return { kind: 'refused', why: 'The sign-up was settled meanwhile.' };
    const letter = confirmationLetter({
      topics: names,
      howOften: cadenceWords(wanted.timing.cadence),
      confirmUrl: this.links.confirm(id),
      validHours: LINK_HOURS,
      place: new URL(this.settings.publicUrl).host,
    });
    const { domain } = this.mailer;
    const headers = mailHeaders({ id: `sign-up-${id}`, story: null, domain, unsubscribeUrl: null });
    const to = this.vault.open(addressSealed, 'address');
    return (await this.mailer.send({ to, content: letterContent(letter), headers, at })).outcome;
  }
}
