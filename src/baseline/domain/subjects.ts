import type { Citation } from '../../developments/domain/development.js';
import type { Amount, DiplomaticPromise } from '../../developments/domain/promise.js';
import type { Baseline } from './baseline.js';
import type { DatedSubject } from './citation-proof.js';

/** A record as the verification sees it. */
export interface Subject {
  readonly id: string;
  /** Every citation must prove one of these. */
  readonly dates: readonly DatedSubject[];
  readonly amount: Amount | null;
  /** Whether the amount need stand in one of the citations only: a promise's other citations tell of its fate. */
  readonly citesAmountOnce: boolean;
  readonly scheduled: DatedSubject | null;
  readonly citations: readonly Citation[];
}

/** All records that cite lines: developments, promises, observations. */
export function subjectsOf(baseline: Baseline): readonly Subject[] {
  return [
    ...baseline.developments.map(({ id, date, notes, scheduled, citations }): Subject => ({
      id,
      dates: [{ date, notes }],
      amount: null,
      citesAmountOnce: false,
      scheduled: scheduled === null ? null : { date: scheduled, notes },
      citations,
    })),
    ...baseline.promises.map((promise) => promiseSubject(promise, notesOf(baseline))),
    ...baseline.observations.map((observation): Subject => ({
      id: observation.id,
      dates: [{ date: observation.period, notes: observation.notes }],
      amount: observation,
      citesAmountOnce: false,
      scheduled: null,
      citations: observation.citations,
    })),
  ];
}

function notesOf(baseline: Baseline): ReadonlyMap<string, string> {
  return new Map(baseline.developments.map(({ id, notes }) => [id, notes]));
}

/** A promise has no notes of its own: its dates are those of its developments, and so are their rules. */
function promiseSubject(promise: DiplomaticPromise, notes: ReadonlyMap<string, string>): Subject {
  const dates = promise.history.map(({ date, developmentId }) => ({
    date,
    notes: notes.get(developmentId ?? '') ?? '',
  }));
  return {
    id: promise.id,
    dates,
    amount: promise.amount,
    citesAmountOnce: true,
    scheduled:
      promise.due === null ? null : { date: promise.due, notes: dates.map((dated) => dated.notes).join(' ') },
    citations: promise.citations,
  };
}
