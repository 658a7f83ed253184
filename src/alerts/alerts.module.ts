import { Inject, Logger, Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { ChangeListeners } from '../developments/change-listeners.js';
import { DevelopmentsModule } from '../developments/developments.module.js';
import { FeedsModule } from '../feeds/feeds.module.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { reportDue } from '../reports/domain/report-time.js';
import { ReportsService } from '../reports/reports.service.js';
import { openOutbound } from '../outbound/outbound.module.js';
import type { Outbound } from '../outbound/outbound.js';
import { FeedChannel } from './adapters/feed-channel.js';
import {
  ntfyChannel,
  slackChannel,
  telegramChannel,
  webhookChannel,
} from './adapters/channels/http-channels.js';
import { loadDeliveryPolicy, loadTopics } from './adapters/load-alert-data.js';
import { EmailChannel } from './adapters/mail/email-channel.js';
import { Vault } from './adapters/secrets/vault.js';
import { SubscriptionLinks } from './adapters/subscription-links.js';
import { BackTestService } from './back-test.service.js';
import { ClaimService } from './claim.service.js';
import { DeliveryLogService } from './delivery-log.service.js';
import { DevelopmentFacts } from './development-facts.service.js';
import { DispatchService } from './dispatch.service.js';
import { ALERT_LINKS, type AlertLinks } from './domain/alert-links.js';
import { CHANNEL_LIST, type Channels } from './domain/channel.js';
import { editionTitle, REPORT_EDITIONS, type ReportEditions } from './domain/report-editions.js';
import { SEALER } from './domain/sealer.js';
import { EndpointHealth } from './endpoint-health.service.js';
import { FollowUpService } from './follow-up.service.js';
import { MatchingService } from './matching.service.js';
import { MailModule } from './mail.module.js';
import { MessageSender } from './message-sender.service.js';
import { DELIVERY_POLICY, OutboxService } from './outbox.service.js';
import { OverlongWaits } from './overlong-waits.service.js';
import { ReleaseService } from './release.service.js';
import { RuleWatch, TOPIC_RULES } from './rule-watch.service.js';
import { RulesService } from './rules.service.js';
import { SilencesService } from './silences.service.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { SweepService } from './sweep.service.js';
import { VaultModule } from './vault.module.js';
import { Watchers } from './watchers.service.js';

/** The guarded client of the webhooks: apart from that of the feeds, which asks each host one thing at a time. */
const WEBHOOK_OUTBOUND = Symbol('webhook outbound');
/** A receiver has so long; shorter than the lease of a notification. */
const DEADLINE_MS = 15_000;
const CONNECTIONS_PER_ORIGIN = 8;

function channels(outbound: Outbound, email: EmailChannel, feed: FeedChannel): Channels {
  return {
    ...{ email, feed },
    webhook: webhookChannel(outbound),
    slack: slackChannel(outbound),
    telegram: telegramChannel(outbound),
    ntfy: ntfyChannel(outbound),
  };
}

function links(settings: Settings, subscriptions: SubscriptionLinks): AlertLinks {
  return {
    page: (path) => settings.publicUrl + path,
    stop: (subscriptionId) => subscriptions.manage(subscriptionId),
  };
}

function editions(reports: ReportsService, { reportAt, reportZone }: Settings): ReportEditions {
  return {
    newest: async (most) => {
      const found = await reports.editions({ week: null, before: null, limit: most, asOf: null });
      return found.map(({ week }) => ({ week, title: editionTitle(week) }));
    },
    corrected: async (weeks) => {
      const found = await reports.lastEditions(weeks);
      return found.flatMap(({ week, edition }) => (edition > 1 ? [{ week, edition }] : []));
    },
    changes: async (edition) => {
      try {
        return await reports.changes(edition, 'en');
      } catch (reason) {
        // A record that cannot be read must not stop everything that is looked at beside it.
        new Logger('alerts').error(
          `The report of ${edition.week}, edition ${edition.edition}: ${String(reason)}`,
        );
        return [];
      }
    },
    dueAt: (week) => reportDue(week, { at: reportAt, zone: reportZone }),
  };
}

/** Rules, subscriptions, and what is owed to whom. */
@Module({
  imports: [DevelopmentsModule, FeedsModule, IndicatorsModule, MailModule, ReportsModule, VaultModule],
  providers: [
    { provide: SEALER, useExisting: Vault },
    { provide: DELIVERY_POLICY, useFactory: loadDeliveryPolicy },
    { provide: TOPIC_RULES, useFactory: loadTopics },
    { provide: REPORT_EDITIONS, useFactory: editions, inject: [ReportsService, SETTINGS] },
    {
      provide: WEBHOOK_OUTBOUND,
      useFactory: (settings: Settings) =>
        openOutbound(settings, { deadlineMs: DEADLINE_MS, connectionsPerOrigin: CONNECTIONS_PER_ORIGIN }),
      inject: [SETTINGS],
    },
    { provide: CHANNEL_LIST, useFactory: channels, inject: [WEBHOOK_OUTBOUND, EmailChannel, FeedChannel] },
    { provide: ALERT_LINKS, useFactory: links, inject: [SETTINGS, SubscriptionLinks] },
    BackTestService,
    ClaimService,
    DeliveryLogService,
    DevelopmentFacts,
    DispatchService,
    EndpointHealth,
    FollowUpService,
    MatchingService,
    MessageSender,
    OutboxService,
    OverlongWaits,
    ReleaseService,
    RuleWatch,
    RulesService,
    SilencesService,
    SubscriptionsService,
    SweepService,
    Watchers,
  ],
  exports: [
    BackTestService,
    DeliveryLogService,
    DispatchService,
    OverlongWaits,
    ReleaseService,
    RulesService,
    SEALER,
    SilencesService,
    SubscriptionsService,
    SweepService,
  ],
})
export class AlertsModule implements OnModuleInit, OnModuleDestroy {
  constructor(
    private readonly listeners: ChangeListeners,
    private readonly matching: MatchingService,
    @Inject(WEBHOOK_OUTBOUND) private readonly outbound: Outbound,
  ) {}

  /** From now on whatever changes developments owes its alerts in the same transaction. */
  onModuleInit(): void {
    this.listeners.add(this.matching);
  }

  async onModuleDestroy(): Promise<void> {
    await this.outbound.close();
  }
}
