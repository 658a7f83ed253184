import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { ReportsService } from '../../reports/reports.service.js';
import { reportsFeed, type ToldEdition } from './reports-feed.js';

const NEWEST = 30;

/** The published reports for feed readers. */
@ApiTags('feeds out')
@Controller('feeds')
export class ReportsFeedController {
  constructor(
    private readonly reports: ReportsService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('reports.atom')
  @ApiOperation({ summary: `The newest ${NEWEST} weekly reports as Atom` })
  @ApiOkResponse({ content: { 'application/atom+xml': {} } })
  async atom(@Res() response: Response): Promise<void> {
    const editions = await this.reports.editions({ week: null, before: null, limit: NEWEST, asOf: null });
    const told = await Promise.all(
      editions.map(async (edition): Promise<ToldEdition> => {
        const changes = await this.reports.changes(edition, 'en');
        return { ...edition, sentence: this.reports.sentence(edition, 'en'), changes };
      }),
    );
    response.setHeader('Cache-Control', 'private, no-cache');
    response.type('application/atom+xml').send(reportsFeed(told, this.settings.publicUrl));
  }
}
