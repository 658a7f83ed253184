import { Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { DevelopmentsModule } from '../developments/developments.module.js';
import { IndicatorsModule } from '../indicators/indicators.module.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { formRenderer } from './adapters/form-renderer.js';
import { FORM_RENDERER, type FormRenderer } from './domain/report-form.js';
import { ReportCorrectingService } from './report-correcting.service.js';
import { ReportInputService } from './report-input.service.js';
import { PUBLISHING, ReportPublishingService, type PublishingTools } from './report-publishing.service.js';
import { ReportRemakingService } from './report-remaking.service.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [DevelopmentsModule, IndicatorsModule],
  providers: [
    {
      provide: FORM_RENDERER,
      inject: [SETTINGS],
      useFactory: (settings: Settings) => formRenderer(settings),
    },
    {
      provide: PUBLISHING,
      inject: [FORM_RENDERER, SETTINGS, CLOCK],
      useFactory: (renderer: FormRenderer, settings: Settings, clock: Clock): PublishingTools => ({
        renderer,
        time: { at: settings.reportAt, zone: settings.reportZone },
        clock,
      }),
    },
    ReportCorrectingService,
    ReportInputService,
    ReportPublishingService,
    ReportRemakingService,
    ReportsService,
  ],
  exports: [ReportCorrectingService, ReportPublishingService, ReportsService],
})
export class ReportsModule {}
