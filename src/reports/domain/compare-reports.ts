import type { ChangeWord } from '../../indicators/domain/week-change.js';
import type { SeriesName } from '../../indicators/domain/index-point.js';
import type { SeriesReport, WeekFigure } from './report-figures.js';
import type { ReportedDevelopment } from './report-happenings.js';
import { rounded } from './rounding.js';
import type { BottomLine, ReportStamp, WeeklyReport } from './weekly-report.js';

/** One of the reports that are compared. */
export interface ComparedReport {
  readonly stamp: ReportStamp;
  readonly sha256: string;
  readonly bottomLine: BottomLine;
  /** On record, counted in an index or not; those that count stand in the bottom line. */
  readonly developments: number;
  /** The first three of its ranking. */
  readonly foremost: readonly Pick<ReportedDevelopment, 'id' | 'what'>[];
  readonly alarms: number;
  readonly flags: number;
  readonly promisesOpened: number;
  readonly promisesMoved: number;
}

/** One series in both weeks; null where a report does not have it. */
export interface ComparedSeries {
  readonly indicator: SeriesName;
  readonly earlier: WeekFigure | null;
  readonly later: WeekFigure | null;
  /** Later less earlier, one decimal; null where an index is missing. */
  readonly indexDifference: number | null;
  /** Whether the two bands have points in common, so that the indices may well be the same; null where one is missing. */
  readonly bandsOverlap: boolean | null;
  readonly words: { readonly earlier: ChangeWord | null; readonly later: ChangeWord | null };
}

/** Two weeks side by side; the earlier week first, whatever order they were named in. */
export interface ReportComparison {
  readonly earlier: ComparedReport;
  readonly later: ComparedReport;
  readonly series: readonly ComparedSeries[];
}

const FOREMOST = 3;

/** Compares two reports by what each of them says; nothing is tested between them. */
export function compareReports(a: WeeklyReport, b: WeeklyReport): ReportComparison {
  const [earlier, later] = a.stamp.week <= b.stamp.week ? [a, b] : [b, a];
  const names = [...new Set([...later.series, ...earlier.series].map(({ indicator }) => indicator))];
  const of = ({ series }: WeeklyReport, name: SeriesName): SeriesReport | null =>
    series.find(({ indicator }) => indicator === name) ?? null;
  return {
    earlier: summary(earlier),
    later: summary(later),
    series: names.map((name) => comparedSeries(name, of(earlier, name), of(later, name))),
  };
}

function comparedSeries(
  indicator: SeriesName,
  earlier: SeriesReport | null,
  later: SeriesReport | null,
): ComparedSeries {
  const [then, now] = [earlier?.thisWeek.figure ?? null, later?.thisWeek.figure ?? null];
  const isMissing = then === null || now === null;
  return {
    indicator,
    earlier: earlier?.thisWeek ?? null,
    later: later?.thisWeek ?? null,
    indexDifference: isMissing ? null : rounded(now.index - then.index, 1),
    bandsOverlap: isMissing ? null : now.low <= then.high && then.low <= now.high,
    words: { earlier: earlier?.word ?? null, later: later?.word ?? null },
  };
}

function summary({ stamp, sha256, bottomLine, developments, ...rest }: WeeklyReport): ComparedReport {
  return {
    ...{ stamp, sha256, bottomLine },
    developments: developments.listed.length + developments.notListed,
    foremost: developments.listed.slice(0, FOREMOST).map(({ id, what }) => ({ id, what })),
    alarms: rest.alarms.length,
    flags: rest.flags.length,
    promisesOpened: rest.promises.opened.length,
    promisesMoved: rest.promises.moved.length,
  };
}
