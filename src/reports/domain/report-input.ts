import type { ChangeKind } from '../../developments/domain/development-change.js';
import type { DiplomaticPromise } from '../../developments/domain/promise.js';
import type {
  Listed,
  OverduePromises,
  ScheduledDevelopment,
  WeekDevelopments,
} from '../../developments/domain/week-reader.js';
import type { Alarm } from '../../indicators/domain/alarms/alarm.js';
import type { IndexPoint, SeriesName } from '../../indicators/domain/index-point.js';
import type { IndexParameters } from '../../indicators/domain/parameters.js';
import type { WeekChange } from '../../indicators/domain/week-change.js';
import type { NewKind } from '../../indicators/domain/new-kinds.js';
import type { WeekFlag } from '../../indicators/domain/week-flags.js';
import type { FeedWeek } from '../../indicators/domain/weekly-coverage.js';
import type { WordsAndDeeds } from '../../indicators/domain/words-and-deeds.js';
import type { IsoWeek } from '../../kernel/dates.js';
import type { KnownLate } from './late-knowledge.js';
import type { ReportMethod } from './report-method.js';
import type { ReportRevisions, ReportStamp } from './weekly-report.js';

/** What the numbers say of the week; see `WeekReadingService`. */
export interface NumbersOfWeek {
  readonly points: readonly IndexPoint[];
  readonly flows: readonly WordsAndDeeds[];
  readonly changes: readonly WeekChange[];
  readonly referenceWeeks: number;
  readonly flags: readonly (WeekFlag | NewKind)[];
  readonly alarms: readonly Alarm[];
  readonly watch: {
    readonly feeds: readonly FeedWeek[];
    readonly weeks: readonly WatchedWeek[];
  };
  readonly names: NamesOfSources;
}

/** What feeds, by id, and publishers, by slug, were called; those without a name on record are not in it. */
export interface NamesOfSources {
  readonly feeds: ReadonlyMap<string, string>;
  readonly publishers: ReadonlyMap<string, string>;
}

interface WatchedWeek {
  readonly week: IsoWeek;
  /** 0 … 1; null where no feed was enabled. */
  readonly coverage: number | null;
  readonly feedsEnabled: number;
  readonly feedsAnswered: number;
}

/** A figure that was given otherwise before, and why. */
export interface RevisedFigure {
  readonly week: IsoWeek;
  readonly indicator: SeriesName;
  readonly before: IndexPoint;
  readonly after: IndexPoint;
  /** Found when asked for: a report lists few of many figures. */
  readonly reasons: () => RevisedFigureReasons;
}

export interface RevisedFigureReasons {
  readonly causes: readonly {
    readonly developmentId: string;
    readonly what: string;
    readonly kind: ChangeKind;
    readonly mergedInto: string | null;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  readonly coverage: readonly {
    readonly week: IsoWeek;
    readonly before: number | null;
    readonly after: number | null;
  }[];
}

/** All that a report is made of, as known at its instant. */
export interface ReportInput {
  readonly stamp: ReportStamp;
  readonly numbers: NumbersOfWeek;
  readonly developments: WeekDevelopments;
  readonly promises: {
    /** With a step in the week. */
    readonly moved: readonly DiplomaticPromise[];
    /** At the end of the week. */
    readonly overdue: OverduePromises;
    /** Unsettled and due after it. */
    readonly coming: Listed<DiplomaticPromise>;
  };
  readonly scheduled: Listed<ScheduledDevelopment>;
  /** What developments are, by id: of flags, alarms and the steps of promises. */
  readonly headlines: ReadonlyMap<string, string>;
  readonly revisions: {
    readonly since: ReportRevisions['since'];
    readonly figures: readonly RevisedFigure[];
    readonly late: KnownLate;
  };
  readonly parameters: IndexParameters;
  readonly method: ReportMethod;
}
