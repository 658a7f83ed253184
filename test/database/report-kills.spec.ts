import { mulberry32 } from '../../src/indicators/domain/band-simulation.builder.js';
import { weekNumber, weekOfNumber } from '../../src/kernel/iso-week.js';
import { ReportPublishingService } from '../../src/reports/report-publishing.service.js';
import { publishedWeeks, publishKilled } from '../rebuild/kills.js';
import { openStageServices } from '../support/stage-services.js';
import { ORDINARY_YEAR, storeWeeks } from '../support/watched-weeks.js';

const WEEKS = 6;
/** The record in one language, Markdown and page in three. */
const FORMS = 7;

test('publishers killed at any moment lose no report, double none and leave no half one', async () => {
  const services = await openStageServices();
  try {
    await storeWeeks(services, '2025-11-24', ORDINARY_YEAR);
    await services.get(ReportPublishingService).publishDue();
    const { url, dataSource } = services.database;
    const now = '2026-12-28T02:00:00.000Z';
    await publishKilled({ url, now, kills: 3, random: mulberry32(11) });
    const weeks = Array.from({ length: WEEKS }, (_, i) => weekOfNumber(weekNumber('2026-W47') + i));
    expect(await publishedWeeks(dataSource)).toEqual(
      weeks.map((week) => ({ week, editions: 1, forms: FORMS })),
    );
  } finally {
    await services.close();
  }
});
