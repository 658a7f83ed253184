import type { ToldDevelopments } from '../../src/developments/domain/telling-reader.js';
import { INDICATORS, type Indicator } from '../../src/kernel/words.js';
import { mulberry32, overdispersed } from '../../src/indicators/domain/band-simulation.builder.js';
import { SERIES } from '../../src/indicators/domain/counted-development.js';
import { archiveId, type FeedStatistics } from '../../src/indicators/domain/feeds-to-watch.js';
import { keptCoverage } from '../../src/indicators/domain/kept-coverage.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import type { IsoWeek } from '../../src/kernel/dates.js';
import { isoWeekOf } from '../../src/kernel/iso-week.js';
import { dayOf, happenings, PER_WEEK } from './quiet-world.js';
import type { Report } from './report.js';
import { addSaid, nothingSaid, saidOf, type WatchedWorld } from './said.js';

const WORLDS = 60;
/** Weeks before what sources bring changes, and in all. */
const [CHANGE, WEEKS] = [80, 140];
const WEEKS_PER_YEAR = 52;
const EVERY_DAY = 0b1111111;
/** Developments told are counted in millionths. */
const MILLION = 1_000_000;

type Pair = readonly [number, number];

/** What a source brings a week before and after: articles, of which so many report on the relations. */
interface SourceOfWorld {
  readonly outlet: string;
  readonly isArchive: boolean;
  readonly articles: Pair;
  /** On all indicators as much as happens in each, or on those named. */
  readonly reports: Pair | Partial<Record<Indicator, Pair>>;
  /** How many sources tell each development that it tells; 1 where not given. */
  readonly tellers?: number;
}

interface Kind {
  readonly name: string;
  readonly sources: readonly SourceOfWorld[];
  /** Variance over mean of a source's articles. */
  readonly dispersion: number;
  /** How many times as much happens after; not given where all that changes is who tells of it. */
  readonly happens?: number;
}

function feeds(
  count: number,
  name: string,
  articles: Pair,
  reports: SourceOfWorld['reports'],
): SourceOfWorld[] {
  return Array.from({ length: count }, (_, i) => ({
    ...{ outlet: `${name}-${i}`, isArchive: false, articles, reports },
  }));
}

const general = (reports: Pair): SourceOfWorld[] => feeds(10, 'general', [30, 30], reports);
/** All but defence. */
const EACH = { trade: [3, 3], energy: [8, 8], diplomacy: [20, 20] } as const;
/** Forty that each retell the same six developments a week. */
const retelling = (): SourceOfWorld[] =>
  feeds(40, 'general', [60, 60], [6, 6]).map((one) => ({ ...one, tellers: 40 }));
/** Forty that each retell all that happens but six of eight developments of energy. */
const allButEnergy = (): SourceOfWorld[] => {
  const reports = { trade: [3, 3], defence: [1, 1], energy: [2, 2], diplomacy: [20, 20] } as const;
  return feeds(40, 'general', [60, 60], reports).map((one) => ({ ...one, tellers: 40 }));
};
const ofEnergy = (articles: Pair, energy: Pair): SourceOfWorld[] => feeds(1, 'special', articles, { energy });
const archived = (outlets: number, before: number, after: number): SourceOfWorld[] => [
  ...feeds(outlets, 'outlet', [20, 0], [before, 0]).map((one) => ({ ...one, isArchive: true })),
  ...feeds(outlets, 'outlet', [0, 20], [0, after]),
];

const KINDS: readonly Kind[] = [
  {
    name: 'a specialist that alone tells 6 of 8 of energy stays, beside 40 that retell all else',
    dispersion: 2,
    sources: [...allButEnergy(), ...ofEnergy([24, 24], [6, 6])],
  },
  {
    name: 'the same specialist joins',
    dispersion: 2,
    sources: [...allButEnergy(), ...ofEnergy([0, 24], [0, 6])],
  },
  {
    name: 'the same specialist brings nothing any more',
    dispersion: 2,
    sources: [...allButEnergy(), ...ofEnergy([24, 0], [6, 0])],
  },
  {
    name: 'the same specialist, 24 articles become 4',
    dispersion: 2,
    sources: [...allButEnergy(), ...ofEnergy([24, 4], [6, 1])],
  },
  {
    name: 'a specialist of defence joins that alone tells 2 of 3 of it, beside 15 that retell all else',
    dispersion: 2,
    sources: [
      ...feeds(15, 'general', [40, 40], { ...EACH, defence: [1, 1] }).map((one) => ({ ...one, tellers: 15 })),
      ...feeds(1, 'special', [0, 20], { defence: [0, 2] }),
    ],
  },
  {
    name: 'a specialist joins that alone tells 22, beside 40 that retell 6',
    dispersion: 2,
    sources: [...retelling(), ...feeds(1, 'special', [0, 44], [0, 22])],
  },
  {
    name: 'a specialist that alone tells 22 brings nothing any more, beside 40 that retell 6',
    dispersion: 2,
    sources: [...retelling(), ...feeds(1, 'special', [44, 0], [22, 0])],
  },
  { name: '20 feeds, 8 articles become 1', dispersion: 2, sources: feeds(20, 'f', [8, 1], [0.8, 0.1]) },
  { name: '20 feeds, 2 articles become 8', dispersion: 2, sources: feeds(20, 'f', [2, 8], [0.2, 0.8]) },
  {
    name: '9 of 20 feeds, 8 articles become 1',
    dispersion: 2,
    sources: [...feeds(9, 'dry', [8, 1], [0.8, 0.1]), ...feeds(11, 'f', [8, 8], [0.8, 0.8])],
  },
  { name: '10 feeds, 16 articles become 5', dispersion: 2, sources: feeds(10, 'f', [16, 5], [1.6, 0.5]) },
  {
    name: 'a specialist, 8 articles become 1, beside 10 that tell 3',
    dispersion: 2,
    sources: [...general([0.3, 0.3]), ...feeds(1, 'special', [8, 1], [8, 1])],
  },
  {
    name: '10 archives give way to feeds that tell three times',
    dispersion: 2,
    sources: archived(10, 0.5, 1.5),
  },
  { name: '10 archives give way to feeds that tell as much', dispersion: 2, sources: archived(10, 1, 1) },
  { name: '20 feeds stay as they are', dispersion: 2, sources: feeds(20, 'f', [8, 8], [0.8, 0.8]) },
  { name: '20 feeds stay, dispersion 4', dispersion: 4, sources: feeds(20, 'f', [8, 8], [0.8, 0.8]) },
  {
    name: '10 general feeds and 2 specialists, twice as much happens',
    dispersion: 2,
    happens: 2,
    sources: [...general([0.5, 1]), ...feeds(2, 'special', [4, 8], [3.6, 7.2])],
  },
];

/**
 * Worlds in which sources come to bring less, or more, though the world goes on as it did, and such in which it is the
 * world that changes: how often a change is named and an alarm raised in the weeks since.
 */
export function levelsReport({ print, scale }: Report, parameters: IndexParameters): void {
  const worlds = Math.max(5, Math.round(WORLDS * scale));
  const years = (worlds * SERIES.length * (WEEKS - CHANGE)) / WEEKS_PER_YEAR;
  for (const kind of KINDS) {
    const said = nothingSaid();
    for (let seed = 0; seed < worlds; seed += 1) addSaid(said, worldOf(kind, seed, parameters), parameters);
    print(`Levels, ${kind.name}: ${saidOf(said, years)}`);
  }
}

function worldOf(kind: Kind, seed: number, parameters: IndexParameters): WatchedWorld {
  const random = mulberry32(130_000 + seed);
  const weeks = Array.from({ length: WEEKS }, (_, week) => isoWeekOf(dayOf(week)));
  const shares = sharesTold(kind);
  const developments = weeks.flatMap((_, week) =>
    happenings({ perWeek: PER_WEEK, dispersion: 2, conflictShare: 0.2 }, week, random).filter(
      ({ indicators: [of] }) => random() < (shares.get(of?.name)?.[sideOf(week)] ?? 0),
    ),
  );
  const statistics = recordsOf(kind, weeks, random);
  const { byWeek, otherSources } = keptCoverage(statistics, dayOf(WEEKS), parameters);
  return { developments, coverage: byWeek, otherSources, after: weeks.slice(CHANGE) };
}

/** How much of all that ever is told of an indicator is told before and after. */
function sharesTold({ sources }: Kind): ReadonlyMap<unknown, Pair> {
  return new Map(
    INDICATORS.map((indicator) => {
      const [before, after] = [0, 1].map((side) =>
        sources.reduce((sum, one) => sum + reportsOf(one, indicator)[side as 0 | 1] / (one.tellers ?? 1), 0),
      ) as [number, number];
      const most = Math.max(before, after);
      return [indicator, [before / most, after / most]];
    }),
  );
}

const ALL_PER_WEEK = INDICATORS.reduce((sum, indicator) => sum + PER_WEEK[indicator], 0);

function reportsOf({ reports }: SourceOfWorld, indicator: Indicator): Pair {
  if (!(0 in reports)) return reports[indicator] ?? [0, 0];
  const share = PER_WEEK[indicator] / ALL_PER_WEEK;
  return [share * reports[0], share * reports[1]];
}

const sideOf = (week: number): 0 | 1 => (week < CHANGE ? 0 : 1);

/** What polls and imports of such sources would have recorded. */
function recordsOf(
  { sources, dispersion }: Kind,
  weeks: readonly IsoWeek[],
  random: () => number,
): FeedStatistics {
  const [articles, reports] = [
    new Map<string, Map<IsoWeek, number>>(),
    new Map<string, Map<IsoWeek, number>>(),
  ];
  const told = new Map<string, Map<IsoWeek, ToldDevelopments>>();
  const answered = new Map<string, Map<IsoWeek, number>>();
  const imported = new Map<string, Set<IsoWeek>>();
  const polled: { id: string; outlets: string[]; enabledFrom: string; enabledTo: null }[] = [];
  for (const source of sources) {
    const { outlet, isArchive } = source;
    const id = isArchive ? archiveId(outlet) : outlet;
    const isThere = (week: number): boolean => source.articles[sideOf(week)] > 0;
    const [brought, reported] = [new Map<IsoWeek, number>(), new Map<IsoWeek, number>()];
    const toldIn = new Map<IsoWeek, ToldDevelopments>();
    for (const [row, week] of weeks.entries()) {
      if (!isThere(row)) continue;
      const mean = source.articles[sideOf(row)];
      const count = overdispersed(mean, dispersion, random);
      const counted = toldOfArticles(source, count, sideOf(row), random);
      brought.set(week, count);
      reported.set(week, counted.reports);
      toldIn.set(week, counted.told);
    }
    articles.set(id, brought);
    reports.set(id, reported);
    told.set(id, toldIn);
    if (isArchive) imported.set(id, new Set([...brought].filter(([, n]) => n > 0).map(([week]) => week)));
    else {
      const first = weeks.findIndex((_, row) => isThere(row));
      polled.push({ id, outlets: [outlet], enabledFrom: dayOf(first), enabledTo: null });
      answered.set(id, new Map(weeks.slice(first).map((week) => [week, EVERY_DAY])));
    }
  }
  return { feeds: polled, articles, reports, told, answered, imported };
}

/** Each article reports on an indicator with the chance that its source gives it, or on nothing. */
function toldOfArticles(
  source: SourceOfWorld,
  articles: number,
  side: 0 | 1,
  random: () => number,
): { readonly reports: number; readonly told: ToldDevelopments } {
  const each = Math.floor(MILLION / (source.tellers ?? 1));
  const told = { trade: 0, defence: 0, energy: 0, diplomacy: 0, composite: 0 };
  for (let article = 0; article < articles; article += 1) {
    let left = random() * source.articles[side];
    for (const indicator of INDICATORS) {
      const chance = reportsOf(source, indicator)[side];
      if (left >= 0 && left < chance) {
        told[indicator] += each;
        told.composite += each;
      }
      left -= chance;
    }
  }
  return { reports: told.composite / each, told };
}
