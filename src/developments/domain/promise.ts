import type { PromiseChange, PromiseState, Topic } from '../../kernel/words.js';
import type { DateRange } from '../../kernel/dates.js';
import type { Citation } from './development.js';

/** An amount as it was given: a value or a range, with its qualifier ("about", "over") kept. */
export interface Amount {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  /** ISO 4217, or null. */
  readonly currency: string | null;
  readonly qualifier: string | null;
}

/** What promise and development have in common, as canonical ids and words of the texts: the ground of a match. */
export interface PromiseEvidence {
  /** `object.crude-oil`; `visit.person.lavrov` for a visit. */
  readonly objects: readonly string[];
  /** Companies and bodies. */
  readonly parties: readonly string[];
  readonly places: readonly string[];
  /** Words that tell this promise from others on the same object. */
  readonly words: readonly string[];
  /** The quantity that both name, as `value unit`. */
  readonly amount: string | null;
}

/** Who entered a step of a promise, and on what ground. */
export type StepMatch =
  | { readonly by: 'rule'; readonly rule: string; readonly evidence: PromiseEvidence }
  | { readonly by: 'person'; readonly correctionId: string };

/** One change in the course of a promise; without `match` it stands in the documents. */
export interface PromiseStep {
  readonly developmentId: string | null;
  readonly change: PromiseChange;
  readonly date: DateRange;
  readonly match?: StepMatch;
}

/** A development that may be a step of a promise, which the rules could not tell: for a person to enter, or not. */
export interface PossibleStep {
  readonly developmentId: string;
  /** What it would do to the promise. */
  readonly change: PromiseChange;
  readonly date: DateRange;
  readonly evidence: PromiseEvidence;
}

/** Names the step by which the news opens a promise. */
export const OPENING_RULE = 'promise.opened';

/** Something the two sides announced or agreed that can be kept or broken (DESIGN §6). */
export interface DiplomaticPromise {
  readonly id: string;
  readonly what: string;
  readonly indicators: readonly Topic[];
  readonly parties: { readonly owes: string; readonly owed: string };
  readonly amount: Amount | null;
  readonly due: DateRange | null;
  readonly state: PromiseState;
  readonly openedOn: DateRange;
  readonly history: readonly PromiseStep[];
  /** What a person might enter besides; absent where there is nothing, or the promise is settled. */
  readonly possible?: readonly PossibleStep[];
  readonly citations: readonly Citation[];
  /** The corrections by which a person set the state or the due date; absent where none holds. */
  readonly byHand?: { readonly state?: string; readonly due?: string };
}

/** The development of the news that opened a promise; null for a promise of the documents. */
export function openingOf({ history }: Pick<DiplomaticPromise, 'history'>): string | null {
  const opening = history.find(({ match }) => match?.by === 'rule' && match.rule === OPENING_RULE);
  return opening?.developmentId ?? null;
}
