import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ArticlesModule } from '../articles/articles.module.js';
import { DevelopmentsModule } from '../developments/developments.module.js';
import { FeedsModule } from '../feeds/feeds.module.js';
import { observationReader } from './adapters/observation-store.js';
import { CoverageService } from './coverage.service.js';
import { OBSERVATION_READER } from './domain/observation-reader.js';
import { IndexCalculationService } from './index-calculation.service.js';
import { IndexSnapshotService } from './index-snapshot.service.js';
import { IndicatorsService } from './indicators.service.js';
import { LeaveOutIndexService } from './leave-out-index.service.js';
import { ObservationsService } from './observations.service.js';
import { RevisionsService } from './revisions.service.js';
import { WeekReadingService } from './week-reading.service.js';

@Module({
  imports: [ArticlesModule, DevelopmentsModule, FeedsModule],
  providers: [
    { provide: OBSERVATION_READER, useFactory: observationReader, inject: [DataSource] },
    CoverageService,
    IndexCalculationService,
    IndexSnapshotService,
    IndicatorsService,
    LeaveOutIndexService,
    ObservationsService,
    RevisionsService,
    WeekReadingService,
  ],
  exports: [
    RevisionsService,
    WeekReadingService,
    IndicatorsService,
    LeaveOutIndexService,
    ObservationsService,
  ],
})
export class IndicatorsModule {}
