import { aRichWeek } from './rich-week.builder.js';
import { aReport, aReported, aSeries, groundsFor, REPORT_SERIES } from './weekly-report.builder.js';
import type { SeriesReport } from './report-figures.js';
import type { WeeklyReport } from './weekly-report.js';

/** A second edition of the rich week, corrected in one figure and one development. */
export function aSecondEdition(): WeeklyReport {
  const first = aRichWeek();
  return {
    ...first,
    stamp: {
      ...first.stamp,
      asOf: '2031-05-14T10:00:00.000Z',
      edition: {
        number: 2,
        corrects: { number: 1, asOf: first.stamp.asOf, sha256: first.sha256 },
        changes: [
          {
            code: 'figure',
            indicator: 'diplomacy',
            before: { index: -3.1, low: -33, high: 28 },
            after: { index: -8.3, low: -39, high: 24.6 },
          },
          { code: 'change-word', indicator: 'diplomacy', before: 'none-shown', after: 'cooling' },
          {
            code: 'development-removed',
            developmentId: 'd-9',
            what: 'A report that was about another trawler',
          },
          {
            code: 'entry-changed',
            section: 'promises',
            what: 'Two lift stations for the harbour railway',
            parts: ['status', 'due'],
          },
          { code: 'bottom-line', amount: 'developments', before: 7, after: 6 },
          { code: 'bottom-line', amount: 'several-publishers', before: null, after: 100 },
          { code: 'section', section: 'alarms', before: 0, after: 1 },
        ],
      },
    },
    sha256: '0c4f8d13b7a95e62f0d1c8b4a7936e5d2f8c1b0a9e7d6c5b4a3f2e1d0c9b8a70',
  };
}

/** The series of a week whose one development is one of trade, changed alike but for that. */
function seriesOfOne(changes: Partial<SeriesReport>, coverage: number): readonly SeriesReport[] {
  return REPORT_SERIES.map((name) => {
    const n = name === 'composite' || name === 'trade' ? 1 : 0;
    return aSeries(name, { thisWeek: { ...aSeries(name).thisWeek, n, coverage }, ...changes });
  });
}

/** A week with a single development. */
export function aWeekOfOne(): WeeklyReport {
  const empty = aReport();
  return aReport({
    bottomLine: {
      ...empty.bottomLine,
      ...{ code: 'no-change-shown', developments: 1, reported: 1, confidence: 'low' },
      grounds: groundsFor({ coverage: 100, n: 1, severalPercent: 100 }),
    },
    series: seriesOfOne({}, 100).map((one) =>
      one.thisWeek.n === 0 || one.test === null ? one : { ...one, test: { ...one.test, conflictShare: 0 } },
    ),
    developments: { listed: [aReported(1)], notListed: 0 },
  });
}

/** A week in which the feeds that bring half of the articles were down, with gaps or silent. */
export function aWeekOfOutage(): WeeklyReport {
  const empty = aReport();
  const down = { state: 'down', daysEnabled: 7, daysSeen: 0, articles: 0, expected: 140 } as const;
  return aReport({
    bottomLine: {
      ...empty.bottomLine,
      code: 'not-tested',
      ...{ developments: 1, reported: 1 },
      coverage: 52.3,
      confidence: 'low',
      grounds: groundsFor({ coverage: 52.3, n: 1, severalPercent: 100, history: 40 }),
    },
    series: seriesOfOne(
      {
        ...{ usual: 'not-tested', shortReference: null, longReference: null, word: null, test: null },
        ...{ arrow: null, arrowReason: 'coverage-too-low' },
      },
      52.3,
    ),
    developments: { listed: [aReported(1)], notListed: 0 },
    coverage: {
      ...empty.coverage,
      ...{ percent: 52.3, effect: 'not-tested', feedsAnswered: 11 },
      weeks: empty.coverage.weeks.map((week) =>
        week.week === empty.stamp.week ? { ...week, percent: 52.3, feedsAnswered: 11 } : week,
      ),
      troubled: [
        { id: 'harbour-post-news', name: 'Harbour Post — News', ...down },
        { id: 'northern-wire-all', ...down, state: 'gaps', daysSeen: 3, articles: 40 },
        { id: 'coast-weekly', ...down, state: 'silent', daysSeen: 7 },
      ],
    },
  });
}

/** A report made before anything was recorded. */
export function aWeekOfNothing(): WeeklyReport {
  const empty = aReport();
  return aReport({
    stamp: {
      ...empty.stamp,
      dataCutOff: null,
      edition: null,
      versions: { ...empty.stamp.versions, classifiers: [] },
    },
    bottomLine: {
      ...empty.bottomLine,
      code: 'no-data',
      ...{ developments: null, conflicts: null },
      coverage: null,
      composite: null,
      side: null,
      confidence: 'low',
      grounds: groundsFor({ coverage: null, n: null, severalPercent: null, history: 0, isOk: false }),
    },
    series: [],
    chart: [],
    wordsAndDeeds: [],
    coverage: {
      ...empty.coverage,
      percent: null,
      effect: 'unwatched',
      feedsEnabled: 0,
      feedsAnswered: 0,
      weeks: [],
    },
  });
}

/** Shown and not counted: what is only alleged, and aid, which is of none of the indicators. */
const NOT_COUNTED = [
  aReported(1, {
    ...{ what: 'Aid after the flood is flown across', indicators: ['other'], eventType: 'AID', score: 7 },
    why: [{ code: 'no-index' }],
  }),
  aReported(2, {
    ...{
      what: 'Shells are said to have been shipped',
      indicators: ['defence'],
      status: 'alleged',
      score: -5,
    },
    why: [{ code: 'not-counted', status: 'alleged' }],
  }),
];

/** A watched week that brought an allegation and aid, and nothing that counts. */
export function aWeekOfNoneCounted(): WeeklyReport {
  const empty = aReport();
  return aReport({
    bottomLine: {
      ...empty.bottomLine,
      ...{ code: 'none-counted', reported: 2, uncounted: { alleged: 1, denied: 0, noIndex: 1 } },
    },
    developments: { listed: NOT_COUNTED, notListed: 0 },
  });
}

const UNTESTED: Partial<SeriesReport> = {
  ...{ indexDifference: null, usual: 'not-tested', shortReference: null, longReference: null },
  ...{ word: null, test: null, arrow: null, arrowReason: 'no-coverage' },
};

/** A week of which nothing was seen: not watched (null), or watched by feeds of which none brought what it used to (0). */
export function anUnseenWeek(coverage: 0 | null): WeeklyReport {
  const empty = aReport();
  return aReport({
    bottomLine: {
      ...empty.bottomLine,
      ...{ code: 'no-coverage', developments: null, conflicts: null, coverage, composite: null, side: null },
      grounds: groundsFor({ coverage, n: null, severalPercent: null, history: 52, isOk: false }),
    },
    series: REPORT_SERIES.map((name) => {
      const unseen = { figure: null, state: 'no-coverage', n: null, coverage } as const;
      return aSeries(name, {
        ...UNTESTED,
        ...{ conflicts: null, thisWeek: { ...aSeries(name).thisWeek, ...unseen } },
      });
    }),
    coverage: {
      ...empty.coverage,
      ...{ percent: coverage, effect: coverage === null ? 'unwatched' : 'no-index', feedsAnswered: 0 },
      feedsEnabled: coverage === null ? 0 : empty.coverage.feedsEnabled,
      weeks: empty.coverage.weeks.map((week) =>
        week.week === empty.stamp.week ? { ...week, percent: coverage, feedsAnswered: 0 } : week,
      ),
    },
  });
}

/** The same, where a document tells of one development, and of another that is only alleged. */
export function anUnseenWeekToldOf(coverage: 0 | null): WeeklyReport {
  const unseen = anUnseenWeek(coverage);
  const { bottomLine } = unseen;
  return {
    ...unseen,
    bottomLine: {
      ...bottomLine,
      ...{ developments: 1, conflicts: 0, reported: 2, uncounted: { alleged: 1, denied: 0, noIndex: 0 } },
      grounds: groundsFor({ coverage, n: 1, severalPercent: 100, isOk: false }),
    },
    series: unseen.series.map((one) => {
      const n = one.indicator === 'composite' || one.indicator === 'trade' ? 1 : null;
      return n === null ? one : { ...one, conflicts: 0, thisWeek: { ...one.thisWeek, n } };
    }),
    chart: unseen.chart.map((point) => {
      const isToldOf = point.n === null && (point.indicator === 'composite' || point.indicator === 'trade');
      return isToldOf ? { ...point, n: 1 } : point;
    }),
    developments: {
      listed: [aReported(1), ...NOT_COUNTED.slice(1)],
      notListed: 0,
    },
  };
}
