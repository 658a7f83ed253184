import { dayNumber, dayOfNumber, isoWeekOf } from '../../kernel/iso-week.js';
import type { ToldDevelopments } from '../../developments/domain/telling-reader.js';
import type { Indicator, Topic } from '../../kernel/words.js';
import type { IndexPoint } from './index-point.js';
import { SERIES, type CountedDevelopment } from './counted-development.js';
import type { FeedStatistics } from './feeds-to-watch.js';
import type { OtherSources, SourcesBySeries } from './other-sources.js';
import type { IndexParameters } from './parameters.js';
import type { SeriesInput } from './weekly-series.js';

/** The values of DESIGN §5. */
export const designParameters: IndexParameters = {
  halfLifeWeeks: 8,
  neutralScorePoints: 6,
  maxPublisherFactor: 3,
  coverageFloor: 0.5,
  thinBelowDevelopments: 5,
  trailingWeeks: 26,
  comparableFromShare: 0.9,
  shortHistoryBelowWeeks: 26,
  intensityBaseWeeks: 52,
  expectedArticlesWeeks: 8,
  archiveGapWeeks: 26,
  silentFromExpectedArticles: 5,
  silence: { byChance: 0.001, weeks: [1, 2, 3, 5, 8, 13, 21, 34], quietestWeek: 0.5 },
  answerReachesBackDays: 1,
  articleDispersion: 2,
  shortByChance: 0.001,
  told: { weeks: 26, byDeviations: 1.645, shortByChance: 0.01 },
  sourceLevel: { alikeFromShare: 0.5, byDeviations: 4 },
  together: { byDeviations: 2.5, byChance: 0.05, weeks: 3, newsByDeviations: 1 },
  outageCarriedWeeks: 26,
  band: { level: 0.9, evidencePerDevelopment: 1 },
  yearly: { halfLifeYears: 5, neutralScorePoints: 6 },
  eventValue: { perScorePoint: 0.1 },
  change: {
    shortReferenceWeeks: 13,
    longReferenceWeeks: 52,
    falseDiscoveryRate: 0.05,
    testedFromCoverage: 0.9,
  },
  alarms: {
    count: {
      ...{
        gapWeeks: 2,
        referenceWeeks: 13,
        leastReferenceWeeks: 13,
        dispersionWeeks: 52,
        dispersionMargin: 2.5,
      },
      ...{ raiseBelowP: 0.005, releaseFromP: 0.05, leastDevelopments: 2 },
    },
    cusum: {
      ...{
        gapWeeks: 2,
        referenceWeeks: 52,
        leastReferenceWeeks: 24,
        dispersionWeeks: 52,
        dispersionMargin: 2.5,
      },
      ...{ allowance: 0.5, threshold: 4, releaseBelow: 1, ceiling: 6 },
    },
    burst: {
      ...{
        gapWeeks: 2,
        referenceWeeks: 52,
        leastReferenceWeeks: 24,
        dispersionWeeks: 52,
        dispersionMargin: 2.5,
      },
      ...{ ratio: 2, upCost: 1.5, leastDevelopments: 2 },
    },
    severe: { leastConfidence: 0.8, leastPublishers: 2 },
  },
};

/** Every week with evidence shows its index from the first on. */
const unguardedParameters: IndexParameters = {
  ...designParameters,
  thinBelowDevelopments: 0,
  shortHistoryBelowWeeks: 0,
};

/** A call of ministers on Monday 6 January 2025 (2025-W02), from one publisher, beyond doubt. */
export function aDevelopment(
  changes: Partial<CountedDevelopment> & { readonly day?: string; readonly topics?: readonly Topic[] } = {},
): CountedDevelopment {
  const { day = '2025-01-06', topics = ['diplomacy'], ...rest } = changes;
  return {
    id: 'call',
    date: { from: day, to: day, precision: 'day' },
    indicators: topics.map((name) => ({ name, confidence: 1 })),
    score: 2,
    eventType: null,
    material: false,
    publishers: 1,
    ...rest,
  };
}

/** Full coverage, no clock, and every index shown. */
export function seriesInput(
  developments: readonly CountedDevelopment[],
  changes: Partial<SeriesInput> = {},
): SeriesInput {
  return { developments, coverage: 'full', currentWeek: null, parameters: unguardedParameters, ...changes };
}

const FIRST_DAY = dayNumber('2025-01-06');

/** The day so many days after Monday 6 January 2025. */
export function dayAfter(days: number): string {
  return dayOfNumber(FIRST_DAY + days);
}

/** The week so many weeks after 2025-W02. */
export function weekAfter(weeks: number): string {
  return isoWeekOf(dayAfter(7 * weeks));
}

/** Five calls on one day: just enough evidence. */
export function fiveCalls(
  day = '2025-01-06',
  changes: Partial<CountedDevelopment> = {},
): CountedDevelopment[] {
  return Array.from({ length: 5 }, (_, i) => aDevelopment({ day, id: `call-${i}`, ...changes }));
}

/** A call in each of so many weeks from 2025-W02 on. */
export function weeklyCalls(weeks: number): CountedDevelopment[] {
  return Array.from({ length: weeks }, (_, i) => aDevelopment({ id: `week-${i}`, day: dayAfter(7 * i) }));
}

/** The points of the composite. */
export function composite(points: readonly IndexPoint[]): IndexPoint[] {
  return points.filter(({ indicator }) => indicator === 'composite');
}

/** The composite's last point. */
export function lastOf(points: readonly IndexPoint[]): IndexPoint {
  return composite(points).at(-1)!;
}

/** Reports by source and week, each of a development that nobody else tells. */
export function toldAlone(reports: FeedStatistics['reports']): Pick<FeedStatistics, 'reports' | 'told'> {
  return { reports, told: toldByEach(reports, 1) };
}

/** What is told of an indicator, where so many sources tell each development. */
export function toldByEach(
  reports: FeedStatistics['reports'],
  tellers: number,
  indicator: Indicator = 'diplomacy',
): FeedStatistics['told'] {
  const share = Math.floor(1_000_000 / tellers);
  return new Map(
    [...reports].map(([id, weeks]) => [
      id,
      new Map([...weeks].map(([week, n]) => [week, toldOf(n * share, indicator)])),
    ]),
  );
}

/** The same sources in every series. */
export function inEverySeries(sources: OtherSources): SourcesBySeries {
  return new Map(SERIES.map((series) => [series, sources]));
}

/** So many millionths of developments, all of one indicator. */
export function toldOf(millionths: number, indicator: Indicator = 'diplomacy'): ToldDevelopments {
  const none = { trade: 0, defence: 0, energy: 0, diplomacy: 0 };
  return { ...none, [indicator]: millionths, composite: millionths };
}
