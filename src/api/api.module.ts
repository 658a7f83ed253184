import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AlertsModule } from '../alerts/alerts.module.js';
import { MailModule } from '../alerts/mail.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { BaselineModule } from '../baseline/baseline.module.js';
import { ClassificationModule } from '../classification/classification.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { DevelopmentsModule } from '../developments/developments.module.js';
import { FeedsModule } from '../feeds/feeds.module.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { TrialModule } from '../pipeline/trial/trial.module.js';
import { JudgingModule } from '../pipeline/judging/judging.module.js';
import { ApiKeysController } from './access/api-keys.controller.js';
import { AuditController } from './access/audit.controller.js';
import { AuditInterceptor } from './access/audit.interceptor.js';
import { AuditStore } from './access/audit.store.js';
import { SettingsAudit } from './access/settings-audit.js';
import { ReportsModule } from '../reports/reports.module.js';
import { BouncesController } from './alerts/bounces.controller.js';
import { DeliveriesController } from './alerts/deliveries.controller.js';
import { OwnSubscriptionsController } from './alerts/own-subscriptions.controller.js';
import { RulesController } from './alerts/rules.controller.js';
import { KnownNames } from './alerts/known-names.js';
import { InvitationsController } from './alerts/invitations.controller.js';
import { SignUpController } from './alerts/sign-up.controller.js';
import { SilencesController } from './alerts/silences.controller.js';
import { SubscriptionsController } from './alerts/subscriptions.controller.js';
import { UnsubscribeController } from './alerts/unsubscribe.controller.js';
import { PersonalFeedController } from './feeds-out/personal-feed.controller.js';
import { FeedsOutController } from './feeds-out/feeds-out.controller.js';
import { ReportsFeedController } from './feeds-out/reports-feed.controller.js';
import { HealthController } from './health.controller.js';
import { ReplicaService } from '../database/replica/replica.service.js';
import { argumentsPipe } from './http/arguments-pipe.js';
import { ListFormatInterceptor } from './http/list-format.interceptor.js';
import { PastInstantGuard } from './http/past-instant.guard.js';
import { ReadLimitGuard } from './http/read-limit.guard.js';
import { ReplicaInterceptor } from './http/replica.interceptor.js';
import { ProblemFilter } from './http/problem.filter.js';
import { BegunSignInStore } from './oidc/begun-sign-in.store.js';
import { OidcClient } from './oidc/oidc-client.js';
import { OidcController } from './oidc/oidc.controller.js';
import { SignInLog } from './oidc/sign-in-log.js';
import { OidcSignInService } from './oidc/oidc-sign-in.service.js';
import { Metrics } from './metrics.js';
import { AddedFeedsController } from './resources/added-feeds.controller.js';
import { AlarmsController } from './resources/alarms.controller.js';
import { ArticlesController } from './resources/articles.controller.js';
import { BaselineCounts } from './resources/baseline-counts.js';
import { ChangesController } from './resources/changes.controller.js';
import { CorrectionsController } from './resources/corrections.controller.js';
import { CoverageController } from './resources/coverage.controller.js';
import { DevelopmentSurveyController } from './resources/development-survey.controller.js';
import { DevelopmentsController } from './resources/developments.controller.js';
import { FeedAllowance } from './resources/feed-allowance.js';
import { FeedRows } from './resources/feed-rows.js';
import { FeedTrialController } from './resources/feed-trial.controller.js';
import { FeedsController } from './resources/feeds.controller.js';
import { IndexController } from './resources/index.controller.js';
import { IndicatorsController } from './resources/indicators.controller.js';
import { ObservationsController } from './resources/observations.controller.js';
import { PartiesController } from './resources/parties.controller.js';
import { PromiseChangesController } from './resources/promise-changes.controller.js';
import { PromiseRecords } from './resources/promise-records.js';
import { PromisesController } from './resources/promises.controller.js';
import { ReadingListController } from './resources/reading-list.controller.js';
import { ReclassificationController } from './resources/reclassification.controller.js';
import { ReportPageController } from './resources/report-page.controller.js';
import { ReportsOnDemand } from './resources/reports-on-demand.js';
import { ReportsController } from './resources/reports.controller.js';
import { ThirdPartiesController } from './resources/third-parties.controller.js';
import { WordsAndDeedsController } from './resources/words-and-deeds.controller.js';
import { RevisionsController } from './resources/revisions.controller.js';
import { ApiKeysService } from './sign-in/api-keys.service.js';
import { ApiKeyStore } from './sign-in/api-key.store.js';
import { SessionController } from './sign-in/session.controller.js';
import { SessionsController } from './sign-in/sessions.controller.js';
import { AttemptStore } from './sign-in/attempt.store.js';
import { SignInGuard } from './sign-in/sign-in.guard.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { SignInStore } from './sign-in/sign-in.store.js';
import { TokenCheck } from './sign-in/token-check.js';

@Module({
  imports: [
    ArticlesModule,
    BaselineModule,
    ClassificationModule,
    CorrectionsModule,
    DevelopmentsModule,
    FeedsModule,
    IndicatorsModule,
    JudgingModule,
    ReportsModule,
    TrialModule,
    AlertsModule,
    MailModule,
  ],
  controllers: [
    AddedFeedsController,
    ApiKeysController,
    AuditController,
    AlarmsController,
    ArticlesController,
    BouncesController,
    ChangesController,
    CorrectionsController,
    CoverageController,
    DeliveriesController,
    DevelopmentSurveyController,
    DevelopmentsController,
    FeedTrialController,
    FeedsController,
    // Before the feeds by topic, whose path holds any name.
    ReportsFeedController,
    FeedsOutController,
    HealthController,
    IndexController,
    IndicatorsController,
    ObservationsController,
    OidcController,
    PersonalFeedController,
    OwnSubscriptionsController,
    PartiesController,
    PromiseChangesController,
    PromisesController,
    ReadingListController,
    ReclassificationController,
    ReportPageController,
    ReportsController,
    RevisionsController,
    RulesController,
    SessionController,
    SessionsController,
    InvitationsController,
    SignUpController,
    SilencesController,
    SubscriptionsController,
    ThirdPartiesController,
    UnsubscribeController,
    WordsAndDeedsController,
  ],
  providers: [
    ApiKeysService,
    ApiKeyStore,
    AttemptStore,
    AuditStore,
    BegunSignInStore,
    FeedAllowance,
    FeedRows,
    KnownNames,
    Metrics,
    OidcClient,
    OidcSignInService,
    SignInLog,
    BaselineCounts,
    PromiseRecords,
    ReportsOnDemand,
    ReplicaService,
    SettingsAudit,
    SignInService,
    SignInStore,
    TokenCheck,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: SignInGuard },
    { provide: APP_GUARD, useClass: ReadLimitGuard },
    { provide: APP_GUARD, useClass: PastInstantGuard },
    { provide: APP_INTERCEPTOR, useClass: ListFormatInterceptor },
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
    { provide: APP_INTERCEPTOR, useClass: ReplicaInterceptor },
    { provide: APP_PIPE, useValue: argumentsPipe },
  ],
  exports: [SignInService],
})
export class ApiModule {}
