import type { PromiseChange } from '../../kernel/words.js';
import { covers, sameUnit } from './promise-amount.js';
import type { Development } from './development.js';
import type { PromiseRules } from './promise-rules.js';
import { hasWord, VISIT, type PromiseSubject, type ReportedSubject } from './promise-subject.js';
import type { DiplomaticPromise } from './promise.js';

/** What the ledger needs of a development, its record among others. */
export type LedgerDevelopment = Pick<
  Development,
  'id' | 'what' | 'date' | 'indicators' | 'eventType' | 'direction' | 'score' | 'status' | 'scheduled'
>;

/** A development and what it is about. */
export interface DevelopmentOnSubject {
  readonly development: LedgerDevelopment;
  readonly subject: ReportedSubject;
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

/** A development with what the rules say of it as a beginning. */
export function onSubject(
  development: LedgerDevelopment,
  subject: ReportedSubject,
  rules: PromiseRules,
): DevelopmentOnSubject {
  return { development, subject, opens: openingObjects(development, subject, rules).length > 0 };
}

/** Whether a development can begin or move any promise: what cannot is not kept for the ledger. */
export function bearsOnPromises(
  { development, subject, opens }: DevelopmentOnSubject,
  rules: PromiseRules,
): boolean {
  if (subject.objects.length === 0 || !counts(development)) return false;
  return opens || subject.objects.some((id) => changeOn(development, subject, [id], rules) !== null);
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
  { eventType, status, direction, score, scheduled }: LedgerDevelopment,
  { objects, acts }: PromiseSubject & { readonly acts: readonly string[] },
  rules: PromiseRules,
): readonly string[] {
  const isAhead = status === 'planned' || status === 'agreed';
  if (!isAhead || direction !== 'cooperation' || (eventType !== 'AGREE' && eventType !== 'SUPPORT'))
    return [];
  const things = objects.filter((id) => !id.startsWith(VISIT) && !rules.notOpened.includes(id));
  const announces = acts.some((id) => rules.announcing.includes(id)) && score >= rules.announcesFrom;
  if (things.length > 0 && (score >= rules.opensFrom || announces)) return things;
  const isDatedVisit = scheduled !== null && score >= rules.visit.opensFrom;
  return isDatedVisit ? objects.filter((id) => id.startsWith(VISIT)) : [];
}

/** How a development moves a promise it is about; null where it says nothing new of it. */
export function changeOf(
  { development, subject }: DevelopmentOnSubject,
  { promise }: PromiseOnSubject,
  sharedObjects: readonly string[],
  rules: PromiseRules,
): PromiseChange | null {
  const change = changeOn(development, subject, sharedObjects, rules);
  if (change !== 'delivered' || sharedObjects.some((id) => id.startsWith(VISIT))) return change;
  const isPart = rules.partly.some((word) => hasWord(subject.text, word));
  const isEndless = promise.amount === null && sharedObjects.every((id) => rules.bulk.includes(id));
  const isWhole = !isEndless && covers(sameUnit(promise.amount, subject.quantities), promise.amount);
  return isPart || !isWhole ? 'progressed' : 'delivered';
}

function changeOn(
  development: LedgerDevelopment,
  { acts }: Pick<ReportedSubject, 'acts'>,
  objects: readonly string[],
  rules: PromiseRules,
): PromiseChange | null {
  const { status, score, direction } = development;
  if (objects.some((id) => id.startsWith(VISIT))) return visitChange(development, acts, rules);
  if (status === 'cancelled') return 'cancelled';
  if (score <= (status === 'stalled' ? rules.stalledFrom : rules.stallsFrom)) return 'stalled';
  if (direction !== 'cooperation') return null;
  const keeps = rules.kept.some(
    (rule) =>
      score >= rule.score && acts.includes(rule.act) && objects.some((id) => rule.objects.includes(id)),
  );
  if (status === 'occurred' && keeps) return 'delivered';
  if (score >= rules.progressesFrom) return 'progressed';
  const announced = status === 'planned' || status === 'agreed';
  return announced && score >= rules.announcesFrom ? 're-announced' : null;
}

function visitChange(
  { status, score, direction }: LedgerDevelopment,
  acts: readonly string[],
  { visit }: PromiseRules,
): PromiseChange | null {
  if (status === 'cancelled') return 'cancelled';
  if (direction !== 'cooperation') return null;
  if (status === 'planned' || status === 'agreed') return 're-announced';
  return status === 'occurred' && acts.includes(visit.act) && score >= visit.keptFrom ? 'delivered' : null;
}
