import type { SeriesReport } from './report-figures.js';
import type { ReportedPromise } from './report-happenings.js';
import { aReport, aReported, aSeries, groundsFor, REPORT_SERIES } from './weekly-report.builder.js';
import type { WeeklyReport } from './weekly-report.js';

const PROTEST = {
  what: 'The embassy returns a note of protest about the detained trawler',
  date: { from: '2031-05-08', to: '2031-05-08', precision: 'day' },
  indicators: ['diplomacy'],
  eventType: 'ACCUSE',
  direction: 'conflict',
  score: -4,
  publishers: 3,
  weight: 2.1,
  sources: ['harbour-post', 'northern-wire', 'coast-weekly'].map((publisher) => ({
    ...{ articleId: `protest-${publisher}`, publisher, publishedAt: '2031-05-08T09:00:00Z' },
    url: `https://${publisher}.example/protest`,
  })),
  firstReportedAt: '2031-05-08T09:00:00Z',
} as const;

const FERRY: ReportedPromise = {
  id: 'p-ferry',
  what: 'A ferry line between the two harbours',
  indicators: ['trade'],
  parties: { owes: 'both sides', owed: 'both sides' },
  state: 'progressing',
  openedOn: { from: '2030-02-01', to: '2030-02-28', precision: 'month' },
  due: { from: '2031-05-01', to: '2031-05-09', precision: 'day' },
  overdueDays: 2,
  steps: [
    {
      change: 'progressed',
      date: { from: '2031-05-06', to: '2031-05-06', precision: 'day' },
      developmentId: 'd-2',
      what: 'The first ferry is launched',
    },
  ],
};

/** The six that count: four are listed, two are not. */
const ALL_FOUR: Partial<SeriesReport> = {
  thisWeek: { ...aSeries('composite').thisWeek, figure: { index: 12.4, low: -20.1, high: 43 }, n: 6 },
  ...{ conflicts: 3, indexDifference: -31.5 },
  shortReference: { referenceWeeks: 13, usual: 2.4, rateRatio: 2.71, low: 1.19, high: 6.16 },
  longReference: { referenceWeeks: 52, usual: 2.1, rateRatio: 3.1, low: 1.5, high: 6.4 },
  test: {
    conflictShare: 50,
    usualConflictShare: 18.4,
    rateP: 0.0312,
    conflictRoseP: 0.0483,
    conflictFellP: 0.9752,
  },
};

const TRADE: Partial<SeriesReport> = {
  thisWeek: { ...aSeries('trade').thisWeek, n: 2 },
  shortReference: { referenceWeeks: 13, usual: 2.4, rateRatio: 1.04, low: 0.31, high: 3.5 },
  longReference: { referenceWeeks: 52, usual: 2.1, rateRatio: 1.19, low: 0.39, high: 3.6 },
  test: {
    conflictShare: 0,
    usualConflictShare: 18.4,
    rateP: 0.8125,
    conflictRoseP: 1,
    conflictFellP: 0.6341,
  },
};

/** A week in which every section has something to say: also a name from right to left, a title that is cut, and hostile text. */
export function aRichWeek(): WeeklyReport {
  const empty = aReport();
  const composite = { index: 12.4, low: -20.1, high: 43 };
  return aReport({
    bottomLine: {
      ...empty.bottomLine,
      ...{ code: 'changed', developments: 6, conflicts: 3, composite, side: null },
      ...{ reported: 7, uncounted: { alleged: 1, denied: 0, noIndex: 0 } },
      changes: [{ indicator: 'diplomacy', word: 'cooling' }],
      likelihood: 'very-likely',
      confidence: 'high',
      grounds: groundsFor({ coverage: 100, n: 6, severalPercent: 100 }),
    },
    series: REPORT_SERIES.map((name) =>
      name === 'diplomacy'
        ? aSeries(name, {
            thisWeek: {
              ...aSeries(name).thisWeek,
              figure: { index: -8.3, low: -39, high: 24.6 },
              n: 4,
            },
            conflicts: 3,
            ...{ indexDifference: -52.2, usual: 'unusual', word: 'cooling', arrow: 'down' },
            arrowReason: 'conflict-share-rose',
            shortReference: { referenceWeeks: 13, usual: 2.4, rateRatio: 1.88, low: 0.74, high: 4.73 },
            longReference: { referenceWeeks: 52, usual: 2.1, rateRatio: 2.14, low: 0.89, high: 5.16 },
            test: {
              conflictShare: 75,
              usualConflictShare: 18.4,
              rateP: 0.2207,
              conflictRoseP: 0.0019,
              conflictFellP: 0.9996,
            },
          })
        : aSeries(name, name === 'composite' ? ALL_FOUR : name === 'trade' ? TRADE : {}),
    ),
    developments: {
      listed: [
        aReported(1, {
          ...PROTEST,
          why: [
            { code: 'effect', scorePoints: 8.4 },
            { code: 'first-on-record', indicator: 'diplomacy' },
          ],
        }),
        aReported(2, {
          what: 'The first ferry is launched',
          why: [
            { code: 'effect', scorePoints: 3 },
            { code: 'promise', promiseId: 'p-ferry', change: 'progressed' },
          ],
        }),
        aReported(3, {
          ...PROTEST,
          what: `${'A very long title about the trawler and its nets '.repeat(12).slice(0, 599)}…`,
          why: [
            { code: 'effect', scorePoints: 8.4 },
            { code: 'several-publishers', publishers: 3 },
          ],
        }),
        aReported(4, {
          what: 'Talks with محمد بن علی (Karachi) <script>alert(1)</script> & "others" | *end*',
          sources: [],
          firstReportedAt: null,
        }),
        aReported(5, {
          status: 'alleged',
          what: '=cmd()|\u202Ereversed\u202C',
          why: [{ code: 'not-counted', status: 'alleged' }],
          publishers: 1,
        }),
      ],
      notListed: 2,
    },
    flags: [
      {
        kind: 'first-on-record',
        indicator: 'diplomacy',
        eventType: 'ACCUSE',
        recordBegins: '2029-01-02',
        evidence: [{ developmentId: 'd-1', what: PROTEST.what }],
      },
      {
        kind: 'record',
        indicator: 'diplomacy',
        side: 'conflict',
        scorePoints: 16.8,
        before: { week: '2030-W41', scorePoints: 11.2 },
        weeks: 108,
        evidence: [{ developmentId: 'd-1', what: PROTEST.what }],
      },
      {
        kind: 'longest-gap-ended',
        indicator: 'energy',
        gapWeeks: 19,
        since: '2030-W51',
        beforeWeeks: 14,
        evidence: [{ developmentId: 'd-4', what: 'Talks with محمد بن علی' }],
      },
      {
        kind: 'new',
        indicator: 'trade',
        eventType: 'COOPERATE',
        lastWeek: '2029-W30',
        evidence: [{ developmentId: 'd-2', what: 'The first ferry is launched' }],
      },
    ],
    promises: {
      opened: [
        {
          ...FERRY,
          id: 'p-rails',
          what: 'Rails for the northern line',
          state: 'open',
          due: null,
          overdueDays: null,
        },
      ],
      moved: [FERRY],
      overdue: [FERRY],
      overdueNotListed: 3,
    },
    alarms: [
      {
        id: 'diplomacy.count.conflict.2031-W19',
        indicator: 'diplomacy',
        detector: 'count',
        side: 'conflict',
        week: '2031-W19',
        raisedThisWeek: true,
        statistic: 0.0021,
        threshold: 0.005,
        reference: { from: '2031-W04', to: '2031-W16', weeks: 13, usual: 0.4 },
        developments: 3,
        evidence: [{ developmentId: 'd-1', what: PROTEST.what }],
      },
    ],
    revisions: {
      ...empty.revisions,
      figures: [
        {
          week: '2031-W17',
          indicator: 'trade',
          before: { index: 40.2, low: 10.1, high: 65.5 },
          after: { index: 38.9, low: 9.4, high: 64.4 },
          causes: [
            {
              developmentId: 'd-x',
              what: 'Two reports of one fair are one',
              kind: 'merged',
              mergedInto: 'd-y',
              before: 2,
              after: null,
            },
          ],
          causesNotListed: 1,
          coverage: [{ week: '2031-W17', before: 92.5, after: 88 }],
        },
      ],
      figuresNotListed: 4,
      late: {
        developments: [
          {
            ...{ id: 'd-late', what: 'A ferry contract is signed', indicators: ['trade'], score: 4 },
            date: { from: '2031-04-29', to: '2031-04-29', precision: 'day' },
            ...{ status: 'agreed', publishers: 2, counts: true },
          },
          {
            ...{
              id: 'd-rumour',
              what: 'A paper claims a secret arms flight',
              indicators: ['defence'],
              score: 5,
            },
            date: { from: '2031-05-01', to: '2031-05-01', precision: 'day' },
            ...{ status: 'alleged', publishers: 1, counts: false },
          },
        ],
        developmentsNotListed: 3,
        promises: [
          {
            ...{ id: 'p-late', what: 'Two ferries by autumn', indicators: ['trade'], change: 'opened' },
            date: { from: '2031-04-29', to: '2031-04-29', precision: 'day' },
            state: 'open',
          },
        ],
        promisesNotListed: 0,
      },
    },
    outlook: {
      ...empty.outlook,
      entries: [
        {
          kind: 'scheduled',
          id: 'd-2',
          what: 'The harbour ministers meet again',
          indicators: ['trade', 'diplomacy'],
          date: { from: '2031-06-02', to: '2031-06-04', precision: 'day' },
          state: 'planned',
          publishers: 2,
          recordedAt: '2031-05-06T12:00:00.000Z',
        },
        {
          kind: 'due',
          id: 'p-rails',
          what: 'Rails for the northern line',
          indicators: ['trade'],
          date: { from: '2031-07-01', to: '2031-07-31', precision: 'month' },
          state: 'open',
          publishers: null,
          recordedAt: null,
        },
      ],
      notListed: 0,
    },
  });
}
