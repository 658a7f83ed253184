import type { ToldDevelopments } from '../../developments/domain/telling-reader.js';
import { dayAfter, designParameters, toldAlone, toldOf, weekAfter } from './indicators.builder.js';
import type { SeriesName } from './index-point.js';
import { keptCoverage } from './kept-coverage.js';
import type { SourcesOfWeek } from './other-sources.js';

const [WEEKS, ODD] = [30, 20];
const several = (count: number, name: string): string[] =>
  Array.from({ length: count }, (_, i) => `${name}-${i}`);

/** In every week as much, and so much in one. */
const weekly = (usual: number, odd = usual): ReadonlyMap<string, number> =>
  new Map(
    Array.from({ length: WEEKS }, (_, week) => [weekAfter(week), week === ODD ? odd : usual] as const).filter(
      ([, n]) => n > 0,
    ),
  );

/** What a feed brings in the odd week. */
interface OddWeek {
  readonly general?: number;
  readonly special?: number;
}

/** Ten feeds that bring 30 articles a week, none of which reports, and specialists all of whose articles do. */
function watched(specials: number, usual: number, odd: OddWeek): ReadonlyMap<string, SourcesOfWeek> {
  const [general, special] = [several(10, 'general'), several(specials, 'special')];
  const told = special.map((id) => [id, weekly(usual, odd.special)] as const);
  const all = [...general, ...special];
  const statistics = {
    feeds: all.map((id) => ({ id, outlets: [id], enabledFrom: dayAfter(0), enabledTo: null })),
    articles: new Map([...general.map((id) => [id, weekly(30, odd.general)] as const), ...told]),
    ...toldAlone(new Map(told)),
    answered: new Map(all.map((id) => [id, weekly(127)] as const)),
    imported: new Map(),
  };
  return (
    keptCoverage(statistics, dayAfter(7 * WEEKS), designParameters).otherSources.get('composite') ??
    new Map<string, SourcesOfWeek>()
  );
}

const unlikeWeeks = (sources: ReadonlyMap<string, SourcesOfWeek>) =>
  [...sources].flatMap(([week, { unlike }]) => (unlike === null ? [] : [[week, unlike]]));

describe('weeks that are like none', () => {
  it('are those in which who tells most was down, or brought too little for chance', () => {
    for (const special of [0, 3])
      expect(unlikeWeeks(watched(1, 16, { special }))).toEqual([[weekAfter(ODD), 'tellers-down']]);
    expect(unlikeWeeks(watched(1, 16, { special: 10 }))).toEqual([]);
  });

  it('are those in which all who tell brought far less, each of which might have by chance', () => {
    expect(unlikeWeeks(watched(12, 5, { special: 1 }))).toEqual([[weekAfter(ODD), 'tellers-less']]);
    expect(unlikeWeeks(watched(12, 5, { special: 3 }))).toEqual([]);
  });

  it('are those in which all brought far more that does not report', () => {
    expect(unlikeWeeks(watched(1, 16, { general: 90 }))).toEqual([[weekAfter(ODD), 'more-news']]);
    expect(unlikeWeeks(watched(1, 16, { general: 45 }))).toEqual([]);
    expect(unlikeWeeks(watched(1, 16, { special: 60 }))).toEqual([]);
  });

  it('are those in which the one source of an indicator was down, or brought too little, though others tell most of all', () => {
    const feeds = [...several(10, 'general'), 'special'];
    const isSpecial = (id: string): boolean => id === 'special';
    const told = (id: string): ToldDevelopments => (isSpecial(id) ? toldOf(2e6, 'energy') : toldOf(3e6));
    const sourcesWith = (special: number) =>
      keptCoverage(
        {
          feeds: feeds.map((id) => ({ id, outlets: [id], enabledFrom: dayAfter(0), enabledTo: null })),
          articles: new Map(
            feeds.map((id) => [id, isSpecial(id) ? weekly(16, special) : weekly(30)] as const),
          ),
          reports: new Map(),
          told: new Map(feeds.map((id) => [id, new Map([...weekly(1)].map(([week]) => [week, told(id)]))])),
          answered: new Map(feeds.map((id) => [id, weekly(127)] as const)),
          imported: new Map(),
        },
        dayAfter(7 * WEEKS),
        designParameters,
      ).otherSources;
    const unlikeIn = (special: number, series: SeriesName): unknown =>
      unlikeWeeks(sourcesWith(special).get(series) ?? new Map());
    for (const special of [0, 3]) {
      expect(unlikeIn(special, 'energy')).toEqual([[weekAfter(ODD), 'tellers-down']]);
      for (const series of ['diplomacy', 'composite'] as const) expect(unlikeIn(special, series)).toEqual([]);
    }
    expect(unlikeIn(10, 'energy')).toEqual([]);
  });

  it('are compared with none before them, nor any after with them', () => {
    const sources = watched(1, 16, { general: 90 });
    const others = (place: number) => sources.get(weekAfter(place))?.others;
    expect(others(ODD - 1)).toBeUndefined();
    // The sources are the same for all that.
    expect(sources.get(weekAfter(ODD + 6))?.since).toBeNull();
    const [all, one] = [others(ODD)?.[0], others(ODD + 6)?.[0]];
    expect([all, one].map((span) => (span?.last ?? 0) - (span?.first ?? 0) + 1)).toEqual([ODD, 1]);
  });
});
