import type { DateRange } from '../../kernel/dates.js';
import type { Direction, Origin, PromiseChange, PromiseState, Topic } from '../../kernel/words.js';
import type { KnownDevelopment } from './development-change.js';

/** A report behind a development, as it reads today. */
export interface ToldReport {
  readonly publisher: string;
  readonly title: string;
  readonly summary: string;
  readonly link: string | null;
  /** Canonical ids of what it names. */
  readonly entities: readonly string[];
}

/** A version of a development with all that is said of it. */
export interface ToldDevelopment extends KnownDevelopment {
  readonly mode: string | null;
  readonly direction: Direction;
  /** 0 … 1. */
  readonly confidence: number;
  readonly origin: Origin;
  /** The reports that told of it then, the oldest first. */
  readonly reports: readonly ToldReport[];
}

/** What became of a development with its newest version. */
export interface LatestChange {
  readonly id: string;
  /** Null where there was no version before. */
  readonly before: ToldDevelopment | null;
  readonly after: ToldDevelopment;
}

/** Whether it is a development of its own: neither merged into another nor withdrawn. */
export function stands({ mergedInto, withdrawn }: KnownDevelopment): boolean {
  return mergedInto === null && !withdrawn;
}

/** A version of a promise as far as whoever follows changes needs it. */
export interface ToldPromise {
  readonly id: string;
  readonly what: string;
  readonly indicators: readonly Topic[];
  readonly state: PromiseState;
  readonly due: DateRange | null;
  readonly openedOn: DateRange;
  readonly history: readonly {
    readonly developmentId: string | null;
    readonly change: PromiseChange;
    readonly date: DateRange;
  }[];
}

/** A promise before and after its last change; `before` is null where it was none, `after` where it is none any more. */
export interface LatestPromise {
  readonly origin: Origin;
  readonly before: ToldPromise | null;
  readonly after: ToldPromise | null;
}

/** The day of the last development of a topic. */
export interface LastDay {
  readonly topic: Topic;
  readonly day: string;
}
