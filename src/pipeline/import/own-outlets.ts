import type { IncomingReport } from '../../articles/domain/incoming.js';
import type { Publisher } from '../../feeds/domain/feed-history.js';
import { publisherCalled } from '../../feeds/domain/outlet-names.js';

/**
 * An archive's reports under the publishers of the feeds of the same outlets, so that what `dawn.com` reports in an archive
 * and `dawn` in its feeds is one voice. An outlet under whose own name articles stand (`onRecord`) goes on under it, or
 * its articles would come in once more and numbers that were given would rest on two names of one archive.
 */
export function underTheirPublishers(
  reports: readonly IncomingReport[],
  publishers: readonly Publisher[],
  onRecord: ReadonlySet<string>,
): readonly IncomingReport[] {
  return reports.map((report) => {
    if (onRecord.has(report.publisher)) return report;
    const behind = publisherCalled(report, publishers);
    return behind === null ? report : { ...report, publisher: behind.publisher };
  });
}
