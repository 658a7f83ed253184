import type { WeekState } from '../../../src/indicators/domain/index-point.js';
import type { WeekChange } from '../../../src/indicators/domain/week-change.js';
import { flag, list, number, oneOf, orAbsent, orNull, record, text, type Guard } from './guards.js';
import { requestAddress } from './reader.js';
import { SERIES, WEEK_STATES, type SeriesName } from './records.js';

export const REPORT_LANGUAGES = ['en', 'ru', 'ur'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export const REPORT_FORMS = ['html', 'pdf', 'md', 'mail', 'csv', 'ics', 'json'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

export const BOTTOM_LINE_CODES = [
  'no-data',
  'no-coverage',
  'empty-week',
  'none-counted',
  'thin',
  'short-history',
  'not-over',
  'not-tested',
  'no-change-shown',
  'changed',
] as const;

const WORDS = ['cooling', 'warming', 'quiet', 'busy', 'none-shown'] as const;
const SIDES = ['cooperation', 'conflict'] as const;

/** An index with its 90 % band. */
export interface ReportFigure {
  readonly index: number;
  readonly low: number;
  readonly high: number;
}

/** What a report says in one sentence, as codes. */
export interface ReportLine {
  readonly code: (typeof BOTTOM_LINE_CODES)[number];
  readonly changes: readonly {
    readonly indicator: SeriesName;
    readonly word: NonNullable<WeekChange['word']>;
  }[];
  /** Counted in the index; null where nobody could see the week. */
  readonly developments: number | null;
  readonly conflicts: number | null;
  /** Listed, counted or not; absent in older reports. */
  readonly reported: number | undefined;
  /** Percent; null where no feed was enabled. */
  readonly coverage: number | null;
  readonly composite: ReportFigure | null;
  readonly side: (typeof SIDES)[number] | null;
  readonly likelihood: 'very-likely' | 'likely' | 'not-shown';
  readonly confidence: 'high' | 'moderate' | 'low';
}

/** A published report. */
export interface ReportEdition {
  readonly week: string;
  readonly edition: number;
  /** The week's last edition: another one where this was corrected. */
  readonly newest: number;
  readonly asOf: string;
  readonly publishedAt: string;
  readonly sha256: string;
  readonly bottomLine: ReportLine;
}

interface ComparedReport {
  readonly stamp: { readonly week: string; readonly asOf: string };
  /** Listed, counted in the index or not. */
  readonly developments: number;
  readonly alarms: number;
  readonly promisesOpened: number;
  readonly promisesMoved: number;
}

interface ComparedWeek {
  readonly figure: ReportFigure | null;
  readonly state: WeekState;
  /** Developments that count; null where nobody could see the week. */
  readonly n: number | null;
  /** Percent; null where nobody watched. */
  readonly coverage: number | null;
}

export interface ComparedSeries {
  readonly indicator: SeriesName;
  readonly earlier: ComparedWeek | null;
  readonly later: ComparedWeek | null;
  readonly indexDifference: number | null;
  readonly bandsOverlap: boolean | null;
}

/** Two weeks side by side, the earlier first. */
export interface ReportComparison {
  readonly earlier: ComparedReport;
  readonly later: ComparedReport;
  readonly series: readonly ComparedSeries[];
}

const figure = record<ReportFigure>({ index: number, low: number, high: number });

const line = record<ReportLine>({
  code: oneOf(BOTTOM_LINE_CODES),
  changes: list(record<ReportLine['changes'][number]>({ indicator: oneOf(SERIES), word: oneOf(WORDS) })),
  developments: orNull(number),
  conflicts: orNull(number),
  reported: orAbsent(number),
  coverage: orNull(number),
  composite: orNull(figure),
  side: orNull(oneOf(SIDES)),
  likelihood: oneOf(['very-likely', 'likely', 'not-shown'] as const),
  confidence: oneOf(['high', 'moderate', 'low'] as const),
});

export const reportEdition: Guard<ReportEdition> = record<ReportEdition>({
  week: text,
  edition: number,
  newest: number,
  asOf: text,
  publishedAt: text,
  sha256: text,
  bottomLine: line,
});

const compared = record<ComparedReport>({
  stamp: record<ComparedReport['stamp']>({ week: text, asOf: text }),
  developments: number,
  alarms: number,
  promisesOpened: number,
  promisesMoved: number,
});
const comparedWeek = record<ComparedWeek>({
  figure: orNull(figure),
  state: oneOf(WEEK_STATES),
  n: orNull(number),
  coverage: orNull(number),
});

export const reportComparison: Guard<ReportComparison> = record<ReportComparison>({
  earlier: compared,
  later: compared,
  series: list(
    record<ComparedSeries>({
      indicator: oneOf(SERIES),
      earlier: orNull(comparedWeek),
      later: orNull(comparedWeek),
      indexDifference: orNull(number),
      bandsOverlap: orNull(flag),
    }),
  ),
});

/** A report as its forms are asked for. */
export interface ReportPlace {
  readonly week: string;
  readonly language: ReportLanguage;
  /** Null: the newest, or one made on demand where none is published. */
  readonly edition: number | null;
  /** Null: what is known now. */
  readonly asOf: string | null;
}

/** Where a form of a report is. */
export function reportAddress({ week, ...query }: ReportPlace, form: ReportForm): string {
  return requestAddress(`/reports/${week}`, { format: form, ...query });
}
