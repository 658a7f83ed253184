import type { Topic } from '../../kernel/words.js';
import type { DateRange } from '../../kernel/dates.js';
import type { Citation } from './development.js';

export const PROMISE_STATES = ['open', 'progressing', 'delivered', 'stalled', 'cancelled'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

export type PromiseChange = 'opened' | 're-announced' | 'progressed' | 'delivered' | 'stalled' | 'cancelled';

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
  readonly history: readonly {
    readonly developmentId: string | null;
    readonly change: PromiseChange;
    readonly date: DateRange;
  }[];
  readonly citations: readonly Citation[];
}
