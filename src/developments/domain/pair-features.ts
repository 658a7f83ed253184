import { gapDays } from './calendar.js';
import type { DayInterval } from './calendar.js';
import { MAX_DAYS } from './grouping-knowledge.js';
import { TRAIT_KINDS } from './report-features.js';
import type { ReportFeatures, Telling, TraitKind } from './report-features.js';

const { abs, max, min, round, sqrt } = Math;

/** Takes a feature of a pair and how often it counts (a whole number). */
export type FeatureSink = (feature: string, times: number) => void;

/** Kinds whose sharing ties two reports to one act; small numbers and third countries do not by themselves. */
export const ANCHORS: readonly TraitKind[] = [
  'person',
  'office',
  'body',
  'place',
  'object',
  'act',
  'subject',
  'number',
  'name',
];
/** Kinds in which two reports that name other ones speak against each other. */
const DIFFERING: ReadonlySet<TraitKind> = new Set<TraitKind>([
  'person',
  'office',
  'place',
  'country',
  'object',
  'act',
  'titleSubject',
  'number',
]);
/** Shared rarity beyond this says nothing more: traits of one text depend on each other. */
const MOST_SHARED = 12;
/** Words from this rarity on are found in hardly any other report; more of them than `MOST_RARE_WORDS` say no more. */
const RARE = 6;
const MOST_RARE_WORDS = 4;
/** Steps in which likeness of words is counted, of 0 … 1. */
const WORD_STEPS = 10;

interface ComparedTrait {
  readonly kind: TraitKind;
  /** Feature of sharing it in one language, and between two, where words cannot be compared and traits carry more. */
  readonly within: string;
  readonly across: string;
  readonly differ: string | null;
  readonly isAnchor: boolean;
}

const COMPARED: readonly ComparedTrait[] = TRAIT_KINDS.map((kind) => ({
  kind,
  within: kind,
  across: `across ${kind}`,
  differ: DIFFERING.has(kind) ? `${kind}.differ` : null,
  isAnchor: ANCHORS.includes(kind),
}));

/** What two reports have in common and where they differ, as features whose weights are learned. */
export function pairFeatures(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): void {
  add('prior', 1);
  const oneLanguage = a.language === b.language;
  let anchors = oneLanguage ? wordFeatures(a, b, add) : 0;
  if (!oneLanguage) add('other-language', 1);
  for (const trait of COMPARED) {
    // Within a language the stems hold the names already.
    if (trait.kind === 'name' && oneLanguage) continue;
    const comparable = !OF_ONE_SIDE.has(trait.kind) || nameOneSide(a, b);
    const pair = [a.traits[trait.kind], b.traits[trait.kind]] as const;
    const shared = traitFeature(comparable ? trait : { ...trait, differ: null }, oneLanguage, pair, add);
    if (trait.isAnchor) anchors += shared;
  }
  if (anchors === 0) add('no-anchor', 1);
  if (countShared(a.traits.person, b.traits.person) > 1) add('two-persons', 1);
  agreement('quantity', [a.quantities, b.quantities], add);
  agreement('ordinal', [a.ordinals, b.ordinals], add);
  agreement('year', [a.years, b.years], add);
  difference('voice', [a.voice, b.voice], add);
  difference('genre', [a.genre, b.genre], add);
  topicFeature(a.topics, b.topics, add);
  verdictFeatures(a, b, add);
  dateFeatures(a, b, add);
  if (a.report.article.publisher === b.report.article.publisher) add('publisher.same', 1);
}

/** One text names the visitor, the other the host: only people of one side are other people. */
const OF_ONE_SIDE: ReadonlySet<TraitKind> = new Set<TraitKind>(['person', 'office']);

/** Whether both texts name officials of one side, or one of them none at all. */
function nameOneSide(a: ReportFeatures, b: ReportFeatures): boolean {
  return a.officeSides.size === 0 || b.officeSides.size === 0 || shareAny(a.officeSides, b.officeSides);
}

function traitFeature(
  { within, across, differ }: ComparedTrait,
  oneLanguage: boolean,
  [left, right]: readonly [Telling, Telling],
  add: FeatureSink,
): number {
  if (left.size === 0 || right.size === 0) return 0;
  const shared = sharedRarity(left, right);
  if (shared > 0) add(oneLanguage ? within : across, min(MOST_SHARED, shared));
  else if (differ !== null) add(differ, 1);
  return shared;
}

function wordFeatures(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): number {
  const shared = sharedRarity(a.stems, b.stems);
  add('words', wordSteps(shared, a.stems, b.stems));
  add('title-words', wordSteps(sharedRarity(a.titleStems, b.titleStems), a.titleStems, b.titleStems));
  add('rare-words', min(MOST_RARE_WORDS, countRare(a.stems, b.stems)));
  const smaller = min(totalRarity(a.stems), totalRarity(b.stems));
  if (shared > 0) add('contained', round((WORD_STEPS * shared) / smaller));
  return shared;
}

/** How many shared words are found in hardly any other report. */
function countRare(a: Telling, b: Telling): number {
  let rare = 0;
  for (const [stem, rarity] of a) if (rarity >= RARE && b.has(stem)) rare += 1;
  return rare;
}

function countShared(a: Telling, b: Telling): number {
  let shared = 0;
  for (const item of a.keys()) if (b.has(item)) shared += 1;
  return shared;
}

/** Likeness of words, 0 … 10: shared rarity over the geometric mean of both texts' rarity. */
function wordSteps(shared: number, left: Telling, right: Telling): number {
  if (shared === 0) return 0;
  return round((WORD_STEPS * shared) / sqrt(totalRarity(left) * totalRarity(right)));
}

const totals = new WeakMap<Telling, number>();

function totalRarity(traits: Telling): number {
  const known = totals.get(traits);
  if (known !== undefined) return known;
  let total = 0;
  for (const rarity of traits.values()) total += rarity;
  totals.set(traits, total);
  return total;
}

function agreement(
  name: string,
  [a, b]: readonly [ReadonlySet<string>, ReadonlySet<string>],
  add: FeatureSink,
): void {
  if (a.size > 0 && b.size > 0) add(`${name}.${shareAny(a, b) ? 'same' : 'differ'}`, 1);
}

/** What nearly all reports share, so that only its difference speaks. */
function difference(
  name: string,
  [a, b]: readonly [ReadonlySet<string>, ReadonlySet<string>],
  add: FeatureSink,
): void {
  if (a.size > 0 && b.size > 0 && !shareAny(a, b)) add(`${name}.differ`, 1);
}

function topicFeature(a: ReadonlySet<string>, b: ReadonlySet<string>, add: FeatureSink): void {
  if (a.size === 0 || b.size === 0) return;
  if (!shareAny(a, b)) add('topics.differ', 1);
  else add(a.size === b.size && [...a].every((topic) => b.has(topic)) ? 'topics.same' : 'topics.overlap', 1);
}

const LARGEST_SCORE_STEP = 4;
/** Points from which two scores are of other stages of a matter, or of other acts. */
const FAR_SCORES = 2;

function verdictFeatures(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): void {
  const [left, right] = [a.report.verdict, b.report.verdict];
  add(left.eventType === right.eventType ? 'event-type.same' : 'event-type.differ', 1);
  if (left.score * right.score < 0) add('score.opposed', 1);
  else add(`score.${min(LARGEST_SCORE_STEP, round(abs(left.score - right.score)))}`, 1);
  const status = statusFeature(a, b);
  add(`status.${status}`, 1);
  if (left.eventType === right.eventType || left.score === right.score) return;
  const far = abs(left.score - right.score) >= FAR_SCORES;
  if (far && status === 'intended-and-done') add('other-stage', 1);
  else if (far && !sharesAny(a.traits.act, b.traits.act)) add('other-act', 1);
}

function statusFeature(a: ReportFeatures, b: ReportFeatures): string {
  const [left, right] = [a.report.verdict.status, b.report.verdict.status];
  if (left === right) return 'same';
  const either = (status: string): boolean => left === status || right === status;
  if (either('planned') && either('occurred'))
    return left === 'planned' ? announcementFeature(a, b) : announcementFeature(b, a);
  return either('cancelled') || either('denied') || either('stalled') ? 'reversal' : 'differ';
}

/** The morning's "will meet today" and the evening's "met" are reports of one meeting; an earlier announcement is not. */
function announcementFeature(planned: ReportFeatures, done: ReportFeatures): string {
  const happened = done.counted;
  if (planned.scheduled === null) return 'intended-and-done';
  if (happened?.exact !== true || planned.published?.exact !== true) return 'announced-and-done';
  const sameDay = gapDays(planned.scheduled, happened) <= 1 && gapDays(planned.published, happened) === 0;
  return sameDay ? 'differ' : 'announced-and-done';
}

/** Days from which an imprecise date is a year's rather than a month's. */
const LONGER_THAN_A_MONTH = 31;

function dateFeatures(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): void {
  if (a.scheduled !== null && b.scheduled !== null)
    add(gapDays(a.scheduled, b.scheduled) === 0 ? 'scheduled.same' : 'scheduled.differ', 1);
  const [first, second] = [a.counted, b.counted];
  if (first === null || second === null) {
    add(first === second ? 'undated.both' : 'undated.one', 1);
    return;
  }
  if (!first.exact || !second.exact) {
    add(widest(first, second) > LONGER_THAN_A_MONTH ? 'date.year' : 'date.month', 1);
    return;
  }
  // A day named in one text only may be that of something else: what was published together is compared so, too.
  const apart = min(gapDays(first, second), publishedApart(a, b));
  add(`apart.${min(apart, MAX_DAYS)}`, 1);
  if (a.act?.exact === true && b.act?.exact === true)
    add(gapDays(first, second) === 0 ? 'act-day.same' : 'act-day.differ', 1);
}

function publishedApart({ published: a }: ReportFeatures, { published: b }: ReportFeatures): number {
  return a?.exact === true && b?.exact === true ? gapDays(a, b) : Infinity;
}

function widest(a: DayInterval, b: DayInterval): number {
  return max(a.to - a.from, b.to - b.from) + 1;
}

function sharedRarity(a: Telling, b: Telling): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [item, rarity] of small) if (large.has(item)) shared += rarity;
  return shared;
}

function sharesAny(a: Telling, b: Telling): boolean {
  for (const item of a.keys()) if (b.has(item)) return true;
  return false;
}

/** Whether two sets have anything in common. */
export function shareAny(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const item of small) if (large.has(item)) return true;
  return false;
}
