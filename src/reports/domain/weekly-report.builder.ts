import { SERIES } from '../../indicators/domain/counted-development.js';
import type { SeriesName } from '../../indicators/domain/index-point.js';
import { weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import type { ReportCoverage } from './report-coverage.js';
import type { ChartPoint, SeriesReport, WeekFigure } from './report-figures.js';
import type { ReportedDevelopment } from './report-happenings.js';
import type { BottomLine, ConfidenceGround, Uncounted, WeeklyReport } from './weekly-report.js';

/** The week that built reports are about. */
const WEEK = '2031-W19';
const WEEKS_CHARTED = 53;
const NO_FLOWS = { cooperation: { words: 0, deeds: 0 }, conflict: { words: 0, deeds: 0 } };

/** The composite first, then the indicators, as a report has them. */
export const REPORT_SERIES: readonly SeriesName[] = [
  'composite',
  ...SERIES.filter((name) => name !== 'composite'),
];

function weekFigure(changes: Partial<WeekFigure> = {}): WeekFigure {
  return { week: WEEK, figure: null, state: 'ok', n: 0, coverage: 100, ...changes };
}

/** A series of a quiet, covered week, but for the changes. */
export function aSeries(indicator: SeriesName, changes: Partial<SeriesReport> = {}): SeriesReport {
  const figure = { index: 41.2, low: 12.5, high: 66.1 };
  return {
    indicator,
    thisWeek: weekFigure({ figure }),
    conflicts: 0,
    lastWeek: weekFigure({ week: '2031-W18', figure: { index: 43.9, low: 15.2, high: 67.8 }, n: 3 }),
    indexDifference: -2.7,
    usual: 'not-shown',
    shortReference: { referenceWeeks: 13, usual: 2.4, rateRatio: 0.21, low: 0.02, high: 2.66 },
    longReference: { referenceWeeks: 52, usual: 2.1, rateRatio: 0.24, low: 0.02, high: 2.95 },
    word: 'none-shown',
    test: {
      conflictShare: null,
      usualConflictShare: 18.4,
      rateP: 0.0912,
      conflictRoseP: 1,
      conflictFellP: 1,
    },
    arrow: null,
    arrowReason: 'no-change-shown',
    ...changes,
  };
}

/** A development of the week with two sources, but for the changes. */
export function aReported(rank: number, changes: Partial<ReportedDevelopment> = {}): ReportedDevelopment {
  const id = `d-${rank}`;
  return {
    rank,
    id,
    what: `Ministers of both sides meet about the ferry line, talk ${rank}`,
    date: { from: '2031-05-06', to: '2031-05-06', precision: 'day' },
    indicators: ['trade'],
    eventType: 'CONSULT',
    direction: 'cooperation',
    score: 2,
    status: 'occurred',
    origin: 'news',
    publishers: 2,
    weight: 1.52,
    why: [
      { code: 'effect', scorePoints: 3 },
      { code: 'several-publishers', publishers: 2 },
    ],
    sources: [
      { ...source(`${id}-a`, 'harbour-post', '2031-05-06T07:30:00Z'), name: 'Harbour Post' },
      source(`${id}-b`, 'northern-wire', '2031-05-06T11:05:00Z'),
    ],
    citations: [],
    firstReportedAt: '2031-05-06T07:30:00Z',
    ...changes,
  };
}

function source(articleId: string, publisher: string, publishedAt: string | null) {
  return { articleId, publisher, url: `https://${publisher}.example/${articleId}`, publishedAt };
}

/** A year of weeks of every series, each ending in what the series say of this one. */
function chartOf(series: readonly SeriesReport[]): readonly ChartPoint[] {
  const flows = { cooperation: { words: 3.2, deeds: 1.1 }, conflict: { words: 0.6, deeds: 0 } };
  return [
    ...chartBefore(),
    ...series.map(({ indicator, thisWeek }) => ({ ...thisWeek, indicator, intensity: 100, flows })),
  ];
}

function chartBefore(): readonly ChartPoint[] {
  const last = weekNumber(WEEK);
  return Array.from({ length: WEEKS_CHARTED - 1 }, (_, back) => last - (WEEKS_CHARTED - 1) + back).flatMap(
    (number) =>
      REPORT_SERIES.map((indicator, i): ChartPoint => {
        const index = ((number * 7 + i * 13) % 80) - 20;
        return {
          ...weekFigure({
            week: weekOfNumber(number),
            n: (number + i) % 5,
          }),
          indicator,
          figure: { index, low: index - 25.5, high: index + 22.5 },
          intensity: 100,
          flows: { cooperation: { words: 3.2, deeds: 1.1 }, conflict: { words: 0.6, deeds: 0 } },
        };
      }),
  );
}

const FULL_COVERAGE: ReportCoverage = {
  percent: 100,
  effect: 'none',
  feedsEnabled: 12,
  feedsAnswered: 12,
  troubled: [],
  troubledNotListed: 0,
  weeks: Array.from({ length: 13 }, (_, back) => ({
    week: weekOfNumber(weekNumber(WEEK) - 12 + back),
    percent: 100,
    feedsEnabled: 12,
    feedsAnswered: 12,
  })),
};

/** What is not counted where everything is. */
export const ALL_COUNTED: Uncounted = { alleged: 0, denied: 0, noIndex: 0 };

/** The grounds of confidence for such a week; met as the method asks. */
export function groundsFor({
  coverage,
  n,
  severalPercent,
  history = 52,
  isOk = true,
}: {
  readonly coverage: number | null;
  readonly n: number | null;
  readonly severalPercent: number | null;
  readonly history?: number;
  readonly isOk?: boolean;
}): BottomLine['grounds'] {
  const ground = (code: ConfidenceGround['code'], found: number | null, asked: number): ConfidenceGround => ({
    ...{ code, met: found !== null && found >= asked, found, asked },
  });
  return [
    { code: 'state', met: isOk, found: null, asked: null },
    ground('coverage', coverage, 90),
    ground('history', history, 52),
    ground('developments', n, 5),
    ground('several-publishers', severalPercent, 50),
  ];
}

/** A report of a covered week that brought nothing, but for the changes. */
export function aReport(changes: Partial<WeeklyReport> = {}): WeeklyReport {
  const series = changes.series ?? REPORT_SERIES.map((name) => aSeries(name));
  return {
    schema: 1,
    stamp: {
      week: WEEK,
      from: '2031-05-05',
      to: '2031-05-11',
      asOf: '2031-05-12T01:00:00.000Z',
      dataCutOff: '2031-05-11T22:14:09.120Z',
      versions: { classifiers: ['2031.4'], parameters: '2026-11-26', method: '1' },
      edition: { number: 1, corrects: null, changes: [] },
    },
    bottomLine: {
      code: 'empty-week',
      changes: [],
      developments: 0,
      conflicts: 0,
      ...{ reported: 0, uncounted: ALL_COUNTED },
      coverage: 100,
      composite: { index: 41.2, low: 12.5, high: 66.1 },
      side: 'cooperation',
      likelihood: 'not-shown',
      confidence: 'low',
      grounds: groundsFor({ coverage: 100, n: 0, severalPercent: null }),
    },
    series,
    chart: chartOf(series),
    developments: { listed: [], notListed: 0 },
    flags: [],
    promises: { opened: [], moved: [], overdue: [], overdueNotListed: 0 },
    wordsAndDeeds: REPORT_SERIES.map((indicator) => ({
      indicator,
      now: { cooperation: { words: 3.2, deeds: 1.1 }, conflict: { words: 0.6, deeds: 0 } },
      before: NO_FLOWS,
      balance: 'words-lead',
    })),
    alarms: [],
    revisions: {
      since: { asOf: '2031-05-05T01:00:00.000Z', week: '2031-W18', edition: 1 },
      from: '2030-W20',
      to: WEEK,
      figures: [],
      figuresNotListed: 0,
    },
    outlook: { from: '2031-05-12', to: '2031-08-10', entries: [], notListed: 0 },
    coverage: FULL_COVERAGE,
    method: {
      parameters: {
        ...{ halfLifeWeeks: 8, neutralScorePoints: 6, falseDiscoveryPercent: 5 },
        ...{ bandPercent: 90, rateIntervalPercent: 90 },
      },
      accuracy: [
        {
          code: 'relevance-f1',
          value: 0.922,
          unit: 'f1',
          target: 0.95,
          reached: false,
          measuredOn: '511-labelled-articles',
        },
        {
          code: 'direction-right',
          value: 96.1,
          unit: 'percent',
          target: 95,
          reached: true,
          measuredOn: '511-labelled-articles',
        },
      ],
      measuredOn: '2026-11-26',
    },
    sha256: '5b1e7c0d94a2f6388e0b7d5ac3f19264e8d07b3c5a61f92e4d8c0b7a6f5e3d21',
    ...changes,
  };
}
