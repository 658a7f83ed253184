import type { Direction, Origin, PromiseState, Status, Topic } from '../../kernel/words.js';
import type { TopicConfidence } from '../../classification/domain/verdict.js';
import type { DevelopmentReading } from '../../corrections/domain/reading.js';
import type { DateRange, Instant } from '../../kernel/dates.js';
import type { ReadingMark } from '../../kernel/reading-mark.js';
import type { Development } from './development.js';
import type { DevelopmentChange } from './development-change.js';
import type { DiplomaticPromise } from './promise.js';

/** Injection token of the reader. */
export const DEVELOPMENT_READER = Symbol('development reader');

/** A development as it is stored: with its weight and the confidence of each of its topics. */
export interface WeighedDevelopment extends Development {
  /** p of each topic: relevance times the indicator's confidence, 0 … 1. */
  readonly topics: readonly TopicConfidence[];
  /** Independent publishers; 0 where only documents report it. */
  readonly publishers: number;
  /** p · min(3, 1 + ln max(1, n)) of DESIGN §5. */
  readonly weight: number;
  /** What the reports or documents said where a person corrected it. */
  readonly own?: OwnDevelopment;
}

/** What the reports or documents said of a development that a person corrected. */
export interface OwnDevelopment extends Omit<DevelopmentReading, 'relevant' | 'status'> {
  readonly status: Status;
  readonly confidence: number;
  readonly topics: readonly TopicConfidence[];
}

/** A development on its way into the database. */
export interface StorableDevelopment extends Omit<WeighedDevelopment, 'recordedAt' | 'sources'> {
  /** True where a person said that it is none. */
  readonly withdrawn?: boolean;
}

/** Which developments are asked for. */
export interface DevelopmentNarrowing {
  readonly indicators: readonly Topic[];
  readonly directions: readonly Direction[];
  readonly statuses: readonly Status[];
  readonly origins: readonly Origin[];
  readonly core: boolean | null;
  /** Inclusive UTC days that the date's bounds must touch, or null. */
  readonly from: string | null;
  readonly to: string | null;
  /** Words in any order and form, “quoted” ones together, -left out, the last one perhaps only begun; or null. */
  readonly text: string | null;
  readonly asOf: Date | null;
}

/** One page of them, newest first. */
export interface DevelopmentQuery extends DevelopmentNarrowing {
  readonly limit: number;
  readonly after: { readonly date: string | null; readonly id: string } | null;
}

/** How many developments have one value of a facet, counted under the choices made in the other facets. */
export interface DevelopmentCount {
  readonly value: string;
  readonly count: number;
}

/** How many developments a narrowing leaves in all, and by the values of each facet. */
export interface DevelopmentCounts {
  readonly total: number;
  readonly indicator: readonly DevelopmentCount[];
  readonly direction: readonly DevelopmentCount[];
  readonly status: readonly DevelopmentCount[];
  readonly origin: readonly DevelopmentCount[];
  /** “true” and “false”. */
  readonly core: readonly DevelopmentCount[];
}

/** What the numbers need of a stored development. */
export type CountableDevelopment = Pick<
  WeighedDevelopment,
  'id' | 'date' | 'topics' | 'score' | 'eventType' | 'status' | 'publishers'
>;

/** What became of some developments, as seen by one reading. */
export interface DevelopmentChanges {
  /** Null where nothing changed since the mark that was given. */
  readonly mark: ReadingMark | null;
  readonly ids: ReadonlySet<string>;
  /** Every date one of them ever had. */
  readonly dates: readonly DateRange[];
  /** Those of them that are held, as they are held. */
  readonly held: readonly CountableDevelopment[];
}

/** One earlier or present state of a development. */
export interface DevelopmentVersion {
  readonly version: number;
  readonly recordedAt: Instant;
  readonly what: string;
  readonly score: number;
  readonly direction: Direction;
  readonly status: Status;
  readonly publishers: number;
  readonly mergedInto: string | null;
  readonly withdrawn: boolean;
}

export type DevelopmentById =
  | { readonly found: 'development'; readonly development: WeighedDevelopment }
  | { readonly found: 'merged'; readonly into: string }
  | { readonly found: 'nothing' };

export interface PromiseQuery {
  readonly origins: readonly Origin[];
  readonly states: readonly PromiseState[];
  readonly indicators: readonly Topic[];
  readonly asOf: Date | null;
  readonly limit: number;
  readonly after: string | null;
}

/** One report and the development it supports. */
export interface DevelopmentReport {
  readonly developmentId: string;
  readonly articleId: string;
  readonly publisher: string;
}

/** One earlier or present state of a promise. */
export interface PromiseVersion {
  readonly version: number;
  readonly recordedAt: Instant;
  readonly state: PromiseState;
  readonly due: DateRange | null;
  /** Entries in its history. */
  readonly steps: number;
  readonly withdrawn: boolean;
}

/** A promise with its states, oldest first. */
export interface PromiseWithVersions {
  /** Its record; the last one where it ended. */
  readonly promise: DiplomaticPromise;
  /** True where it is no promise any more: its opening was taken off, withdrawn or became part of another. */
  readonly ended: boolean;
  readonly versions: readonly PromiseVersion[];
}

/** Reading developments and promises: the port behind lists, pages and the index. */
export interface DevelopmentReader {
  /** Newest first by the date's first bound, undated last. */
  list(query: DevelopmentQuery): Promise<readonly WeighedDevelopment[]>;
  counts(query: DevelopmentNarrowing): Promise<DevelopmentCounts>;
  /** At most `most` of them, those with the greatest |score| × weight first. */
  notable(query: DevelopmentNarrowing, most: number): Promise<readonly WeighedDevelopment[]>;
  byId(id: string, asOf: Date | null): Promise<DevelopmentById>;
  versions(id: string, asOf: Date | null): Promise<readonly DevelopmentVersion[]>;
  /** Every development known at `asOf` (null: now), without sources: what the index is made from. */
  all(asOf: Date | null): Promise<readonly WeighedDevelopment[]>;
  /** Those of the given developments that are known at `asOf` (null: now), without sources. */
  some(ids: readonly string[], asOf: Date | null): Promise<readonly WeighedDevelopment[]>;
  /** Every report known at `asOf` of the developments that the publisher tells of, its own among them. */
  reportsWith(publisher: string, asOf: Date | null): Promise<readonly DevelopmentReport[]>;
  /** Hands over, batch by batch, what the numbers need of every development held at `asOf` (null: now). */
  eachCountable(
    asOf: Date | null,
    take: (batch: readonly CountableDevelopment[]) => void,
  ): Promise<ReadingMark>;
  /** Which transactions a reading sees that begins now; the same mark twice: nothing was committed between, in any table. */
  mark(): Promise<ReadingMark>;
  /** What changed since a reading, in one statement that is quick where little did. */
  changesSince(mark: ReadingMark): Promise<DevelopmentChanges>;
  /** What was otherwise at `asOf`, or null where more than `most` developments have changed since. */
  changesAfter(asOf: Date, most: number): Promise<DevelopmentChanges | null>;
  /** What got a version after `since` and by `until`, as known at the two instants. */
  changesBetween(since: Date, until: Date): Promise<readonly DevelopmentChange[]>;
  /** When the newest fact known at `asOf` was recorded, or null where there is none. */
  newestRecord(asOf: Date | null): Promise<Instant | null>;
  promises(query: PromiseQuery): Promise<readonly DiplomaticPromise[]>;
  /** One promise as known at `asOf` (null: now); null where there never was one. */
  promise(id: string, asOf: Date | null): Promise<PromiseWithVersions | null>;
  /** What the given developments are about in a word, by id, as known at `asOf`; those that are not are left out. */
  headlines(ids: readonly string[], asOf: Date | null): Promise<ReadonlyMap<string, string>>;
}
