import type { ToldPromise } from '../../developments/domain/latest-change.js';
import type { DateRange } from '../../kernel/dates.js';
import type { PromiseEvent } from './condition.js';
import type { PromiseFact } from './fact.js';
import { isFresh } from './freshness.js';

const SETTLING = ['delivered', 'stalled', 'cancelled'] as const;

/**
 * What became of a promise between two versions of it: opened by the news, or brought into a state that is told. An old
 * step that an archive brings is no news; a state that a person set is, whatever its date.
 */
export function promiseEvent(
  before: ToldPromise | null,
  after: ToldPromise | null,
  news: { readonly isOfNews: boolean; readonly today: string; readonly freshDays: number },
): PromiseFact | null {
  if (after === null) return null;
  if (before === null) {
    return news.isOfNews && isFresh(after.openedOn, news.today, news.freshDays)
      ? promiseFact(after, 'opened')
      : null;
  }
  const settled = SETTLING.find((state) => state === after.state && before.state !== state);
  if (settled === undefined) return null;
  const step = after.history.findLast(({ change }) => change === settled);
  const isNews = step === undefined || isFresh(step.date, news.today, news.freshDays);
  return isNews ? promiseFact(after, settled) : null;
}

/** A promise as something that a rule can match. */
export function promiseFact(promise: ToldPromise, event: PromiseEvent): PromiseFact {
  const { id, what, indicators, due } = promise;
  return { kind: 'promise', id, what, event, indicators, due, evidence: dueLine(due) };
}

function dueLine(due: DateRange | null): PromiseFact['evidence'] {
  return due?.to === undefined || due.to === null
    ? []
    : [{ text: `due by ${due.to}`, publisher: null, url: null }];
}
