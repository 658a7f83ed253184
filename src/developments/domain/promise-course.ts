import type { PromiseChange } from '../../kernel/words.js';
import { covers, quantitiesIn, sameUnit } from './promise-amount.js';
import { identityOf, type PromiseIdentity } from './promise-identity.js';
import type { PromiseRules } from './promise-rules.js';
import { hasCue, stageOf, type LedgerDevelopment } from './promise-stage.js';
import { hasWord, VISIT, type PromiseSubject, type ReportedSubject } from './promise-subject.js';
import type { DiplomaticPromise } from './promise.js';

/** A development and what it is about. */
export interface DevelopmentOnSubject {
  readonly development: LedgerDevelopment;
  readonly subject: ReportedSubject;
  readonly identity: PromiseIdentity;
  /** Whether it is an agreement or announcement by which a promise may begin. */
  readonly opens: boolean;
}

/** A promise and what it is about. */
export interface PromiseOnSubject {
  readonly promise: DiplomaticPromise;
  readonly subject: PromiseSubject;
  /** Beginnings of words of which a development must have one; empty where the object says enough. */
  readonly words: readonly string[];
}

/** A promise as the ledger holds it while it reads the news. */
export interface HeldPromise extends PromiseOnSubject {
  readonly identity: PromiseIdentity;
  /** The highest score of what was done for it; null where only the documents tell of it. */
  readonly rung: number | null;
}

/** A development with what the rules say of it as a beginning. */
export function onSubject(
  development: LedgerDevelopment,
  read: ReportedSubject,
  rules: PromiseRules,
): DevelopmentOnSubject {
  const quantities = [...new Set([...read.quantities, ...quantitiesIn(development.what)])];
  const subject = { ...read, quantities };
  const identity = identityOf(development.what, subject, rules);
  return { development, subject, identity, opens: openingObjects(development, subject, rules).length > 0 };
}

/** Whether a development can begin or move any promise: what cannot is not kept for the ledger. */
export function bearsOnPromises(
  { development, subject, identity, opens }: DevelopmentOnSubject,
  rules: PromiseRules,
): boolean {
  if (subject.objects.length === 0 || !counts(development)) return false;
  if (opens || (isVisit(subject.objects) && visitChange(development, subject.acts, rules) !== null))
    return true;
  const things = subject.objects.filter((id) => !id.startsWith(VISIT));
  return things.length > 0 && stageOf(development, subject.acts, identity.kind, rules) !== null;
}

/** Undated, alleged and denied developments change nothing. */
export function counts({ date, status }: LedgerDevelopment): boolean {
  return date.from !== null && status !== 'alleged' && status !== 'denied';
}

/**
 * The objects of a promise that a development begins: both sides agree on a concrete step or sign for it, or a delivery
 * is announced; or a visit is announced with its dates. Empty for all else.
 */
export function openingObjects(
  development: LedgerDevelopment,
  { objects, acts }: PromiseSubject & { readonly acts: readonly string[] },
  rules: PromiseRules,
): readonly string[] {
  const { eventType, status, direction, score, scheduled } = development;
  if (direction !== 'cooperation') return [];
  const isDatedVisit = scheduled !== null && score >= rules.visit.opensFrom;
  const visits = isDatedVisit ? objects.filter((id) => id.startsWith(VISIT)) : [];
  if (isVisitAhead(development, rules)) return visits;
  const isAhead = status === 'planned' || status === 'agreed';
  if (!isAhead || (eventType !== 'AGREE' && eventType !== 'SUPPORT')) return [];
  const things = objects.filter((id) => !id.startsWith(VISIT) && !rules.notOpened.includes(id));
  const announces = acts.some((id) => rules.announcing.includes(id)) && score >= rules.announcesFrom;
  return things.length > 0 && (score >= rules.opensFrom || announces) ? things : visits;
}

/** Whether a visit's own day lies after that of the news: then it is announced, whatever the verb. */
function isVisitAhead({ what, date, scheduled, status }: LedgerDevelopment, rules: PromiseRules): boolean {
  const [told, day] = [date.to, scheduled?.from ?? null];
  return status === 'occurred' && told !== null && day !== null && day > told && !hasCue(what, 'done', rules);
}

/** How a development moves a promise it is about; null where it says nothing new of it, or is a promise of its own. */
export function changeOf(
  entry: DevelopmentOnSubject,
  held: HeldPromise,
  sharedObjects: readonly string[],
  rules: PromiseRules,
): PromiseChange | null {
  const { development, subject } = entry;
  if (isVisit(sharedObjects)) return visitChange(development, subject.acts, rules);
  const stage = stageOf(development, subject.acts, held.identity.kind, rules);
  switch (stage) {
    case null:
      return null;
    case 'cancelled':
    case 'stalled':
      return stage;
    case 'kept':
      return isWhole(entry, held, rules) ? 'delivered' : 'progressed';
    case 'done':
      return 'progressed';
    case 'reaffirmed':
      return 're-announced';
    case 'bound':
      return boundChange(entry, held, rules);
  }
}

/** A step up from what had been agreed is progress; the same again a re-announcement, or, of goods, another deal. */
function boundChange(
  { development }: DevelopmentOnSubject,
  { promise, identity, rung }: HeldPromise,
  rules: PromiseRules,
): PromiseChange | null {
  const { score } = development;
  const isHigher = rung === null ? score >= rules.progressesFrom : score > rung;
  if (!rules.recurring.includes(identity.kind)) return isHigher ? 'progressed' : 're-announced';
  if (hasCue(development.what, 'anew', rules)) return null;
  const last = promise.history.at(-1)?.date.from ?? promise.openedOn.from;
  const isOneDeal = monthsBetween(last, development.date.from) <= rules.dealMonths;
  if (isOneDeal) return isHigher ? 'progressed' : 're-announced';
  return development.status === 'planned' ? 're-announced' : null;
}

/** Whether a delivery is certainly all that was promised. */
function isWhole(
  { subject, identity }: DevelopmentOnSubject,
  held: HeldPromise,
  rules: PromiseRules,
): boolean {
  const { promise, identity: promised } = held;
  if (promised.ordinal !== null && promised.ordinal === identity.ordinal) return true;
  if (rules.partly.some((word) => hasWord(subject.text, word))) return false;
  if (promise.amount === null) return !rules.bulk.includes(promised.kind);
  return covers(sameUnit(promise.amount, subject.quantities), promise.amount);
}

function visitChange(
  development: LedgerDevelopment,
  acts: readonly string[],
  rules: PromiseRules,
): PromiseChange | null {
  const { visit } = rules;
  const { status, score, direction } = development;
  if (status === 'cancelled') return 'cancelled';
  if (direction !== 'cooperation') return null;
  const isAhead = status === 'planned' || status === 'agreed' || isVisitAhead(development, rules);
  if (isAhead) return 're-announced';
  return status === 'occurred' && acts.includes(visit.act) && score >= visit.keptFrom ? 'delivered' : null;
}

export function isVisit(objects: readonly string[]): boolean {
  return objects.some((id) => id.startsWith(VISIT));
}

const MONTH_MS = (365.25 / 12) * 86_400_000;

/** Months from one day to another; none where one of them is not known. */
export function monthsBetween(from: string | null, to: string | null): number {
  return from === null || to === null ? 0 : (Date.parse(to) - Date.parse(from)) / MONTH_MS;
}
