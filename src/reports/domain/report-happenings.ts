import type { DateRange, Instant, IsoWeek } from '../../kernel/dates.js';
import type {
  Direction,
  EventType,
  Origin,
  PromiseChange,
  PromiseState,
  Status,
  Topic,
} from '../../kernel/words.js';
import type { AlarmSide, Detector } from '../../indicators/domain/alarms/alarm.js';
import type { SeriesName } from '../../indicators/domain/index-point.js';

/** Why a development ranks where it does. */
export type RankReason =
  /** w·|s|, in score points, one decimal: what it adds to the week; the ranking follows it. */
  | { readonly code: 'effect'; readonly scorePoints: number }
  /** Shown, not counted: `alleged` or since `denied`. */
  | { readonly code: 'not-counted'; readonly status: Status }
  /** Shown, not counted: of none of the indicators. */
  | { readonly code: 'no-index' }
  | { readonly code: 'deed' }
  | { readonly code: 'several-publishers'; readonly publishers: number }
  | { readonly code: 'first-on-record'; readonly indicator: SeriesName }
  | { readonly code: 'raised-alarm'; readonly alarmId: string }
  | { readonly code: 'promise'; readonly promiseId: string; readonly change: PromiseChange }
  | { readonly code: 'corrected-by-person' };

export interface ReportSource {
  readonly articleId: string;
  /** Slug of the publisher. */
  readonly publisher: string;
  /** What the publisher was called; absent where no name was on record. */
  readonly name?: string;
  /** An http or https address; null where the feed gave none that may be linked. */
  readonly url: string | null;
  /** As the publisher dated it: a year, a month, a day or an instant; null where it did not. */
  readonly publishedAt: string | null;
}

/** A development of the week. */
export interface ReportedDevelopment {
  /** From 1. */
  readonly rank: number;
  readonly id: string;
  /** Without control characters, at most 600 characters; cut ones end in “…”. */
  readonly what: string;
  readonly date: DateRange;
  readonly indicators: readonly Topic[];
  readonly eventType: EventType | null;
  readonly direction: Direction;
  /** −10 … +10. */
  readonly score: number;
  readonly status: Status;
  readonly origin: Origin;
  /** Independent publishers; 0 where only documents report it. */
  readonly publishers: number;
  /** p · min(3, 1 + ln max(1, n)), two decimals. */
  readonly weight: number;
  /** The first is `effect`, `not-counted` or `no-index`. */
  readonly why: readonly RankReason[];
  /** All of them, the earliest first; may be empty where its sources are gone. */
  readonly sources: readonly ReportSource[];
  /** Documents that report it, `file:first–last`. */
  readonly citations: readonly string[];
  /** The earliest time among the sources; null where none is dated. */
  readonly firstReportedAt: string | null;
}

/** What sets the week apart, each with its evidence: developments by id with what they are. */
export type ReportFlag =
  /** An event type that the indicator had not had in the 52 weeks before, though earlier; week of the last one. */
  | {
      readonly kind: 'new';
      readonly indicator: SeriesName;
      readonly eventType: EventType;
      readonly lastWeek: IsoWeek;
      readonly evidence: readonly FlagEvidence[];
    }
  | {
      readonly kind: 'first-on-record';
      readonly indicator: SeriesName;
      readonly eventType: EventType;
      /** As exactly as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
      readonly recordBegins: string;
      readonly evidence: readonly FlagEvidence[];
    }
  | {
      readonly kind: 'record';
      readonly indicator: SeriesName;
      readonly side: 'cooperation' | 'conflict';
      /** Score points of the week as seen, one decimal; and of the highest before, corrected for coverage. */
      readonly scorePoints: number;
      readonly before: { readonly week: IsoWeek; readonly scorePoints: number };
      /** Covered weeks it was compared with. */
      readonly weeks: number;
      readonly evidence: readonly FlagEvidence[];
    }
  | {
      readonly kind: 'longest-gap-ended';
      readonly indicator: SeriesName;
      /** Covered weeks without a development. */
      readonly gapWeeks: number;
      readonly since: IsoWeek;
      readonly beforeWeeks: number;
      readonly evidence: readonly FlagEvidence[];
    };

export interface FlagEvidence {
  readonly developmentId: string;
  readonly what: string;
}

/** A promise as it stood at the end of the week. */
export interface ReportedPromise {
  readonly id: string;
  readonly what: string;
  readonly indicators: readonly Topic[];
  readonly parties: { readonly owes: string; readonly owed: string };
  readonly state: PromiseState;
  readonly openedOn: DateRange;
  readonly due: DateRange | null;
  /** Days since the due date passed; null where none is given or it has not. */
  readonly overdueDays: number | null;
  /** What happened to it in the week, in order. */
  readonly steps: readonly {
    readonly change: PromiseChange;
    readonly date: DateRange;
    readonly developmentId: string | null;
    readonly what: string | null;
  }[];
}

export interface ReportPromises {
  readonly opened: readonly ReportedPromise[];
  /** Announced again, progressed, delivered, stalled or cancelled in the week. */
  readonly moved: readonly ReportedPromise[];
  /** Past their due date and not settled, the latest due first; at most twenty. */
  readonly overdue: readonly ReportedPromise[];
  readonly overdueNotListed: number;
}

/** An alarm raised in the week, or standing in it. */
export interface ReportAlarm {
  readonly id: string;
  readonly indicator: SeriesName;
  readonly detector: Detector;
  readonly side: AlarmSide;
  /** The week that raised it. */
  readonly week: IsoWeek;
  readonly raisedThisWeek: boolean;
  /** The detector's figure and what it was held against, four decimals. */
  readonly statistic: number;
  readonly threshold: number;
  readonly reference: {
    readonly from: IsoWeek;
    readonly to: IsoWeek;
    readonly weeks: number;
    /** Developments of the side usual in a fully covered week, one decimal. */
    readonly usual: number;
  } | null;
  /** Developments of the side in the week that raised it. */
  readonly developments: number;
  readonly evidence: readonly FlagEvidence[];
}

/** A visit or meeting announced, or a promise that falls due. */
export interface OutlookEntry {
  readonly kind: 'scheduled' | 'due';
  /** Of the development that announces it, or of the promise; stable, for calendars. */
  readonly id: string;
  readonly what: string;
  readonly indicators: readonly Topic[];
  readonly date: DateRange;
  /** Of what is announced: `planned`, `agreed`, …; of a promise: its state. */
  readonly state: Status | PromiseState;
  /** Independent publishers of the announcement; null for a promise. */
  readonly publishers: number | null;
  /** When it was first known to the tracker, for calendars. */
  readonly recordedAt: Instant | null;
}
