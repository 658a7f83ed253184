import type { ArchiveWeek } from '../../articles/domain/article-reader.js';
import type { IncomingReport } from '../../articles/domain/incoming.js';
import { archiveMonday } from '../../articles/domain/publication.js';

/**
 * The weeks that an archive covers: those in which an outlet has an article dated to the day. A week in which
 * an outlet has none may be a gap of the archive, so it is not claimed.
 */
export function coveredWeeks(reports: readonly IncomingReport[], now: Date): readonly ArchiveWeek[] {
  const counts = new Map<string, { outlet: string; week: string; articles: number }>();
  for (const { publisher, published } of reports) {
    const week = archiveMonday(published, now.toISOString());
    if (week === null) continue;
    const key = `${publisher} ${week}`;
    const row = counts.get(key) ?? { outlet: publisher, week, articles: 0 };
    row.articles += 1;
    counts.set(key, row);
  }
  return [...counts.values()];
}
