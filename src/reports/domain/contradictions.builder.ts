import { templateOf, templateParts, type PhraseName, type Vocabulary } from './forms/vocabulary.js';
import type { SeriesReport } from './report-figures.js';
import { rounded } from './rounding.js';
import { isUnseen } from './unseen-week.js';
import type { WeeklyReport } from './weekly-report.js';

const ARROWS = { cooling: 'down', warming: 'up', quiet: 'fewer', busy: 'more', 'none-shown': null } as const;

/** What a report says in two places and not alike; none where it holds together. */
export function contradictions(report: WeeklyReport): string[] {
  const pairs = [
    ...bottomLinePairs(report),
    ...listPairs(report),
    ...report.series.flatMap(seriesPairs),
    ...placePairs(report),
  ];
  return pairs
    .filter(({ one, other }) => JSON.stringify(one) !== JSON.stringify(other))
    .map(({ what, one, other }) => `${what}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
}

/** Two places that say the same. */
interface Pair {
  readonly what: string;
  readonly one: unknown;
  readonly other: unknown;
}

function bottomLinePairs({ bottomLine, series, coverage: watched }: WeeklyReport): Pair[] {
  const composite = series.find(({ indicator }) => indicator === 'composite');
  const found = (code: string) => bottomLine.grounds.find((ground) => ground.code === code)?.found;
  const { figure = null, n = null, coverage = null } = composite?.thisWeek ?? {};
  return [
    { what: 'index of the bottom line', one: bottomLine.composite, other: figure },
    { what: 'developments of the bottom line', one: bottomLine.developments, other: n },
    { what: 'conflicts of the bottom line', one: bottomLine.conflicts, other: composite?.conflicts ?? null },
    { what: 'coverage of the bottom line', one: bottomLine.coverage, other: coverage },
    {
      what: 'coverage of the bottom line and of the feeds',
      one: bottomLine.coverage,
      other: watched.percent,
    },
    { what: 'coverage among the grounds', one: found('coverage'), other: coverage },
    { what: 'developments among the grounds', one: found('developments'), other: n },
    {
      what: 'history among the grounds',
      one: found('history'),
      other: composite?.longReference?.referenceWeeks ?? found('history'),
    },
    {
      what: 'a share of those that count among the grounds',
      one: found('several-publishers') === null,
      other: n === null || n === 0,
    },
    ...bottomLine.changes.map(({ indicator, word }) => ({
      what: `change of ${indicator}`,
      one: word,
      other: series.find((one) => one.indicator === indicator)?.word,
    })),
  ];
}

/** What is listed, and what is said of how many there are. */
function listPairs({ bottomLine, developments: { listed, notListed } }: WeeklyReport): Pair[] {
  const { reported, uncounted } = bottomLine;
  const all = listed.length + notListed;
  const of = (code: string, status: string | null = null): number =>
    listed.filter(
      ({ why: [first] }) =>
        first?.code === code && (status === null || ('status' in first && first.status === status)),
    ).length;
  const shown = {
    alleged: of('not-counted', 'alleged'),
    denied: of('not-counted', 'denied'),
    noIndex: of('no-index'),
  };
  return [
    { what: 'developments reported', one: reported, other: all },
    {
      what: 'developments that do not count',
      one: uncounted === undefined ? 0 : uncounted.alleged + uncounted.denied + uncounted.noIndex,
      other: all - (bottomLine.developments ?? 0),
    },
    // Those that do not count are listed last, so that what is not listed may be more of them.
    { what: 'why they do not', one: notListed > 0 ? shown : uncounted, other: shown },
    { what: 'an empty week', one: bottomLine.code === 'empty-week' && all > 0, other: false },
    {
      what: 'a week of which nothing counts',
      one: bottomLine.code === 'none-counted',
      other: bottomLine.code === 'none-counted' && all > 0 && bottomLine.developments === 0,
    },
  ];
}

function seriesPairs({ indicator, thisWeek, lastWeek, ...rest }: SeriesReport): Pair[] {
  const { word, test, conflicts } = rest;
  const [now, then] = [thisWeek.figure, lastWeek?.figure ?? null];
  const difference = now === null || then === null ? null : rounded(now.index - then.index, 1);
  const share = conflicts === null ? null : shareOf(conflicts, thisWeek.n);
  return [
    { what: `difference of ${indicator}`, one: rest.indexDifference, other: difference },
    { what: `arrow of ${indicator}`, one: rest.arrow, other: word === null ? null : ARROWS[word] },
    { what: `conflicts of ${indicator}`, one: conflicts === null, other: thisWeek.n === null },
    {
      what: `a count of ${indicator} in a week that nobody saw`,
      one: thisWeek.n === null || (thisWeek.n === 0 && isUnseen(thisWeek.coverage)),
      other: thisWeek.n === null,
    },
    {
      what: `no count of ${indicator} in a week that was seen`,
      one: thisWeek.n === null && !isUnseen(thisWeek.coverage),
      other: false,
    },
    { what: `share of conflict of ${indicator}`, one: test?.conflictShare ?? share, other: share },
  ];
}

function shareOf(conflicts: number, n: number | null): number | null {
  return n === null || n === 0 ? null : rounded((100 * conflicts) / n, 1);
}

/** Sentences that say there is nothing. */
const DENIALS = [
  'bottom:no-data',
  'bottom:no-coverage',
  'bottom:nothing-read',
  'bottom:unwatched',
  'bottom:empty-week',
  'reportedNone',
  'developmentsNone',
] as const satisfies readonly PhraseName[];

/** The sentences of a text that say there is no development of the week though the report lists some. */
export function denials({ developments }: WeeklyReport, text: string, vocabulary: Vocabulary): string[] {
  if (developments.listed.length === 0) return [];
  const said = DENIALS.map((name) => templateParts(templateOf(vocabulary, name)).at(-1)?.text ?? '');
  return said.filter((end) => text.includes(end));
}

function placePairs({ stamp, series, chart, wordsAndDeeds, coverage, developments }: WeeklyReport): Pair[] {
  const last = new Map(
    chart.filter(({ week }) => week === stamp.week).map((point) => [point.indicator, point]),
  );
  const own = coverage.weeks.find(({ week }) => week === stamp.week);
  return [
    ...series.flatMap(({ indicator, thisWeek }) => [
      { what: `chart of ${indicator}`, one: last.get(indicator)?.figure, other: thisWeek.figure },
      { what: `chart of ${indicator}, developments`, one: last.get(indicator)?.n, other: thisWeek.n },
    ]),
    ...wordsAndDeeds.map(({ indicator, now }) => ({
      what: `flows of ${indicator}`,
      one: last.get(indicator)?.flows,
      other: now,
    })),
    ...(own === undefined
      ? []
      : [
          { what: 'coverage', one: coverage.percent, other: own.percent },
          { what: 'feeds that answered', one: coverage.feedsAnswered, other: own.feedsAnswered },
        ]),
    {
      what: 'ranks',
      one: developments.listed.map(({ rank }) => rank),
      other: developments.listed.map((_, at) => at + 1),
    },
  ];
}
