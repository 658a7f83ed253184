import type { Development } from '../../developments/domain/development.js';
import type { DiplomaticPromise } from '../../developments/domain/promise.js';
import type { Observation } from '../../indicators/domain/observation.js';
import type { DateRange } from '../../kernel/dates.js';

/** One of the source documents: cited by file name, told from others by its hash, never part of the project. */
export interface BaselineDocument {
  /** The file's name. */
  readonly document: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly published: DateRange;
  readonly sha256: string;
  readonly notes: string;
}

/** A development as the data has it; the store adds when it was recorded and, later, articles. */
export type BaselineDevelopment = Omit<Development, 'recordedAt' | 'sources'>;

/** By which objects and words news of a promise is known; an editor's choice, no fact of the documents. */
export interface KnownSubject {
  /** The promise's id. */
  readonly promise: string;
  /** Canonical ids of objects of the classifier's lexicon. */
  readonly objects: readonly string[];
  /** Words of which the news must have one; `*` stands for any ending. */
  readonly words: readonly string[];
}

export interface Baseline {
  readonly documents: readonly BaselineDocument[];
  readonly developments: readonly BaselineDevelopment[];
  readonly promises: readonly DiplomaticPromise[];
  readonly observations: readonly Observation[];
  readonly promiseSubjects: readonly KnownSubject[];
}

/** A datable event of general history that bounds what a document tells without a date. */
export interface NamedEvent {
  readonly id: string;
  readonly label: string;
  /** First and last day, null where open. */
  readonly from: string | null;
  readonly to: string | null;
  /** One of these must stand in the lines from which a date is derived. */
  readonly words: readonly string[];
}

/** A document's text as it was read. */
export interface DocumentText {
  readonly document: string;
  readonly sha256: string;
  /** In order; line 1 comes first. */
  readonly lines: readonly string[];
}

export const BASELINE_KINDS = ['developments', 'promises', 'observations', 'documents'] as const;
export type BaselineKind = (typeof BASELINE_KINDS)[number];
