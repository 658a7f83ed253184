import { Module, type DynamicModule } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { ArticlesModule } from '../articles/articles.module.js';
import { BaselineModule } from '../baseline/baseline.module.js';
import { ClassificationModule } from '../classification/classification.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { DevelopmentsModule } from '../developments/developments.module.js';
import { FeedsModule } from '../feeds/feeds.module.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { FigureImportService } from './import/figure-import.service.js';
import { ImportRuns } from './import/import-runs.js';
import { ImportService } from './import/import.service.js';
import { JobEngine } from './job-engine.js';
import { JudgingModule } from './judging/judging.module.js';
import { PollService } from './poll.service.js';
import { PollStore } from './poll-store.service.js';
import { ReportCorrections } from './report-corrections.service.js';
import { SeedService } from './seed.service.js';
import { StartService } from './start.service.js';

const STAGES = [
  AlertsModule,
  ArticlesModule,
  BaselineModule,
  ClassificationModule,
  CorrectionsModule,
  DevelopmentsModule,
  FeedsModule,
  IndicatorsModule,
  JudgingModule,
  ReportsModule,
];
const STEPS = [
  FigureImportService,
  ImportRuns,
  ImportService,
  JobEngine,
  PollService,
  PollStore,
  ReportCorrections,
  SeedService,
  StartService,
];

/** The order of the stages, and when they run. */
@Module({})
export class PipelineModule {
  /** For commands, which run a stage when they are told to. */
  static onDemand(): DynamicModule {
    return { module: PipelineModule, imports: STAGES, providers: STEPS, exports: STEPS };
  }

  /** For the service, which polls on the schedule. */
  static async onSchedule(): Promise<DynamicModule> {
    const { ScheduleModule } = await import('@nestjs/schedule');
    const { ScheduleService } = await import('./schedule.service.js');
    const { ReportScheduleService } = await import('./report-schedule.service.js');
    const { AlertSchedule } = await import('./alerting/alert-schedule.service.js');
    const { DeliveryWorker } = await import('./alerting/delivery-worker.service.js');
    const { FirstReads } = await import('./first-reads.service.js');
    const { NewsService } = await import('./news.service.js');
    const { UpkeepService } = await import('./upkeep.service.js');
    const { WrongClockService } = await import('./wrong-clock.service.js');
    const onSchedule = [
      AlertSchedule,
      DeliveryWorker,
      FirstReads,
      NewsService,
      ReportScheduleService,
      ScheduleService,
      UpkeepService,
      WrongClockService,
    ];
    return {
      module: PipelineModule,
      imports: [...STAGES, ScheduleModule.forRoot()],
      providers: [...STEPS, ...onSchedule],
      exports: STEPS,
    };
  }
}
