import type { Development } from './development.js';
import { fingerprint } from './fingerprint.js';
import { promiseState } from './promise-state.js';
import type { PromiseSubject } from './promise-subject.js';
import type { Amount, DiplomaticPromise, PromiseChange } from './promise.js';
import { compareText } from './report.js';

/** Scores (−10 … +10, scoring-scale §1) from which an act changes a promise. */
const LEDGER = {
  /** A concrete offer, request or intent opens one. */
  opens: 3,
  /** Signed, contracted, shipped: it moves. */
  progresses: 5,
  /** Cargo arrives, aid lands, construction starts: it is kept. */
  delivers: 7,
  /** Refusal, stalled or unviable project. */
  stalls: -3,
  /** A cooperation stream halted for political reasons, sanctions. */
  cancels: -6,
} as const;

/** Who owes whom cannot be read off a headline safely: news opens promises of both sides. */
const BOTH_SIDES = 'Pakistan and Russia';

/** A development and what it is about. */
export interface DevelopmentOnSubject {
  readonly development: Development;
  readonly subject: PromiseSubject;
  readonly amount: Amount | null;
}

/** A promise and what it is about. */
export interface PromiseOnSubject {
  readonly promise: DiplomaticPromise;
  readonly subject: PromiseSubject;
}

/** One change of the ledger, with the rule and the words in common that made it. */
export interface PromiseChangeEvent {
  readonly promiseId: string;
  readonly change: PromiseChange;
  readonly developmentId: string;
  readonly rule: string;
  /** Canonical ids that promise and development share; for an opening, those of the promise. */
  readonly shared: readonly string[];
  /** The promise with this change in its history and its new state. */
  readonly after: PromiseOnSubject;
}

/**
 * What the developments do to the promises, by date and id, each development at most once and to at most one promise.
 * A development only touches a promise with which it shares an object and an indicator, whose companies and bodies do
 * not contradict its own, and which was opened no later and neither delivered nor cancelled. Undated, alleged and denied
 * developments change nothing.
 */
export function promiseChanges(
  developments: readonly DevelopmentOnSubject[],
  promises: readonly PromiseOnSubject[],
): readonly PromiseChangeEvent[] {
  const ledger = new Map(promises.map((held) => [held.promise.id, held]));
  const entered = new Set(
    promises.flatMap(({ promise }) => promise.history.map(({ developmentId }) => developmentId)),
  );
  const events: PromiseChangeEvent[] = [];
  for (const entry of [...developments].sort(compareEntries)) {
    if (entered.has(entry.development.id)) continue;
    const event = changeBy(entry, [...ledger.values()]);
    if (event === null) continue;
    ledger.set(event.promiseId, event.after);
    events.push(event);
  }
  return events;
}

function changeBy(
  entry: DevelopmentOnSubject,
  promises: readonly PromiseOnSubject[],
): PromiseChangeEvent | null {
  const { development } = entry;
  if (development.date.from === null || development.status === 'alleged' || development.status === 'denied')
    return null;
  const held = bestMatch(entry, promises);
  if (held === null) return opens(entry) ? openedBy(entry) : null;
  const change = changeOf(development);
  if (change === null) return null;
  const history = [
    ...held.promise.history,
    { developmentId: development.id, change, date: development.date },
  ];
  return {
    promiseId: held.promise.id,
    change,
    developmentId: development.id,
    rule: `promise.${change}`,
    shared: sharedOf(entry.subject, held.subject),
    after: { promise: { ...held.promise, history, state: promiseState(history) }, subject: held.subject },
  };
}

/** How a development moves a promise it is about; null where it says nothing new of it. */
function changeOf({ status, score, direction }: Development): PromiseChange | null {
  if (status === 'cancelled' || score <= LEDGER.cancels) return 'cancelled';
  if (status === 'stalled' || score <= LEDGER.stalls) return 'stalled';
  if (direction !== 'cooperation') return null;
  if (status === 'occurred' && score >= LEDGER.delivers) return 'delivered';
  if (score >= LEDGER.progresses) return 'progressed';
  const announced = (status === 'planned' || status === 'agreed') && score >= LEDGER.opens;
  return announced ? 're-announced' : null;
}

function opens({
  development: { eventType, status, direction, score },
  subject,
}: DevelopmentOnSubject): boolean {
  const promising =
    (eventType === 'AGREE' || eventType === 'SUPPORT') && (status === 'planned' || status === 'agreed');
  return promising && direction === 'cooperation' && score >= LEDGER.opens && subject.objects.length > 0;
}

function openedBy({ development, subject, amount }: DevelopmentOnSubject): PromiseChangeEvent {
  const history = [{ developmentId: development.id, change: 'opened' as const, date: development.date }];
  const promise: DiplomaticPromise = {
    id: `promise-${fingerprint(development.id)}`,
    what: development.what,
    indicators: development.indicators,
    parties: { owes: BOTH_SIDES, owed: BOTH_SIDES },
    amount,
    due: development.scheduled,
    state: promiseState(history),
    openedOn: development.date,
    history,
    citations: [],
  };
  return {
    promiseId: promise.id,
    change: 'opened',
    developmentId: development.id,
    rule: 'promise.opened',
    shared: [...subject.objects, ...subject.parties],
    after: { promise, subject },
  };
}

/** The promise with most in common, then the one opened last, then by id; null where none fits. */
function bestMatch(
  entry: DevelopmentOnSubject,
  promises: readonly PromiseOnSubject[],
): PromiseOnSubject | null {
  const [best] = promises
    .filter((held) => fits(entry, held))
    .sort(
      (a, b) =>
        sharedOf(entry.subject, b.subject).length - sharedOf(entry.subject, a.subject).length ||
        compareText(b.promise.openedOn.from ?? '', a.promise.openedOn.from ?? '') ||
        compareText(a.promise.id, b.promise.id),
    );
  return best ?? null;
}

function fits(
  { development, subject }: DevelopmentOnSubject,
  { promise, subject: promised }: PromiseOnSubject,
): boolean {
  if (promise.state === 'delivered' || promise.state === 'cancelled') return false;
  if (!subject.objects.some((id) => promised.objects.includes(id))) return false;
  if (!development.indicators.some((name) => promise.indicators.includes(name))) return false;
  const named = subject.parties.length > 0 && promised.parties.length > 0;
  if (named && !subject.parties.some((id) => promised.parties.includes(id))) return false;
  const [opened, happened] = [promise.openedOn.from, development.date.to];
  return opened === null || happened === null || opened <= happened;
}

function sharedOf(a: PromiseSubject, b: PromiseSubject): readonly string[] {
  return [
    ...a.objects.filter((id) => b.objects.includes(id)),
    ...a.parties.filter((id) => b.parties.includes(id)),
  ];
}

function compareEntries(
  { development: a }: DevelopmentOnSubject,
  { development: b }: DevelopmentOnSubject,
): number {
  return compareText(a.date.from ?? '', b.date.from ?? '') || compareText(a.id, b.id);
}
