import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module.js';
import { ReportsService } from '../reports/reports.service.js';
import { FeedChannel } from './adapters/feed-channel.js';
import { ConfirmationMail } from './adapters/mail/confirmation-mail.js';
import { EmailChannel } from './adapters/mail/email-channel.js';
import { LetterWriter } from './adapters/mail/letter-writer.js';
import { Mailer } from './adapters/mail/mailer.js';
import { publishedLetters } from './adapters/mail/published-letters.js';
import { Suppressions } from './adapters/mail/suppressions.js';
import { SubscriptionLinks } from './adapters/subscription-links.js';
import { BouncesService } from './bounces.service.js';
import { REPORT_LETTERS } from './domain/mail/report-letter.js';
import { MailCheckService } from './mail-check.service.js';
import { OfferService } from './offer.service.js';
import { OwnSubscriptionsService } from './own-subscriptions.service.js';
import { PersonalFeedService } from './personal-feed.service.js';
import { SignUpMails } from './sign-up-mails.service.js';
import { SignUpService } from './sign-up.service.js';
import { VaultModule } from './vault.module.js';

const FOR_OTHERS = [
  BouncesService,
  EmailChannel,
  FeedChannel,
  MailCheckService,
  OfferService,
  OwnSubscriptionsService,
  PersonalFeedService,
  SignUpMails,
  SignUpService,
];

/** Alerts by mail: signing up with confirmation, sending, and what subscribers do with the links of their mails. */
@Module({
  imports: [ReportsModule, VaultModule],
  providers: [
    ...FOR_OTHERS,
    ConfirmationMail,
    LetterWriter,
    Mailer,
    SubscriptionLinks,
    Suppressions,
    { provide: REPORT_LETTERS, useFactory: publishedLetters, inject: [ReportsService] },
  ],
  exports: [...FOR_OTHERS, SubscriptionLinks],
})
export class MailModule {}
