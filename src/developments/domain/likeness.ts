import { gapDays } from './calendar.js';
import type { DayInterval } from './calendar.js';
import { GROUPING } from './grouping-weights.js';
import type { SharedWeight } from './grouping-weights.js';
import { TRAIT_KINDS } from './report-features.js';
import type { ReportFeatures, TraitKind } from './report-features.js';

/** One reason for or against two reports being of one act, in hundredths of a nat of log-odds. */
export interface LikenessPart {
  readonly trait: string;
  readonly amount: number;
}

/** Kinds whose sharing ties two reports to one act; common acts and small numbers do not by themselves. */
const ANCHORS: readonly TraitKind[] = ['person', 'body', 'place', 'object', 'act', 'number', 'name'];

/** The traits of which two reports of one act share at least one, as keys for finding candidates. */
export function anchorsOf(features: ReportFeatures): readonly string[] {
  const traits = ANCHORS.flatMap((kind) => [...features.traits[kind]].map((id) => `${kind} ${id}`));
  const stems = [...features.stems].map((stem) => `${features.language} ${stem}`);
  return [...traits, ...stems, `wording ${features.wording}`];
}

/** Whether two reports' dates allow one act: like is compared with like, acts where both texts give them, else publications. */
export function datesAgree(a: ReportFeatures, b: ReportFeatures): boolean {
  const [first, second] = comparedDates(a, b);
  if (first === null || second === null) return true;
  const apart = gapDays(first, second);
  return first.exact && second.exact ? apart <= GROUPING.maxDays : apart === 0;
}

type Comparison = (a: ReportFeatures, b: ReportFeatures) => number;

const COMPARISONS: readonly (readonly [string, Comparison])[] = [
  ['prior', () => GROUPING.prior],
  ...TRAIT_KINDS.map((kind): [string, Comparison] => [kind, (a, b) => traitAmount(kind, a, b)]),
  ['stems', stemAmount],
  ['no-anchor', (a, b) => (haveAnchor(a, b) ? 0 : GROUPING.noAnchor)],
  ['quantity', (a, b) => agreement(a.quantities, b.quantities, GROUPING.quantity)],
  ['ordinal', (a, b) => agreement(a.ordinals, b.ordinals, GROUPING.ordinal)],
  ['year', (a, b) => agreement(a.years, b.years, GROUPING.year)],
  ['topics', topicAmount],
  ['score', scoreAmount],
  ['event-type', eventTypeAmount],
  ['status', statusAmount],
  ['scheduled', scheduledAmount],
  ['date', dateAmount],
  ['publisher', publisherAmount],
];

/**
 * Log-odds, in hundredths of a nat, that two reports are of one act: whole number, above 0 for more likely than not;
 * symmetric. Says nothing about whether their dates allow it (`datesAgree`).
 */
export function likeness(a: ReportFeatures, b: ReportFeatures): number {
  let sum = 0;
  for (const [, compare] of COMPARISONS) sum += compare(a, b);
  return sum;
}

/** The likeness taken apart, without what adds nothing; the amounts add up to it. */
export function likenessParts(a: ReportFeatures, b: ReportFeatures): readonly LikenessPart[] {
  return COMPARISONS.map(([trait, compare]) => ({ trait, amount: compare(a, b) })).filter(
    ({ amount }) => amount !== 0,
  );
}

/** What sharing `shared` traits of a kind adds, at most. */
export function sharedAmount(weight: SharedWeight, shared: number): number {
  return shared === 0 ? 0 : Math.min(weight.most, weight.first + weight.further * (shared - 1));
}

/** What stems add: 0 between languages. */
export function stemAmountOf(shared: number, sizeA: number, sizeB: number): number {
  if (sizeA === 0 || sizeB === 0) return 0;
  return Math.round((GROUPING.stems.most * shared) / Math.sqrt(sizeA * sizeB)) + GROUPING.stems.floor;
}

function traitAmount(kind: TraitKind, a: ReportFeatures, b: ReportFeatures): number {
  // Within a language the stems hold the names already.
  if (kind === 'name' && a.language === b.language) return 0;
  const [left, right] = [a.traits[kind], b.traits[kind]];
  if (left.size === 0 || right.size === 0) return 0;
  const shared = countShared(left, right);
  return shared === 0 ? GROUPING[kind].none : sharedAmount(GROUPING[kind], shared);
}

function stemAmount(a: ReportFeatures, b: ReportFeatures): number {
  if (a.language !== b.language) return 0;
  return stemAmountOf(countShared(a.stems, b.stems), a.stems.size, b.stems.size);
}

function haveAnchor(a: ReportFeatures, b: ReportFeatures): boolean {
  const oneLanguage = a.language === b.language;
  if (oneLanguage && shareAny(a.stems, b.stems)) return true;
  return ANCHORS.some(
    (kind) => (kind !== 'name' || !oneLanguage) && shareAny(a.traits[kind], b.traits[kind]),
  );
}

function agreement(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  weight: { readonly same: number; readonly differ: number },
): number {
  if (a.size === 0 || b.size === 0) return 0;
  return shareAny(a, b) ? weight.same : weight.differ;
}

function topicAmount(a: ReportFeatures, b: ReportFeatures): number {
  const shared = countShared(a.topics, b.topics);
  if (shared === 0) return a.topics.size > 0 && b.topics.size > 0 ? GROUPING.topics.none : 0;
  return shared === Math.max(a.topics.size, b.topics.size) ? GROUPING.topics.same : GROUPING.topics.overlap;
}

function eventTypeAmount(a: ReportFeatures, b: ReportFeatures): number {
  const isSame = a.report.verdict.eventType === b.report.verdict.eventType;
  return isSame ? GROUPING.eventType.same : GROUPING.eventType.differ;
}

function publisherAmount(a: ReportFeatures, b: ReportFeatures): number {
  return a.report.article.publisher === b.report.article.publisher ? GROUPING.samePublisher : 0;
}

function scoreAmount(a: ReportFeatures, b: ReportFeatures): number {
  const [left, right] = [a.report.verdict, b.report.verdict];
  if (left.score * right.score < 0) return GROUPING.directionsOpposed;
  const steps = GROUPING.scoreDifference;
  const step = Math.min(steps.length - 1, Math.round(Math.abs(left.score - right.score)));
  return steps[step] ?? 0;
}

function statusAmount(a: ReportFeatures, b: ReportFeatures): number {
  const [left, right] = [a.report.verdict.status, b.report.verdict.status];
  if (left === right) return GROUPING.status.same;
  const pair = new Set([left, right]);
  if (pair.has('planned') && pair.has('occurred')) {
    return left === 'planned' ? announcementAmount(a, b) : announcementAmount(b, a);
  }
  const reversed = pair.has('cancelled') || pair.has('denied') || pair.has('stalled');
  return reversed ? GROUPING.status.reversal : GROUPING.status.differ;
}

/** The morning's "will meet today" and the evening's "met" are reports of one meeting; an earlier announcement is not. */
function announcementAmount(planned: ReportFeatures, done: ReportFeatures): number {
  const happened = done.act ?? done.published;
  if (planned.scheduled === null) return GROUPING.status.intendedAndDone;
  if (happened?.exact !== true || planned.published?.exact !== true) return GROUPING.status.announcedAndDone;
  const sameDay = gapDays(planned.scheduled, happened) <= 1 && gapDays(planned.published, happened) === 0;
  return sameDay ? GROUPING.status.differ : GROUPING.status.announcedAndDone;
}

function scheduledAmount(a: ReportFeatures, b: ReportFeatures): number {
  if (a.scheduled === null || b.scheduled === null) return 0;
  return gapDays(a.scheduled, b.scheduled) === 0 ? GROUPING.scheduled.same : GROUPING.scheduled.differ;
}

function dateAmount(a: ReportFeatures, b: ReportFeatures): number {
  const [first, second] = comparedDates(a, b);
  if (first === null || second === null) return 0;
  if (!first.exact || !second.exact)
    return widest(first, second) > 31 ? GROUPING.yearDate : GROUPING.monthDate;
  const apart = gapDays(first, second);
  const byDays = GROUPING.daysApart[Math.min(apart, GROUPING.daysApart.length - 1)] ?? 0;
  if (a.act?.exact !== true || b.act?.exact !== true) return byDays;
  return byDays + (apart === 0 ? GROUPING.actDay.same : GROUPING.actDay.differ);
}

function widest(a: DayInterval, b: DayInterval): number {
  return Math.max(a.to - a.from, b.to - b.from) + 1;
}

function comparedDates(
  a: ReportFeatures,
  b: ReportFeatures,
): readonly [DayInterval | null, DayInterval | null] {
  if (a.act !== null && b.act !== null) return [a.act, b.act];
  if (a.published !== null && b.published !== null) return [a.published, b.published];
  return [a.act ?? a.published, b.act ?? b.published];
}

function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared += 1;
  return shared;
}

function shareAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const item of small) if (large.has(item)) return true;
  return false;
}
