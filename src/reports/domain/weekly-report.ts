/**
 * The content of one weekly report (DESIGN §2): all that any form of it says, in the order in which it says it. Every
 * form is made from this record and a language, and from nothing else, so that a number in a text stands here too:
 * figures are rounded here, once, to the digits that are printed. Words are codes with arguments; sentences are the
 * forms' own. Nothing depends on a clock, a time zone, a locale or an instance.
 */
import type { DateRange, Instant, IsoWeek } from '../../kernel/dates.js';
import type { PromiseChange, PromiseState, Score, Status, Topic } from '../../kernel/words.js';
import type { SeriesName } from '../../indicators/domain/index-point.js';
import type { ChangeWord } from '../../indicators/domain/week-change.js';
import type { EditionChange } from './edition-parts.js';
import type { ReportCoverage } from './report-coverage.js';
import type { ChartPoint, ReportFigure, SeriesReport, WordsAndDeedsReport } from './report-figures.js';
import type {
  OutlookEntry,
  ReportAlarm,
  ReportFlag,
  ReportedDevelopment,
  ReportPromises,
} from './report-happenings.js';

/** The languages in which a report is given. */
export const REPORT_LANGUAGES = ['en', 'ru', 'ur'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** Where the report comes from and how to check it. */
export interface ReportStamp {
  readonly week: IsoWeek;
  /** First and last day of the week, `YYYY-MM-DD`, UTC. */
  readonly from: string;
  readonly to: string;
  /** The report says what was known at this instant. */
  readonly asOf: Instant;
  /** When the newest fact in it was recorded; null where nothing is recorded. */
  readonly dataCutOff: Instant | null;
  readonly versions: {
    /** Of the classifiers behind the verdicts on this week's reports, oldest first; empty where there are none. */
    readonly classifiers: readonly string[];
    /** Of the numbers' parameters. */
    readonly parameters: string;
    /** Of the rules and thresholds of the report itself. */
    readonly method: string;
  };
  /** Null for one made on demand, which is not kept. */
  readonly edition: ReportEdition | null;
}

/** A published report; what it says never changes, and what is known otherwise later makes a new edition. */
export interface ReportEdition {
  /** From 1. */
  readonly number: number;
  /** The edition that this one corrects; null for the first. Later ones are found at `/reports/{week}/editions`. */
  readonly corrects: {
    readonly number: number;
    readonly asOf: Instant;
    readonly sha256: string;
  } | null;
  /** What is said otherwise than in the edition corrected; empty for the first. */
  readonly changes: readonly EditionChange[];
}

/** How likely a tested statement is; fixed words, never mixed with how sure the evidence makes us. */
export const LIKELIHOODS = ['very-likely', 'likely', 'not-shown'] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

/** How good the evidence is that a statement rests on. */
export const CONFIDENCES = ['high', 'moderate', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What the confidence was judged by; `met` or not. Amounts are those of the week. */
export interface ConfidenceGround {
  readonly code: 'coverage' | 'developments' | 'several-publishers' | 'history' | 'state';
  readonly met: boolean;
  /**
   * What was found and what was asked: percent, developments that count, percent of them, covered weeks; null for `state`,
   * found null where nobody watched or there is nothing that it could be a share of.
   */
  readonly found: number | null;
  readonly asked: number | null;
}

/** What the one sentence says; the first that applies. */
export const BOTTOM_LINES = [
  /** Nothing is recorded for the week or before. */
  'no-data',
  /** Feeds were down, or (coverage null) there were none yet: nobody knows what the week brought. */
  'no-coverage',
  /** The week was watched and brought nothing. */
  'empty-week',
  /** The week was watched, and nothing of what it brought counts in an index. */
  'none-counted',
  /** Too few developments for an index. */
  'thin',
  /** An index, but too little history to test a change. */
  'short-history',
  /** The week is not over. */
  'not-over',
  /** Feeds were down for part of the week: the change cannot be tested. */
  'not-tested',
  /** No tested change in any series: not the same as "nothing changed". */
  'no-change-shown',
  /** At least one tested change. */
  'changed',
] as const;
export type BottomLineCode = (typeof BOTTOM_LINES)[number];

/** Developments of the week that are shown and not counted. */
export interface Uncounted {
  readonly alleged: number;
  readonly denied: number;
  /** Of none of the indicators. */
  readonly noIndex: number;
}

/** The bottom line: one sentence, from rules that can only understate. */
export interface BottomLine {
  readonly code: BottomLineCode;
  /** The tested changes, the composite's first, then cooling before warming before volume. Only for `changed`. */
  readonly changes: readonly {
    readonly indicator: SeriesName;
    readonly word: Exclude<ChangeWord, 'none-shown'>;
  }[];
  /**
   * Developments of the week that count in an index, in all series together, and those of them with a score below 0; null
   * where nothing of the week could be seen and none is dated in it.
   */
  readonly developments: number | null;
  readonly conflicts: number | null;
  /** All of the week that are on record, counted or not: as many as the report lists and leaves out. Absent in older records. */
  readonly reported?: number;
  /** Why the others do not count. Absent in older records. */
  readonly uncounted?: Uncounted;
  /** Percent, 0 … 100; null where no feed was enabled: nothing was expected. */
  readonly coverage: number | null;
  /** The composite index with its band; null where the state says why not. */
  readonly composite: ReportFigure | null;
  /** Which side outweighs the other beyond the band: null where the band holds 0, so that no side is named. */
  readonly side: 'cooperation' | 'conflict' | null;
  /** Of the tested change; `not-shown` where none is. False discovery is held at 5 %, so never more than very likely. */
  readonly likelihood: Likelihood;
  readonly confidence: Confidence;
  readonly grounds: readonly ConfidenceGround[];
}

/** A figure known otherwise than at the report before, with the largest causes. */
export interface ReportRevision {
  readonly week: IsoWeek;
  readonly indicator: SeriesName;
  readonly before: ReportFigure | null;
  readonly after: ReportFigure | null;
  /** Largest first; at most ten. Contributions in score points; null where the development did not count. */
  readonly causes: readonly {
    readonly developmentId: string;
    readonly what: string;
    readonly kind: string;
    readonly mergedInto: string | null;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  readonly causesNotListed: number;
  /** Weeks whose coverage is known otherwise now, percent; null where unwatched. */
  readonly coverage: readonly {
    readonly week: IsoWeek;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

/** A development of an earlier week that no report could tell of, since it was not known. */
export interface LateDevelopment {
  readonly id: string;
  readonly what: string;
  readonly date: DateRange;
  readonly indicators: readonly Topic[];
  readonly score: Score;
  readonly status: Status;
  readonly publishers: number;
  /** Whether it enters an index. */
  readonly counts: boolean;
}

/** A step of a promise on a day of an earlier week, and how the promise stands as of the report. */
export interface LatePromise {
  readonly id: string;
  readonly what: string;
  readonly indicators: readonly Topic[];
  readonly change: PromiseChange;
  readonly date: DateRange;
  readonly state: PromiseState;
}

/** What became known of earlier weeks since the report before, counted or not. */
export interface LateKnowledge {
  readonly developments: readonly LateDevelopment[];
  readonly developmentsNotListed: number;
  /** The newest first. */
  readonly promises: readonly LatePromise[];
  readonly promisesNotListed: number;
}

export interface ReportRevisions {
  /** The report or instant compared with: the last one before, or seven days where there is none. */
  readonly since: { readonly asOf: Instant; readonly week: IsoWeek | null; readonly edition: number | null };
  /** Weeks that were looked at. */
  readonly from: IsoWeek;
  readonly to: IsoWeek;
  readonly figures: readonly ReportRevision[];
  readonly figuresNotListed: number;
  /** Absent in records made before it was told. */
  readonly late?: LateKnowledge;
}

/** One measured figure of the method; `value` as printed, with what it was measured on. */
export interface MeasuredAccuracy {
  readonly code: string;
  readonly value: number;
  readonly unit: 'f1' | 'share' | 'percent' | 'ratio';
  /** What was to be reached; null where nothing was asked. */
  readonly target: number | null;
  readonly reached: boolean | null;
  readonly measuredOn: string;
}

export interface MethodNote {
  /** The parameters that a reader needs to follow the numbers, by name. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly accuracy: readonly MeasuredAccuracy[];
  /** When the accuracy was measured, `YYYY-MM-DD`. */
  readonly measuredOn: string;
}

/** All that a report says but its own hash. */
export interface ReportContent {
  readonly schema: 1;
  readonly stamp: ReportStamp;
  readonly bottomLine: BottomLine;
  /** The composite first, then the four indicators. */
  readonly series: readonly SeriesReport[];
  /** The last 53 weeks that exist up to this one, every series, by week. */
  readonly chart: readonly ChartPoint[];
  readonly developments: {
    /** Ranked; at most a hundred. */
    readonly listed: readonly ReportedDevelopment[];
    readonly notListed: number;
  };
  readonly flags: readonly ReportFlag[];
  readonly promises: ReportPromises;
  readonly wordsAndDeeds: readonly WordsAndDeedsReport[];
  readonly alarms: readonly ReportAlarm[];
  readonly revisions: ReportRevisions;
  readonly outlook: {
    /** The days looked at, both included: the day after the week and so many weeks on. */
    readonly from: string;
    readonly to: string;
    readonly entries: readonly OutlookEntry[];
    readonly notListed: number;
  };
  readonly coverage: ReportCoverage;
  readonly method: MethodNote;
}

/** A report: its content, and the SHA-256 of the content's canonical JSON, 64 hexadecimal digits. */
export interface WeeklyReport extends ReportContent {
  readonly sha256: string;
}
