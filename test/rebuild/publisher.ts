/** A process that publishes every report that is due and ends; kills.ts ends it before. */
import { ReportPublishingService } from '../../src/reports/report-publishing.service.js';
import { withServicesOn } from './elsewhere.js';

const [url = '', now = ''] = process.argv.slice(2);
await withServicesOn(url, now, async (services) => {
  const publishing = services.get<ReportPublishingService>(ReportPublishingService);
  process.stdout.write('publishing\n');
  while ((await publishing.publishDue()) !== null);
});
