import type { IsoWeek } from '../../kernel/dates.js';
import type { AgainstUsual } from '../../indicators/domain/against-usual.js';
import type { SeriesName, WeekState } from '../../indicators/domain/index-point.js';
import type { ChangeWord } from '../../indicators/domain/week-change.js';

/** An index with its 90 % band, −100 … +100, one decimal. */
export interface ReportFigure {
  readonly index: number;
  readonly low: number;
  readonly high: number;
}

/** A figure of one week, or why there is none. */
export interface WeekFigure {
  readonly week: IsoWeek;
  /** Null where the state says why not. */
  readonly figure: ReportFigure | null;
  readonly state: WeekState;
  /** Developments of the week that count; null where nothing of the week could be seen and none is dated in it. */
  readonly n: number | null;
  /** Percent, 0 … 100, one decimal; null where no feed was enabled. */
  readonly coverage: number | null;
}

/** The week's rate against that of covered weeks before it. */
export interface ReportRate {
  /** Covered weeks before the week. */
  readonly referenceWeeks: number;
  /** Developments usual in a fully covered week, two decimals. */
  readonly usual: number;
  /** This week's rate over the usual one, corrected for coverage, with its 90 % interval; two decimals. */
  readonly rateRatio: number;
  readonly low: number;
  readonly high: number;
}

/** Down: cooling; up: warming; fewer: quiet; more: busy. Null: no arrow. */
export const ARROWS = ['down', 'up', 'fewer', 'more'] as const;
export type Arrow = (typeof ARROWS)[number];

/** Why there is an arrow, or none; the first sentence of a series says it. */
export const ARROW_REASONS = [
  /** Conflict's tested share of the developments rose: cooling. */
  'conflict-share-rose',
  /** It fell: warming. */
  'conflict-share-fell',
  /** Fewer developments than the long reference explains: quiet, which is not cooling. */
  'fewer-than-usual',
  /** More of them: busy. */
  'more-than-usual',
  /** Tested, and no change stands. */
  'no-change-shown',
  'no-coverage',
  'thin',
  'short-history',
  /** The running week. */
  'partial',
  /** Feeds were down for part of the week: `coverage` is below what a test asks. */
  'coverage-too-low',
  /** The series has no such week at all. */
  'no-week',
] as const;
export type ArrowReason = (typeof ARROW_REASONS)[number];

/** What the test found; all in percent or four decimals, as printed. */
export interface ReportTest {
  /** Conflict's share of the week's developments, percent, one decimal; null where the week has none. */
  readonly conflictShare: number | null;
  /** Of the long reference; null where it is empty. */
  readonly usualConflictShare: number | null;
  /** p-values, mid-p: that the rate differs, that conflict's share rose, that it fell. */
  readonly rateP: number;
  readonly conflictRoseP: number;
  readonly conflictFellP: number;
}

/** One row of the table by indicator. */
export interface SeriesReport {
  readonly indicator: SeriesName;
  readonly thisWeek: WeekFigure;
  /** Those of them with a score below 0; null where `n` is. */
  readonly conflicts: number | null;
  /** Null where the series does not reach back so far. */
  readonly lastWeek: WeekFigure | null;
  /** Index of this week less that of the last, one decimal: arithmetic, tested by nothing. Null where one is missing. */
  readonly indexDifference: number | null;
  readonly usual: AgainstUsual;
  /** Against 13 covered weeks, which decides nothing, and up to 52, which decides; null where not tested. */
  readonly shortReference: ReportRate | null;
  readonly longReference: ReportRate | null;
  /** The word of the tested change; null where not tested. */
  readonly word: ChangeWord | null;
  readonly test: ReportTest | null;
  readonly arrow: Arrow | null;
  readonly arrowReason: ArrowReason;
}

/** One week of one series, for the charts. */
export interface ChartPoint extends WeekFigure {
  readonly indicator: SeriesName;
  /** 100 = the mean of the first 52 covered weeks, one decimal; null until those exist. */
  readonly intensity: number | null;
  /** Decayed flows in score points per week, one decimal; null where the week had no coverage. */
  readonly flows: FlowFigures | null;
}

export interface FlowFigures {
  readonly cooperation: { readonly words: number; readonly deeds: number };
  readonly conflict: { readonly words: number; readonly deeds: number };
}

/** Words against deeds of one series: decayed flows in score points per week, one decimal. */
export interface WordsAndDeedsReport {
  readonly indicator: SeriesName;
  readonly now: FlowFigures | null;
  /** 13 weeks before; null where that week does not exist or had no coverage. */
  readonly before: FlowFigures | null;
  /**
   * `deeds-lead`, `words-lead`: of cooperation, one is at least twice the other; `balanced`: neither; `none`: there is
   * no cooperation to speak of, under 0.1; `no-coverage`. A description, tested by nothing.
   */
  readonly balance: 'deeds-lead' | 'words-lead' | 'balanced' | 'none' | 'no-coverage';
}
