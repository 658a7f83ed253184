import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.js';
import { alertLetter } from '../../domain/mail/alert-letter.js';
import { letterContent, type MailContent } from '../../domain/mail/letter-content.js';
import {
  REPORT_LETTERS,
  reportToldBy,
  withFoot,
  type ReportLetters,
} from '../../domain/mail/report-letter.js';
import type { Notification } from '../../domain/notification.js';
import { SubscriptionLinks } from '../subscription-links.js';

/** Writes what a notification says in a mail: of one published report the report itself, of all else the alert. */
@Injectable()
export class LetterWriter {
  constructor(
    private readonly links: SubscriptionLinks,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
    @Inject(REPORT_LETTERS) private readonly reports: ReportLetters,
  ) {}

  /** The same for a notification at every try. */
  async contentOf(notification: Notification, subscriptionId: string): Promise<MailContent> {
    const letter = alertLetter(notification, {
      publicUrl: this.settings.publicUrl,
      unsubscribe: this.links.unsubscribe(subscriptionId),
      unsubscribeFrom: (id) => this.links.unsubscribe(id),
      manage: this.links.manage(subscriptionId),
    });
    const edition = reportToldBy(notification);
    const report = edition === null ? null : await this.reports.of(edition);
    return (report === null ? null : withFoot(report, letter.foot)) ?? letterContent(letter);
  }
}
