import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Feed } from 'feed';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import type { PublishedEdition } from '../../reports/domain/published.js';
import { ReportsService } from '../../reports/reports.service.js';

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
    response.setHeader('Cache-Control', 'private, no-cache');
    response.type('application/atom+xml').send(
      reportsFeed(
        editions.map((edition) => ({ ...edition, sentence: this.reports.sentence(edition, 'en') })),
        this.settings.publicUrl,
      ),
    );
  }
}

interface FeedEntry extends PublishedEdition {
  /** What the report comes to, which readers see before they open it. */
  readonly sentence: string;
}

/** Reports as Atom, an entry for each edition; ids are absolute URLs that never change. */
function reportsFeed(editions: readonly FeedEntry[], publicUrl: string): string {
  const base = publicUrl.replace(/\/+$/, '');
  const newest = editions
    .map(({ recordedAt }) => recordedAt)
    .toSorted()
    .at(-1);
  const feed = new Feed({
    id: `${base}/reports`,
    title: 'Pakistan–Russia relations: weekly reports',
    link: `${base}/reports`,
    feedLinks: { atom: `${base}/feeds/reports.atom` },
    language: 'en',
    copyright: '',
    generator: 'relations tracker',
    updated: newest === undefined ? new Date(0) : new Date(newest),
  });
  for (const { week, edition, recordedAt, asOf, sha256, sentence } of editions) {
    const link = `${base}/reports/${week}?edition=${edition}`;
    feed.addItem({
      ...{ id: link, link, date: new Date(recordedAt) },
      title: `Week ${week}${edition === 1 ? '' : `, edition ${edition}`}: ${sentence}`,
      description: `What was known at ${asOf}; SHA-256 ${sha256}.`,
      author: [{ name: 'relations tracker' }],
    });
  }
  return feed.atom1();
}
