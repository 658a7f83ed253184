import { INDICATORS, PROMISE_STATES, type Indicator, type PromiseState } from '../../../src/kernel/words.js';
import type { Guard } from './guards.js';
import { list, number, oneOf, orNull, record, text } from './guards.js';

/** How many promises of an indicator were kept, of those whose fate is known. */
export interface KeptRate {
  readonly indicator: Indicator;
  readonly promises: number;
  readonly delivered: number;
  readonly cancelled: number;
  /** 0 … 1; null where so few are settled that the counts say more. */
  readonly share: number | null;
  readonly open: readonly OpenPromise[];
}

interface OpenPromise {
  readonly id: string;
  readonly what: string;
  readonly state: PromiseState;
}

export interface PromiseSummary {
  readonly indicators: readonly KeptRate[];
}

export const promiseSummary: Guard<PromiseSummary> = record<PromiseSummary>({
  indicators: list(
    record<KeptRate>({
      indicator: oneOf(INDICATORS),
      promises: number,
      delivered: number,
      cancelled: number,
      share: orNull(number),
      open: list(record<OpenPromise>({ id: text, what: text, state: oneOf(PROMISE_STATES) })),
    }),
  ),
});
