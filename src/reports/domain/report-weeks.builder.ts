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
      ...{ code: 'no-change-shown', developments: 1, confidence: 'low' },
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
      developments: 1,
      coverage: 52.3,
      confidence: 'low',
      grounds: groundsFor({ coverage: 52.3, n: 1, severalPercent: 100, history: 0 }),
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
      coverage: null,
      composite: null,
      side: null,
      confidence: 'low',
      grounds: groundsFor({ coverage: null, n: 0, severalPercent: 0, history: 0, isOk: false }),
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
