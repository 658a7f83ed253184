import type { Direction, EventType, Score, Status, Topic } from '../../kernel/words.js';
import type { DateRange } from '../../kernel/dates.js';

/** What the classifier is given: an article as a feed gave it. */
export interface ReportText {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Hint from the feed, BCP 47 primary tag, or null. */
  readonly language: string | null;
  /** Instant, day, month or year, or null. */
  readonly publishedAt: string | null;
  readonly publisher: string | null;
}

/** One reason of a verdict. The contributions of one `decides` add up to that decision's log-odds or score. */
export interface Evidence {
  /** Rule id, e.g. `R3-india-russia` or `act.sign-agreement`. */
  readonly rule: string;
  /** What it bears on: relevance, indicator:trade, direction, score, status, eventType. */
  readonly decides: string;
  /** The words as they stand in the text. */
  readonly words: string;
  readonly place: {
    readonly field: 'title' | 'summary';
    readonly start: number;
    readonly end: number;
  } | null;
  /** What it added, in the unit of the decision (log-odds; score points). */
  readonly contribution: number;
}

export interface TopicConfidence {
  readonly name: Topic;
  /** Probability, 0 … 1. */
  readonly confidence: number;
}

/** What the classifier says of one article (DESIGN §4, §6). */
export interface Verdict {
  readonly id: string;
  readonly relevant: boolean;
  /** Calibrated probability that the article is relevant, 0 … 1. */
  readonly relevance: number;
  /** Empty where not relevant. */
  readonly indicators: readonly TopicConfidence[];
  readonly eventType: EventType | null;
  readonly mode: string | null;
  readonly direction: Direction;
  readonly score: Score;
  readonly status: Status | null;
  /** `en`, `ru`, `ur`, another tag, or `und`. */
  readonly language: string;
  readonly evidence: readonly Evidence[];
  readonly classifierVersion: string;
  /** What grouping needs of the text; not part of the command line's output. */
  readonly traits: ReportTraits;
}

/** Language-free traits of what a report says happened, for comparing reports across languages. */
export interface ReportTraits {
  /** The day, month … the text gives for the act; null where it gives none. */
  readonly actDate: DateRange | null;
  /** Date of what is announced for the future, or null. */
  readonly scheduled: DateRange | null;
  /** Canonical ids of persons, bodies, companies and places named (`person.lavrov`, `place.karachi`). */
  readonly entities: readonly string[];
  /** Canonical ids of acts (`act.sign`, `act.visit`) and objects (`object.crude-oil`). */
  readonly acts: readonly string[];
  /** How far the rules alone say that the act has got; null where no act was read (a verdict's status is learned). */
  readonly stage: Status | null;
  /** Quantities as `value unit`, normalised (`100000 tonne`). */
  readonly quantities: readonly string[];
  /** Stems of rarer content words of the text in its own language. */
  readonly stems: readonly string[];
}
