import { isoWeekOf, weekNumber, weekOfNumber, weekStart } from '../../src/kernel/iso-week.js';
import { ReportPublishingService } from '../../src/reports/report-publishing.service.js';
import { FEEDS, startService, type TestService } from '../support/service.js';
import { openStageServices } from '../support/stage-services.js';
import { ORDINARY_YEAR, storeWeeks } from '../support/watched-weeks.js';

/** A service whose last full week brought far more conflict than the ordinary year before it. */
export interface WatchedService {
  readonly service: TestService;
  /** The last full week, `YYYY-Www`. */
  readonly week: string;
  stop(): Promise<void>;
}

/**
 * Starts one, on a database of its own; the weeks end with the one before the running week. With `published`, all was known
 * before that week ended, and its report is published.
 */
export async function startWatchedService({ published = false } = {}): Promise<WatchedService> {
  const services = await openStageServices();
  const now = new Date().toISOString();
  const last = weekNumber(isoWeekOf(now.slice(0, 10))) - 1;
  services.clock.moveTo(published ? `${weekStart(weekOfNumber(last))}T00:00:00.000Z` : now);
  const first = weekStart(weekOfNumber(last - ORDINARY_YEAR.length));
  await storeWeeks(services, first, [...ORDINARY_YEAR, { good: 3, bad: 6 }]);
  if (published) {
    const publishing = services.get(ReportPublishingService);
    await publishing.publishDue();
    services.clock.moveTo(new Date().toISOString());
    await publishing.publishDue();
  }
  // The setting takes web-like addresses, which name a host; the socket in the query is what counts.
  const address = services.database.url.replace('@/', '@localhost/');
  const env = { FEEDS_FILE: FEEDS, DATABASE_URL: address, SECRET_KEY: 'ab'.repeat(32) };
  const service = await startService({ env });
  return {
    service,
    week: weekOfNumber(last),
    stop: async () => {
      await service.stop();
      await services.close();
    },
  };
}
