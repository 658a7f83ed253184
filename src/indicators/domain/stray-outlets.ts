import type { ToldDevelopments } from '../../developments/domain/telling-reader.js';
import type { IsoWeek } from '../../kernel/dates.js';

/** Weeks with articles from which an archive's outlet is one that is missed where it ends. */
const LEAST_ARCHIVE_WEEKS = 3;

/** Whether an outlet has articles in so few weeks of the archives that it was never one to go on. */
export function isStray({ imported }: { readonly imported: ReadonlySet<IsoWeek> | undefined }): boolean {
  return (imported?.size ?? 0) < LEAST_ARCHIVE_WEEKS;
}

type ByWeek<T> = ReadonlyMap<string, ReadonlyMap<IsoWeek, T>>;

/** By id of a feed or outlet. */
interface OutletTables {
  readonly articles: ByWeek<number>;
  readonly reports: ByWeek<number>;
  readonly told: ByWeek<ToldDevelopments>;
  readonly imported: ReadonlyMap<string, ReadonlySet<IsoWeek>>;
}

/** What stray outlets brought and told together, week by week. */
export interface StrayFigures {
  readonly articles: ReadonlyMap<IsoWeek, number>;
  readonly reports: ReadonlyMap<IsoWeek, number>;
  readonly told: ReadonlyMap<IsoWeek, ToldDevelopments>;
  readonly imported: ReadonlySet<IsoWeek>;
  /** What they are made of: of each stray outlet its figures. */
  readonly madeOf: readonly unknown[];
}

/**
 * The outlets that archives have for a week or two only, taken for one source: each of them is too little to be one, but
 * where many tell of an indicator they are missed when the archive ends. Null where there are too few weeks of them. What
 * is `known` is taken over where it is made of the same.
 */
export function strayFigures(statistics: OutletTables, known: StrayFigures | null): StrayFigures | null {
  const ids = [...statistics.imported]
    .filter(([, imported]) => isStray({ imported }))
    .map(([id]) => id)
    .sort();
  const tables = [statistics.articles, statistics.reports, statistics.told] as const;
  const madeOf = ids.flatMap((id) => [id, ...tables.map((table) => table.get(id))]);
  if (known?.madeOf.length === madeOf.length && known.madeOf.every((part, i) => part === madeOf[i]))
    return known;
  const imported = new Set(ids.flatMap((id) => [...(statistics.imported.get(id) ?? [])]));
  if (isStray({ imported })) return null;
  const plus = (a: number, b: number): number => a + b;
  return {
    articles: summed(ids, statistics.articles, plus),
    reports: summed(ids, statistics.reports, plus),
    told: summed(ids, statistics.told, (a, b) => ({
      trade: a.trade + b.trade,
      defence: a.defence + b.defence,
      energy: a.energy + b.energy,
      diplomacy: a.diplomacy + b.diplomacy,
      composite: a.composite + b.composite,
    })),
    ...{ imported, madeOf },
  };
}

function summed<T>(
  ids: readonly string[],
  table: ByWeek<T>,
  plus: (a: T, b: T) => T,
): ReadonlyMap<IsoWeek, T> {
  const sums = new Map<IsoWeek, T>();
  for (const id of ids)
    for (const [week, figure] of table.get(id) ?? []) {
      const before = sums.get(week);
      sums.set(week, before === undefined ? figure : plus(before, figure));
    }
  return sums;
}
