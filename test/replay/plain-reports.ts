/** Reports of feeds and archives a second time: what was said last of each article is looked up, article by article. */
import type { Facts } from './plain-replay.js';

/** Relevant articles by Monday, of a feed's id and of an archive's outlet, as known at T. */
export interface PlainReports {
  readonly ofFeed: (id: string) => ReadonlyMap<string, number>;
  readonly ofArchive: (outlet: string) => ReadonlyMap<string, number>;
}

export function reportsAt(facts: Facts, at: Date): PlainReports {
  const isRelevant = new Map<string, boolean>();
  for (const row of facts.verdicts) if (row.at <= at) isRelevant.set(row.article_id, row.relevant);
  const count = (rows: readonly { article_id: string; week: string; at: Date }[]): Map<string, number> => {
    const weeks = new Map<string, number>();
    for (const row of rows)
      if (row.at <= at && isRelevant.get(row.article_id) === true)
        weeks.set(row.week, (weeks.get(row.week) ?? 0) + 1);
    return weeks;
  };
  return {
    ofFeed: (id) => count(facts.sightings.filter((row) => row.feed_id === id)),
    ofArchive: (outlet) => count(facts.archived.filter((row) => row.outlet === outlet)),
  };
}
