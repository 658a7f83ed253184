import type { DateRange, Instant } from '../../kernel/dates.js';
import type { WeighedDevelopment } from './development-reader.js';
import type { DiplomaticPromise } from './promise.js';

/** Injection token of the reader. */
export const WEEK_READER = Symbol('week reader');

/** Days `YYYY-MM-DD`, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Something announced for later, by the development that announces it. */
export interface ScheduledDevelopment extends WeighedDevelopment {
  readonly scheduled: DateRange;
  /** When the development was first known. */
  readonly firstRecordedAt: Instant;
}

/** The first of a list, and how many there are in all. */
export interface Listed<T> {
  readonly first: readonly T[];
  readonly all: number;
}

/** Two instants of knowledge: what became known after the first and by the second. */
export interface Since {
  readonly since: Date;
  readonly asOf: Date;
}

/** A promise as known at the later of two instants, and at the earlier; null where it was not known then. */
export interface MovedPromise {
  readonly promise: DiplomaticPromise;
  readonly before: DiplomaticPromise | null;
}

/** How many developments of a few days count in an index, and why the others do not; all of them, however few are listed. */
export interface DevelopmentCounts {
  readonly counted: number;
  /** Of those that count: told by two independent publishers or more. */
  readonly ofSeveralPublishers: number;
  readonly alleged: number;
  readonly denied: number;
  /** Of none of the indicators, and neither alleged nor denied. */
  readonly noIndex: number;
}

/** The developments of a few days. */
export interface WeekDevelopments extends Listed<WeighedDevelopment> {
  readonly counts: DevelopmentCounts;
}

/** Overdue promises, and those that only their steps can tell of. */
export interface OverduePromises extends Listed<DiplomaticPromise> {
  /** Due before the day and with a step after it: how they stood then is for whoever asks to say. */
  readonly movedSince: readonly DiplomaticPromise[];
}

/**
 * Reading what a few days hold, as known at an instant: the port behind reports. Each method looks at the rows of those
 * days only, however many there are of others.
 */
export interface WeekReader {
  /**
   * The developments dated to a day among these, by weight × |score|, largest first; those with no index and those
   * alleged or denied after the others.
   */
  developments(days: Days, asOf: Date, most: number): Promise<WeekDevelopments>;
  /** What is announced for some time among the days, soonest first. */
  scheduled(days: Days, asOf: Date, most: number): Promise<Listed<ScheduledDevelopment>>;
  /** The promises with a step that begins on one of the days. */
  movedPromises(days: Days, asOf: Date): Promise<readonly DiplomaticPromise[]>;
  /** The promises that were to be kept before a day and stood unsettled at its end, the latest due first. */
  overduePromises(day: string, asOf: Date, most: number): Promise<OverduePromises>;
  /** The promises neither kept nor dropped that are due at the latest on one of the days, soonest first. */
  comingPromises(days: Days, asOf: Date, most: number): Promise<Listed<DiplomaticPromise>>;
  /**
   * The developments dated to a day among these that became known between the instants, in the order of
   * `developments`; those that only parted from others, whose reports were known before, are none.
   */
  lateDevelopments(days: Days, since: Since, most: number): Promise<Listed<WeighedDevelopment>>;
  /** The promises with a step that begins on one of the days and a version of between the instants. */
  promisesMovedBetween(days: Days, since: Since): Promise<readonly MovedPromise[]>;
  /** The promises held at the instant that have one of the ids, or a step by one of the developments. */
  promisesOn(
    ids: { readonly promiseIds: readonly string[]; readonly developmentIds: readonly string[] },
    asOf: Date,
  ): Promise<readonly DiplomaticPromise[]>;
  /** Versions of the classifiers behind the verdicts on these developments' reports, by name. */
  classifierVersions(developmentIds: readonly string[], asOf: Date): Promise<readonly string[]>;
  /** Whether all that waits to be grouped is grouped, and no transaction still writes that began so long ago or longer. */
  isSettled(agoMs: number): Promise<boolean>;
}
