/** Who told what a second time: of each development those that tell it are gathered, article by article. */
import { INDICATORS } from '../../src/kernel/words.js';
import { developmentsAt, type DevelopmentFact, type Facts } from './plain-replay.js';

/** Millionths of developments by series, each of them in all in which it counts. */
export type ToldBySeries = Readonly<Record<string, number>>;

/** The series in which developments are counted. */
export const SERIES = [...INDICATORS, 'composite'] as const;

/** Of one source by Monday. */
export interface PlainTelling {
  /** Articles that report on a development. */
  readonly reports: ReadonlyMap<string, number>;
  /** Developments told, each shared out among those that tell it; no entry where none counts. */
  readonly told: ReadonlyMap<string, ToldBySeries>;
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
  const seriesOf = new Map(developmentsAt(facts, at).map((version) => [version.id, countsIn(version)]));
  const of = (source: string): PlainTelling => {
    const [reports, told] = [new Map<string, number>(), new Map<string, ToldBySeries>()];
    for (const row of brought)
      if (row.source === source) reports.set(row.week, (reports.get(row.week) ?? 0) + 1);
    for (const [development, all] of tellers)
      for (const week of reports.keys()) {
        const series = all.has(`${source} in ${week}`) ? (seriesOf.get(development) ?? []) : [];
        if (series.length > 0) told.set(week, withShare(told.get(week), series, all.size));
      }
    return { reports, told };
  };
  return { ofFeed: (id) => of(`feed ${id}`), ofArchive: (outlet) => of(`archive ${outlet}`) };
}

/** What is only alleged or denied counts nowhere. */
function countsIn({ status, indicators }: DevelopmentFact): readonly string[] {
  if (status === 'alleged' || status === 'denied') return [];
  const names: string[] = indicators.map(({ name }) => name).filter((name) => name !== 'other');
  return names.length === 0 ? [] : [...names, 'composite'];
}

function withShare(
  before: ToldBySeries | undefined,
  series: readonly string[],
  tellers: number,
): ToldBySeries {
  return Object.fromEntries(
    SERIES.map((name) => [
      name,
      (before?.[name] ?? 0) + (series.includes(name) ? Math.floor(1_000_000 / tellers) : 0),
    ]),
  );
}
