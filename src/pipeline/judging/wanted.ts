import {
  contradiction,
  missingParts,
  withParts,
  type DevelopmentParts,
  type Reading,
  type ReadingParts,
} from '../../corrections/domain/reading.js';
import type { DateRange } from '../../kernel/dates.js';
import type { RefusalCode, RefusalReason } from '../../kernel/refusal-code.js';
import type { PromiseChange, PromiseState } from '../../kernel/words.js';

/** What a person asks for. */
export type Wanted =
  | { readonly kind: 'article'; readonly articleId: string; readonly parts: ReadingParts }
  | { readonly kind: 'development'; readonly developmentId: string; readonly parts: DevelopmentParts }
  | { readonly kind: 'merge'; readonly developmentIds: readonly string[] }
  | { readonly kind: 'split'; readonly developmentId: string; readonly articleIds: readonly string[] }
  | WantedOfPromise
  | { readonly kind: 'undo'; readonly id: string };

/** What a person asks for of a promise. */
export type WantedOfPromise = { readonly promiseId: string } & (
  | { readonly kind: 'promise-match'; readonly developmentId: string; readonly change: PromiseChange }
  | { readonly kind: 'promise-unmatch'; readonly developmentId: string }
  | { readonly kind: 'promise-state'; readonly state: PromiseState }
  | { readonly kind: 'promise-due'; readonly due: DateRange | null }
);

/** Who asks, and why. */
export interface By {
  readonly actor: string;
  readonly reason: string;
}

/** Why a correction is not recorded: there is no such thing, it does not fit what stands, or it makes no sense. */
export interface Refusal {
  readonly outcome: 'unknown' | 'conflict' | 'wrong';
  /** What is wrong and what to do. */
  readonly message: string;
  /** The same for pages in other languages; absent where it is unknown, which they say of anything. */
  readonly reason?: RefusalReason;
}

export type Recorded = { readonly outcome: 'recorded'; readonly id: string } | Refusal;

/** A refusal of parts that cannot stand together with what was seen; null where they can. */
export function refusedParts(parts: ReadingParts, seen: Reading): Refusal | null {
  const missing = missingParts(parts, seen);
  if (missing.length > 0) {
    const message = `This was read as no development, so there is nothing to keep: give ${missing.join(', ')} too.`;
    return { outcome: 'wrong', message, reason: { code: 'parts-missing', about: missing.join(', ') } };
  }
  const after = withParts(seen, { relevant: true, ...parts });
  const fault = after.relevant ? contradiction(after) : null;
  return fault === null
    ? null
    : {
        outcome: 'wrong',
        message: `Score and direction contradict each other: ${fault}. Correct both.`,
        reason: { code: 'score-against-direction' },
      };
}

/** The refusal of what does not fit what stands. */
export function conflict(message: string, code: RefusalCode): Refusal {
  return { outcome: 'conflict', message, reason: { code } };
}

/** The refusal for what is not there. */
export function unknown(what: string): Refusal {
  return { outcome: 'unknown', message: `There is no ${what}.` };
}
