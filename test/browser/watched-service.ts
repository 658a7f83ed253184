import { incomingReport } from '../../src/articles/domain/incoming.builder.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { isoWeekOf, weekNumber, weekOfNumber, weekStart } from '../../src/kernel/iso-week.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { ReportPublishingService } from '../../src/reports/report-publishing.service.js';
import { FEEDS, startService, type TestService } from '../support/service.js';
import { settingsAddress } from '../support/settings-address.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { ORDINARY_YEAR, storeWeeks } from '../support/watched-weeks.js';

/** A service whose last full week brought far more conflict than the ordinary year before it. */
export interface WatchedService {
  readonly service: TestService;
  /** The last full week, `YYYY-Www`. */
  readonly week: string;
  stop(): Promise<void>;
}

export interface Watched {
  /** All was known before the last full week ended, and its report is published. */
  readonly published?: boolean;
  /** Headlines of that week, each by an outlet of its own, known before it ended. */
  readonly headlines?: readonly string[];
}

/** Starts one, on a database of its own; the weeks end with the one before the running week. */
export async function startWatchedService(options: Watched = {}): Promise<WatchedService> {
  const { published = false, headlines = [] } = options;
  const services = await openStageServices();
  const now = new Date().toISOString();
  const last = weekNumber(isoWeekOf(now.slice(0, 10))) - 1;
  const monday = weekStart(weekOfNumber(last));
  services.clock.moveTo(published || headlines.length > 0 ? `${monday}T12:00:00.000Z` : now);
  const first = weekStart(weekOfNumber(last - ORDINARY_YEAR.length));
  await storeWeeks(services, first, [...ORDINARY_YEAR, { good: 3, bad: 6 }]);
  await takeIn(services, headlines, monday);
  if (published) {
    const publishing = services.get(ReportPublishingService);
    await publishing.publishDue();
    services.clock.moveTo(new Date().toISOString());
    await publishing.publishDue();
  }
  const address = settingsAddress(services.database.url);
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

/** Takes the headlines in as an archive of that Monday, and groups them. */
async function takeIn(services: StageServices, headlines: readonly string[], monday: string): Promise<void> {
  if (headlines.length === 0) return;
  const reports = headlines.map((title, place) =>
    incomingReport({
      ...{ publisher: `outlet-${place + 1}`, feedId: null, guid: title, link: null, title, summary: '' },
      published: `${monday}T08:00:00Z`,
    }),
  );
  const now = services.clock.now();
  await services.database.dataSource.transaction((manager) =>
    services.get(IntakeService).takeInArchive(reports, manager, now),
  );
  await services.get(DevelopmentsService).regroup(now);
}
