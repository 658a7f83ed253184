import type { PromiseChange } from '../../kernel/words.js';
import { differs, sameUnit } from './promise-amount.js';
import { changeOf, monthsBetween, type DevelopmentOnSubject, type HeldPromise } from './promise-course.js';
import { sameness, sharedSorts, thingWords } from './promise-identity.js';
import type { PromiseRules } from './promise-rules.js';
import { hasCue, isPlain } from './promise-stage.js';
import { promiseState } from './promise-state.js';
import { hasWord } from './promise-subject.js';
import type { PromiseEvidence } from './promise.js';
import { compareText } from './report.js';

/** A promise that a development may be about, how it would move it, and what shows it. */
export interface Match {
  readonly held: HeldPromise;
  readonly change: PromiseChange;
  readonly evidence: PromiseEvidence;
}

/** What the rules say of a development: at most one promise is moved; what is not sure is left to a person. */
export interface Matching {
  readonly made: Match | null;
  /** Best first. */
  readonly possible: readonly Match[];
}

interface Weighed extends Match {
  readonly isSure: boolean;
  /** Makes, sorts and own names that both have: of two promises of helicopters the one of the same make is meant. */
  readonly exactness: number;
}

/**
 * Finds the promise that a development moves. It must share the object and indicator, come later, and contradict
 * nothing: no other thing, make or name, company, place of a project, amount, cargo or year. It is made where it is sure
 * that the two speak of one thing and no other promise fits as well; the rest is offered to a person. What only announces
 * again belongs to the one opened last of several that fit alike: if it opened another, the next one would fit one more.
 */
export function matchingOf(
  entry: DevelopmentOnSubject,
  promises: readonly HeldPromise[],
  rules: PromiseRules,
): Matching {
  const fitting = promises
    .flatMap((held): readonly Weighed[] => {
      if (!fits(entry, held)) return [];
      const evidence = evidenceOf(entry, held, rules);
      const change = evidence.objects.length === 0 ? null : changeOf(entry, held, evidence.objects, rules);
      if (change === null || isContradicted(entry, held, change, rules)) return [];
      const exactness = sharedSorts(entry.identity, held.identity);
      return [
        { held, change, evidence, exactness, isSure: isSure(entry, held, { evidence, change }, rules) },
      ];
    })
    .sort(compareMatches);
  const [best, second] = fitting.filter(({ isSure: sure }) => sure);
  if (best !== undefined && (best.change === 're-announced' || !fitAlike(best, second)))
    return { made: { held: best.held, change: best.change, evidence: best.evidence }, possible: [] };
  const asked = fitting.filter(({ evidence, held }) => isWorthAsking(evidence, held, rules));
  const possible = asked
    .slice(0, MOST_OFFERED)
    .map(({ held, change, evidence }) => ({ held, change, evidence }));
  return { made: null, possible };
}

function fitAlike(a: Weighed, b: Weighed | undefined): boolean {
  return b !== undefined && strength(a.evidence) === strength(b.evidence) && a.exactness === b.exactness;
}

/** A wide object alone (arms, power) is no ground to ask a person. */
function isWorthAsking(evidence: PromiseEvidence, held: HeldPromise, rules: PromiseRules): boolean {
  const { parties, places, words, amount } = evidence;
  const named = parties.length + places.length + words.length > 0 || amount !== null;
  return named || isNarrow(held, evidence.objects, rules);
}

/** A person is asked about so many promises for one development at most. */
const MOST_OFFERED = 3;

/** Most in common first, then the promise opened last, then by id. */
function compareMatches(a: Weighed, b: Weighed): number {
  return (
    Number(b.isSure) - Number(a.isSure) ||
    strength(b.evidence) - strength(a.evidence) ||
    b.exactness - a.exactness ||
    compareText(b.held.promise.openedOn.from ?? '', a.held.promise.openedOn.from ?? '') ||
    compareText(a.held.promise.id, b.held.promise.id)
  );
}

/** Whether the promise stood when the development came, and no party of it is another. */
function fits(
  { development, subject }: DevelopmentOnSubject,
  { promise, subject: promised }: HeldPromise,
): boolean {
  if (!development.indicators.some((name) => promise.indicators.includes(name))) return false;
  const named = subject.parties.length > 0 && promised.parties.length > 0;
  if (named && !subject.parties.some((id) => promised.parties.includes(id))) return false;
  const happened = development.date.to ?? development.date.from;
  const opened = promise.openedOn.from;
  if (opened !== null && happened !== null && opened > happened) return false;
  const before = promise.history.filter(({ date }) => happened === null || (date.from ?? '') <= happened);
  const state = promiseState(before);
  return state !== 'delivered' && state !== 'cancelled';
}

/** Whether something in the development says that it is about another promise. */
function isContradicted(
  entry: DevelopmentOnSubject,
  held: HeldPromise,
  change: PromiseChange,
  rules: PromiseRules,
): boolean {
  const { subject, identity, opens } = entry;
  const { promise, subject: promised, identity: own } = held;
  if (own.kind === 'visit') return !isInTime(entry, promise.due, rules);
  if (sameness(identity, own) === 'other') return true;
  if (held.words.length > 0 && !held.words.some((word) => hasWord(subject.text, word))) return true;
  // Another quantity agreed upon is another promise.
  if (opens && differs(sameUnit(promise.amount, subject.quantities), promise.amount)) return true;
  if (own.kind === 'project' && areApart(subject.places, promised.places)) return true;
  const opened = Number(promise.openedOn.from?.slice(0, 4) ?? 0);
  if (identity.years.length > 0 && identity.years.every((year) => year < opened)) return true;
  const isDelivery = change === 'progressed' || change === 'delivered';
  return isDelivery && isOtherCargo(entry, held);
}

/** Whether the news counts another cargo than is promised, or a first one where one has come already. */
function isOtherCargo(
  { identity: { ordinal } }: DevelopmentOnSubject,
  { promise, identity }: HeldPromise,
): boolean {
  if (ordinal === null) return false;
  if (identity.ordinal !== null) return identity.ordinal !== ordinal;
  return ordinal === 1 && promise.history.some(({ change }) => change === 'progressed');
}

/** Whether it is said, not only left open, that the development is about this promise. */
function isSure(
  entry: DevelopmentOnSubject,
  held: HeldPromise,
  { evidence, change }: Pick<Match, 'evidence' | 'change'>,
  rules: PromiseRules,
): boolean {
  const { promise, identity: own, words } = held;
  if (own.kind === 'visit') return true;
  if (!isPlain(entry.development, entry.subject.acts, rules)) return false;
  if (hasCue(entry.development.what, 'earlier', rules)) return false;
  if (change !== 're-announced' && own.ordinal !== null && entry.identity.ordinal === null) return false;
  const last = promise.history.at(-1)?.date.from ?? promise.openedOn.from;
  if (monthsBetween(last, entry.development.date.from) > rules.runsMonths[own.kind]) return false;
  // Companies that the promise does not name sign for a deal of their own.
  const { parties } = entry.subject;
  if (entry.opens && parties.length > 0 && held.subject.parties.length === 0) return false;
  const isNamed = evidence.parties.length + evidence.places.length > 0 || evidence.amount !== null;
  switch (sameness(entry.identity, own)) {
    case 'same':
      return true;
    case 'other':
      return false;
    case 'unsaid':
      return isNamed || words.length > 0 || isNarrow(held, evidence.objects, rules);
  }
}

/** Of some objects there is hardly more than one promise at a time: they say enough where the promise names no thing. */
function isNarrow({ identity }: HeldPromise, objects: readonly string[], { narrow }: PromiseRules): boolean {
  return identity.things.length === 0 && objects.some((id) => narrow.includes(id));
}

function areApart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((id) => b.includes(id));
}

/** A visit that took place is the one announced when its day lies near the announced dates; other news of it always. */
function isInTime(
  { development }: DevelopmentOnSubject,
  due: HeldPromise['promise']['due'],
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

/** What a development and a promise have in common. */
export function evidenceOf(
  { subject, identity }: DevelopmentOnSubject,
  { promise, subject: promised, identity: own, words }: HeldPromise,
  rules: PromiseRules,
): PromiseEvidence {
  const quantity = sameUnit(promise.amount, subject.quantities);
  return {
    objects: shared(subject.objects, promised.objects),
    parties: shared(subject.parties, promised.parties),
    places: shared(subject.places, promised.places),
    words: [
      ...new Set([
        ...words.filter((word) => hasWord(subject.text, word)),
        ...thingWords(subject.text, identity, own, rules),
      ]),
    ],
    amount: differs(quantity, promise.amount) ? null : quantity,
  };
}

/** How much tells this promise from others; of words, that there are any. */
function strength({ objects, parties, places, words, amount }: PromiseEvidence): number {
  return (
    objects.length + parties.length + places.length + Math.min(words.length, 1) + (amount === null ? 0 : 1)
  );
}

function shared(a: readonly string[], b: readonly string[]): readonly string[] {
  return a.filter((id) => b.includes(id));
}
