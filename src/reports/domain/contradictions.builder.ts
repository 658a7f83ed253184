import type { SeriesReport } from './report-figures.js';
import { rounded } from './rounding.js';
import type { WeeklyReport } from './weekly-report.js';

const ARROWS = { cooling: 'down', warming: 'up', quiet: 'fewer', busy: 'more', 'none-shown': null } as const;

/** What a report says in two places and not alike; none where it holds together. */
export function contradictions(report: WeeklyReport): string[] {
  const pairs = [...bottomLinePairs(report), ...report.series.flatMap(seriesPairs), ...placePairs(report)];
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
  const { figure = null, n = 0, coverage = null } = composite?.thisWeek ?? {};
  return [
    { what: 'index of the bottom line', one: bottomLine.composite, other: figure },
    { what: 'developments of the bottom line', one: bottomLine.developments, other: n },
    { what: 'conflicts of the bottom line', one: bottomLine.conflicts, other: composite?.conflicts ?? 0 },
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
      other: composite?.longReference?.referenceWeeks ?? 0,
    },
    ...bottomLine.changes.map(({ indicator, word }) => ({
      what: `change of ${indicator}`,
      one: word,
      other: series.find((one) => one.indicator === indicator)?.word,
    })),
  ];
}

function seriesPairs({ indicator, thisWeek, lastWeek, ...rest }: SeriesReport): Pair[] {
  const { word, test, conflicts } = rest;
  const [now, then] = [thisWeek.figure, lastWeek?.figure ?? null];
  const difference = now === null || then === null ? null : rounded(now.index - then.index, 1);
  const share = thisWeek.n === 0 ? null : rounded((100 * conflicts) / thisWeek.n, 1);
  return [
    { what: `difference of ${indicator}`, one: rest.indexDifference, other: difference },
    { what: `arrow of ${indicator}`, one: rest.arrow, other: word === null ? null : ARROWS[word] },
    { what: `share of conflict of ${indicator}`, one: test?.conflictShare ?? share, other: share },
  ];
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
