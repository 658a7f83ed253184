import type { Direction, EventType, Origin, Score, Status, Topic } from '../../kernel/words.js';
import type { DateRange, Instant } from '../../kernel/dates.js';

/** A place in one of the five documents. */
export interface Citation {
  /** The file's name. */
  readonly document: string;
  /** First and last line, 1-based, inclusive. */
  readonly lines: readonly [number, number];
  /** Whether the date stands in the cited lines, or follows from others by a rule named in the notes. */
  readonly dateBasis: 'stated' | 'derived';
  readonly dateLines: readonly [number, number] | null;
}

export interface Source {
  readonly articleId: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly publishedAt: string | null;
}

/** One dated happening in the relations (DESIGN §6). */
export interface Development {
  readonly id: string;
  readonly what: string;
  readonly date: DateRange;
  readonly indicators: readonly Topic[];
  readonly eventType: EventType | null;
  readonly mode: string | null;
  readonly direction: Direction;
  readonly score: Score;
  readonly status: Status;
  /** Relevance times the indicator's confidence, 0 … 1; 1 where a person or the baseline's editor decided. */
  readonly confidence: number;
  readonly origin: Origin;
  /** Directly bilateral; false for context. */
  readonly core: boolean;
  /** When what is announced is to happen, or null. */
  readonly scheduled: DateRange | null;
  readonly recordedAt: Instant;
  readonly sources: readonly Source[];
  readonly citations: readonly Citation[];
  readonly notes: string;
}
