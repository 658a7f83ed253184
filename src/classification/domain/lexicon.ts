import type { Direction, EventType, Status, Topic } from '../../kernel/words.js';

export type Side = 'pk' | 'ru';

/** What a named actor is to its state; `place` and `product` name it without acting for it. */
export type SideRole =
  | 'state'
  | 'capital'
  | 'place'
  | 'leader'
  | 'fm'
  | 'deputy-pm'
  | 'minister'
  | 'diplomat'
  | 'military'
  | 'parliament'
  | 'body'
  | 'company'
  | 'product';

/** From and until when, each a year or a month `YYYY-MM`. */
export type OfficeTerm = readonly [from: number | string, to: number | string];

interface TermEntry {
  readonly id: string;
  /** Folded phrases, words by blanks; a word ending in `*` stands for all words that begin so. */
  readonly terms: readonly string[];
  /** Counts only where the text writes it in capitals (`US`, `UN`). */
  readonly upperOnly: boolean;
}

export interface SideEntry extends TermEntry {
  readonly kind: 'side';
  readonly side: Side;
  readonly role: SideRole;
  /** Names too common to prove the side alone (`Dar`, `COAS`). */
  readonly weak: boolean;
  /** An office without its state (`وزیر خارجہ`): another state's where that state is named right before it. */
  readonly office: boolean;
  /** Terms in office, inclusive; empty where not bound to an office. */
  readonly years: readonly OfficeTerm[];
  /** A state that is no more, and its leaders: names the side in reports of those years only, history in all others. */
  readonly boundToYears: boolean;
}

export interface ThirdEntry extends TermEntry {
  readonly kind: 'third';
}

export interface ActEntry extends TermEntry {
  readonly kind: 'act';
  readonly eventType: EventType | null;
  readonly mode: string | null;
  /** −10 … +10, as `facts/scoring-scale.md` §1. */
  readonly score: number;
  /** Which act prevails where a text has several: the higher, the more concrete. */
  readonly rank: number;
  readonly status: Status;
}

export interface ObjectEntry extends TermEntry {
  readonly kind: 'object';
  readonly topic: Topic;
  /** A thing that can be delivered. */
  readonly goods: boolean;
}

export interface CueEntry extends TermEntry {
  readonly kind: 'cue';
  /** Names inside it are not counted (`Islamabad High Court`, `Russian roulette`). */
  readonly mask: boolean;
}

export type Entry = SideEntry | ThirdEntry | ActEntry | ObjectEntry | CueEntry;

/** Weights of one decision: log-odds added by each feature that holds. */
export type Weights = Readonly<Record<string, number>>;

/** Weights that decide direction, and correct the score that an act starts with. */
export interface ScoreWeights {
  /** Log-odds of conflict, and of neither where it is no conflict. */
  readonly conflict: Weights;
  readonly neutral: Weights;
  /** Score points added to what the act starts with, by direction. */
  readonly correction: Readonly<Record<'cooperation' | 'conflict', Weights>>;
  /** Score to start from where no act of the direction is known. */
  readonly usual: Readonly<Record<Direction, number>>;
}

/** Log-odds of what kind the decisive act is of and how far it has got, one model per name: the highest prevails. */
export interface ActWeights {
  readonly status: Readonly<Record<Status, Weights>>;
  /** `none` where the act is of no event type: a remark, a condolence. */
  readonly eventType: Readonly<Record<string, Weights>>;
}

/** Everything the classifier knows that is data: terms and learned weights. */
export interface Lexicon {
  /** Declared version and a hash of the data, e.g. `1.0.0-1a2b3c4d`. */
  readonly version: string;
  readonly entries: readonly Entry[];
  readonly relevance: Weights;
  readonly indicators: Readonly<Record<Topic, Weights>>;
  readonly score: ScoreWeights;
  readonly acts: ActWeights;
  /** Probability that a text naming not both sides is relevant all the same. */
  readonly withoutBothSides: number;
}
