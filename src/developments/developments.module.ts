import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ArticlesModule } from '../articles/articles.module.js';
import { ClassificationModule } from '../classification/classification.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { ChangeListeners } from './change-listeners.js';
import { developmentReader } from './adapters/development-queries.js';
import { tellingReader } from './adapters/telling-queries.js';
import { weekReader } from './adapters/week-queries.js';
import { DevelopmentWeekService } from './development-week.service.js';
import { DevelopmentsService } from './developments.service.js';
import { DEVELOPMENT_READER } from './domain/development-reader.js';
import { TELLING_READER } from './domain/telling-reader.js';
import { WEEK_READER } from './domain/week-reader.js';
import { LatestChangesService } from './latest-changes.service.js';
import { LeaveOutService } from './leave-out.service.js';
import { PromiseLedgerService } from './promise-ledger.service.js';
import { RegroupingService } from './regrouping.service.js';
import { StoredReports } from './stored-reports.service.js';
import { TellingService } from './telling.service.js';

@Module({
  imports: [ArticlesModule, ClassificationModule, CorrectionsModule],
  providers: [
    { provide: DEVELOPMENT_READER, useFactory: developmentReader, inject: [DataSource] },
    { provide: WEEK_READER, useFactory: weekReader, inject: [DataSource] },
    { provide: TELLING_READER, useFactory: tellingReader, inject: [DataSource] },
    ChangeListeners,
    PromiseLedgerService,
    RegroupingService,
    StoredReports,
    DevelopmentsService,
    DevelopmentWeekService,
    LatestChangesService,
    LeaveOutService,
    TellingService,
  ],
  exports: [
    ChangeListeners,
    DevelopmentsService,
    DevelopmentWeekService,
    LatestChangesService,
    LeaveOutService,
    TellingService,
  ],
})
export class DevelopmentsModule {}
