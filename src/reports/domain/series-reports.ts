import { againstUsual } from '../../indicators/domain/against-usual.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import type { IndexPoint, SeriesName } from '../../indicators/domain/index-point.js';
import type {
  ChangeWord,
  RateComparison,
  TestedWeek,
  WeekChange,
} from '../../indicators/domain/week-change.js';
import type { WordsAndDeeds } from '../../indicators/domain/words-and-deeds.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import type {
  Arrow,
  ArrowReason,
  ChartPoint,
  FlowFigures,
  ReportFigure,
  ReportRate,
  ReportTest,
  SeriesReport,
  WeekFigure,
  WordsAndDeedsReport,
} from './report-figures.js';
import type { NumbersOfWeek } from './report-input.js';
import type { ReportMethod } from './report-method.js';
import { percent, rounded } from './rounding.js';
import { seenCount } from './unseen-week.js';

/** The composite first, then the indicators: the order of a report. */
const ORDER: readonly SeriesName[] = ['composite', ...SERIES.filter((name) => name !== 'composite')];

/** The table by indicator; empty where the series have no such week. */
export function seriesReports(week: IsoWeek, { points, changes }: NumbersOfWeek): SeriesReport[] {
  const before = weekOfNumber(weekNumber(week) - 1);
  return ORDER.flatMap((indicator) => {
    const at = (of: IsoWeek): IndexPoint | undefined =>
      points.find((point) => point.indicator === indicator && point.week === of);
    const [point, last] = [at(week), at(before)];
    const change = changes.find((one) => one.indicator === indicator);
    if (point === undefined || change === undefined) return [];
    const [thisWeek, lastWeek] = [weekFigure(point), last === undefined ? null : weekFigure(last)];
    const [now, then] = [thisWeek.figure, lastWeek?.figure ?? null];
    return [
      {
        ...{ indicator, thisWeek, conflicts: thisWeek.n === null ? null : change.conflicts, lastWeek },
        indexDifference: now === null || then === null ? null : rounded(now.index - then.index, 1),
        ...tested(change),
      },
    ];
  });
}

function tested(
  change: WeekChange,
): Omit<SeriesReport, 'indicator' | 'thisWeek' | 'conflicts' | 'lastWeek' | 'indexDifference'> {
  const { word, test } = change;
  return {
    usual: againstUsual(word),
    shortReference: rate(test?.short ?? null),
    longReference: rate(test?.long ?? null),
    word,
    test: test === null ? null : reportTest(change, test),
    arrow: word === null ? null : ARROW_OF[word],
    arrowReason: word === null ? whyNotTested(change) : REASON_OF[word],
  };
}

const ARROW_OF: Readonly<Record<ChangeWord, Arrow | null>> = {
  cooling: 'down',
  warming: 'up',
  quiet: 'fewer',
  busy: 'more',
  'none-shown': null,
};

const REASON_OF: Readonly<Record<ChangeWord, ArrowReason>> = {
  cooling: 'conflict-share-rose',
  warming: 'conflict-share-fell',
  quiet: 'fewer-than-usual',
  busy: 'more-than-usual',
  'none-shown': 'no-change-shown',
};

function whyNotTested({ state }: WeekChange): ArrowReason {
  return state === 'ok' ? 'coverage-too-low' : state;
}

function reportTest({ n, conflicts }: WeekChange, test: TestedWeek): ReportTest {
  return {
    conflictShare: n === 0 ? null : percent(conflicts / n),
    usualConflictShare: test.usualConflictShare === null ? null : percent(test.usualConflictShare),
    rateP: probability(test.rateP),
    conflictRoseP: probability(test.conflictRoseP),
    conflictFellP: probability(test.conflictFellP),
  };
}

/** The least p that is printed: a smaller one would read as certainty. */
const LEAST_P = 0.0001;

/** A p-value with four decimals, never 0. */
export function probability(p: number): number {
  return Math.max(LEAST_P, rounded(p, 4));
}

function rate(comparison: RateComparison | null): ReportRate | null {
  if (comparison === null) return null;
  const { referenceWeeks, usual, rateRatio, low, high } = comparison;
  return {
    referenceWeeks,
    usual: rounded(usual, 2),
    rateRatio: rounded(rateRatio, 2),
    low: rounded(low, 2),
    high: rounded(high, 2),
  };
}

/** A point as printed. */
function weekFigure(point: IndexPoint): WeekFigure {
  const { week, state, n } = point;
  const coverage = point.coverage === null ? null : percent(point.coverage);
  return { week, figure: figureOf(point), state, n: seenCount(n, coverage), coverage };
}

/** Index and band with one decimal; null where the state says why not. */
export function figureOf({
  index,
  low,
  high,
}: Pick<IndexPoint, 'index' | 'low' | 'high'>): ReportFigure | null {
  if (index === null || low === null || high === null) return null;
  return { index: rounded(index, 1), low: rounded(low, 1), high: rounded(high, 1) };
}

/** Every week and series for the charts, by week, then in the report's order of series. */
export function chartPoints({ points, flows }: NumbersOfWeek): ChartPoint[] {
  const flowsAt = new Map(flows.map((flow) => [`${flow.week} ${flow.indicator}`, flow]));
  const place = new Map(ORDER.map((name, i) => [name, i]));
  return points
    .map((point): ChartPoint => {
      const { indicator, intensity } = point;
      const flow = flowsAt.get(`${point.week} ${indicator}`);
      return {
        ...weekFigure(point),
        indicator,
        intensity: intensity === null ? null : rounded(intensity, 1),
        flows: flow === undefined ? null : flowFigures(flow),
      };
    })
    .sort(
      (a, b) =>
        weekNumber(a.week) - weekNumber(b.week) ||
        (place.get(a.indicator) ?? 0) - (place.get(b.indicator) ?? 0),
    );
}

function flowFigures({ cooperation, conflict }: WordsAndDeeds): FlowFigures | null {
  if (cooperation === null || conflict === null) return null;
  const figures = ({ words, deeds }: { readonly words: number; readonly deeds: number }) => ({
    words: rounded(words, 1),
    deeds: rounded(deeds, 1),
  });
  return { cooperation: figures(cooperation), conflict: figures(conflict) };
}

/** Words against deeds of every series that has the week, now and some weeks before. */
export function wordsAndDeedsReports(
  week: IsoWeek,
  { flows }: NumbersOfWeek,
  method: ReportMethod,
): WordsAndDeedsReport[] {
  const before = weekOfNumber(weekNumber(week) - method.flowsBackWeeks);
  return ORDER.flatMap((indicator) => {
    const at = (of: IsoWeek): WordsAndDeeds | undefined =>
      flows.find((flow) => flow.indicator === indicator && flow.week === of);
    const [now, then] = [at(week), at(before)];
    if (now === undefined) return [];
    const figures = flowFigures(now);
    return [
      {
        ...{ indicator, now: figures, before: then === undefined ? null : flowFigures(then) },
        balance: balanceOf(figures, method),
      },
    ];
  });
}

function balanceOf(
  flows: FlowFigures | null,
  { leastFlow, leadRatio }: ReportMethod,
): WordsAndDeedsReport['balance'] {
  if (flows === null) return 'no-coverage';
  const { words, deeds } = flows.cooperation;
  if (words + deeds < leastFlow) return 'none';
  if (deeds >= leadRatio * words) return 'deeds-lead';
  return words >= leadRatio * deeds ? 'words-lead' : 'balanced';
}
