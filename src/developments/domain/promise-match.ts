import { differs, sameUnit } from './promise-amount.js';
import type { DevelopmentOnSubject, PromiseOnSubject } from './promise-course.js';
import type { PromiseRules } from './promise-rules.js';
import { promiseState } from './promise-state.js';
import { hasWord, VISIT } from './promise-subject.js';
import type { PromiseEvidence } from './promise.js';
import { compareText } from './report.js';

/** A promise that a development is about, and what shows it. */
export interface Match {
  readonly held: PromiseOnSubject;
  readonly evidence: PromiseEvidence;
  /** Whether another promise fits as well: then nothing is settled by it. */
  readonly isOneOfSeveral: boolean;
}

/**
 * The promise with most in common, then the one opened last, then by id; null where none fits. A development only fits
 * a promise with which it shares an indicator and an object (and, where the object is wide or the promise has words of
 * its own, something that tells it from others), whose companies do not contradict its own, and which was opened no
 * later and neither kept nor cancelled by then.
 */
export function bestMatch(
  entry: DevelopmentOnSubject,
  promises: readonly PromiseOnSubject[],
  rules: PromiseRules,
): Match | null {
  const [best, second] = promises
    .flatMap((held) => {
      const evidence = evidenceOf(entry, held);
      return fits(entry, held, rules) && isEnough(evidence, held, rules) ? [{ held, evidence }] : [];
    })
    .sort(
      (a, b) =>
        strength(b.evidence) - strength(a.evidence) ||
        compareText(b.held.promise.openedOn.from ?? '', a.held.promise.openedOn.from ?? '') ||
        compareText(a.held.promise.id, b.held.promise.id),
    );
  if (best === undefined) return null;
  const isOneOfSeveral = second !== undefined && strength(second.evidence) === strength(best.evidence);
  return { ...best, isOneOfSeveral };
}

function fits(
  { development, subject, opens }: DevelopmentOnSubject,
  { promise, subject: promised }: PromiseOnSubject,
  rules: PromiseRules,
): boolean {
  if (!development.indicators.some((name) => promise.indicators.includes(name))) return false;
  const named = subject.parties.length > 0 && promised.parties.length > 0;
  if (named && !subject.parties.some((id) => promised.parties.includes(id))) return false;
  // Another quantity agreed upon is another promise.
  if (opens && differs(sameUnit(promise.amount, subject.quantities), promise.amount)) return false;
  if (isVisit(promised.objects) && !isInTime({ development, subject, opens }, promise.due, rules))
    return false;
  const happened = development.date.to ?? development.date.from;
  const opened = promise.openedOn.from;
  if (opened !== null && happened !== null && opened > happened) return false;
  const before = promise.history.filter(({ date }) => happened === null || (date.from ?? '') <= happened);
  const state = promiseState(before);
  return state !== 'delivered' && state !== 'cancelled';
}

/** A visit that took place is the one announced when its day lies near the announced dates; other news of it always. */
function isInTime(
  { development }: DevelopmentOnSubject,
  due: PromiseOnSubject['promise']['due'],
  { visit }: PromiseRules,
): boolean {
  const [from, day, to] = [due?.from ?? null, development.date.from, due?.to ?? null];
  if (development.status !== 'occurred') return true;
  if (from === null || day === null || to === null) return false;
  return day >= shifted(from, -visit.daysAround) && day <= shifted(to, visit.daysAround);
}

const DAY_MS = 86_400_000;

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function isEnough(
  { objects, parties, places, words, amount }: PromiseEvidence,
  held: PromiseOnSubject,
  rules: PromiseRules,
): boolean {
  if (objects.length === 0) return false;
  if (held.words.length > 0 && words.length === 0) return false;
  const isNarrow = objects.some((id) => rules.narrow.includes(id) || id.startsWith(VISIT));
  return isNarrow || parties.length + places.length + words.length > 0 || amount !== null;
}

/** What a development and a promise have in common. */
export function evidenceOf(
  { subject }: DevelopmentOnSubject,
  { promise, subject: promised, words }: PromiseOnSubject,
): PromiseEvidence {
  const quantity = sameUnit(promise.amount, subject.quantities);
  return {
    objects: shared(subject.objects, promised.objects),
    parties: shared(subject.parties, promised.parties),
    places: shared(subject.places, promised.places),
    words: words.filter((word) => hasWord(subject.text, word)),
    amount: differs(quantity, promise.amount) ? null : quantity,
  };
}

export function isVisit(objects: readonly string[]): boolean {
  return objects.some((id) => id.startsWith(VISIT));
}

function strength({ objects, parties, places, words, amount }: PromiseEvidence): number {
  return (
    objects.length + parties.length + places.length + Math.min(words.length, 1) + (amount === null ? 0 : 1)
  );
}

function shared(a: readonly string[], b: readonly string[]): readonly string[] {
  return a.filter((id) => b.includes(id));
}
