/** Who told what a second time: of each development those that tell it are gathered, article by article. */
import type { Facts } from './plain-replay.js';

/** Of one source by Monday. */
export interface PlainTelling {
  /** Articles that report on a development. */
  readonly reports: ReadonlyMap<string, number>;
  /** Developments told in millionths, each shared out among those that tell it. */
  readonly told: ReadonlyMap<string, number>;
}

export interface PlainTellings {
  readonly ofFeed: (id: string) => PlainTelling;
  readonly ofArchive: (outlet: string) => PlainTelling;
}

/** As known at T. */
export function tellingsAt(facts: Facts, at: Date): PlainTellings {
  const developmentOf = new Map<string, string>();
  for (const row of facts.assignments)
    if (row.at <= at && (row.until === null || row.until > at))
      developmentOf.set(row.article_id, row.development_id);
  const brought = [
    ...facts.sightings.map((row) => ({ ...row, source: `feed ${row.feed_id}` })),
    ...facts.archived.map((row) => ({ ...row, source: `archive ${row.outlet}` })),
  ].filter((row) => row.at <= at && developmentOf.has(row.article_id));
  const tellers = new Map<string, Set<string>>();
  for (const { article_id: article, source, week } of brought) {
    const development = developmentOf.get(article)!;
    tellers.set(development, (tellers.get(development) ?? new Set()).add(`${source} in ${week}`));
  }
  const of = (source: string): PlainTelling => {
    const [reports, told] = [new Map<string, number>(), new Map<string, number>()];
    for (const row of brought)
      if (row.source === source) reports.set(row.week, (reports.get(row.week) ?? 0) + 1);
    for (const all of tellers.values())
      for (const week of reports.keys())
        if (all.has(`${source} in ${week}`))
          told.set(week, (told.get(week) ?? 0) + Math.floor(1_000_000 / all.size));
    return { reports, told };
  };
  return { ofFeed: (id) => of(`feed ${id}`), ofArchive: (outlet) => of(`archive ${outlet}`) };
}
