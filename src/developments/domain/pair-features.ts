import type { FeatureSink } from './feature-sink.js';
import { compareSlots } from './headline-slots.js';
import { dateFeatures, publishedApart } from './pair-dates.js';
import { topicFeature, verdictFeatures } from './pair-verdicts.js';
import { TRAIT_KINDS } from './report-features.js';
import type { ReportFeatures, Telling, TraitKind } from './report-features.js';
import {
  countShared,
  LIKENESS_STEPS,
  likenessSteps,
  meetIn,
  shareAny,
  sharedRarity,
  totalRarity,
} from './shared-traits.js';

const { min, round } = Math;

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
/** Kinds in which two reports of two acts each name something that the other does not. */
const EACH_ITS_OWN = (['act', 'object', 'place', 'titleSubject'] as const).map((kind) => ({
  kind,
  each: `${kind}.each`,
}));
/** More than so many say no more. */
const MOST_EACH = 3;
/** Tenths of two headlines that are the same words in the same order, from which they are one form with other contents. */
const ONE_FRAME = 6;
/** More swaps say no more. */
const MOST_SWAPS = 3;
/** Steps of likeness from which one outlet's two headlines may tell one matter. */
const LIKE_HEADLINE = 5;

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
  let alike = 0;
  if (!oneLanguage) add('other-language', 1);
  for (const trait of COMPARED) {
    // Within a language the stems hold the names already.
    if (trait.kind === 'name' && oneLanguage) continue;
    const shared = traitFeature(trait, oneLanguage, [a, b], add);
    if (trait.isAnchor) anchors += shared;
    if (trait.isAnchor && trait.kind !== 'name') alike += shared;
  }
  if (anchors === 0) add('no-anchor', 1);
  if (countShared(a.traits.person, b.traits.person) > 1) add('two-persons', 1);
  // Much shared and little besides.
  add(oneLanguage ? 'alike' : 'across alike', likenessSteps(alike, rarityOf(a), rarityOf(b)));
  headlineFeatures(a, b, add);
  agreement('quantity', [a.quantities, b.quantities], add);
  difference('voice', [a.voice, b.voice], add);
  agreement('speaker', [a.speakers, b.speakers], add);
  if (isOtherVoice(a, b)) add('other-voice', 1);
  if (meetIn(a.speakers, b.speakers)) difference('speaks-as', [a.spokenAs, b.spokenAs], add);
  if (a.speakers.size > 0 !== b.speakers.size > 0) add('speaker.one', 1);
  difference('genre', [a.genre, b.genre], add);
  topicFeature(a.topics, b.topics, add);
  verdictFeatures(a, b, add);
  dateFeatures(a, b, add);
  publisherFeatures(a, b, add);
  leadersFeature(a, b, add);
}

/** What a third state says of a matter, and what one of the two says of it: each names who speaks, and it is somebody else. */
function isOtherVoice(a: ReportFeatures, b: ReportFeatures): boolean {
  if (a.speakers.size === 0 || b.speakers.size === 0 || meetIn(a.speakers, b.speakers)) return false;
  return !meetIn(a.voice, b.voice);
}

/** What the headlines say of their acts: what they deal in, which of several, still to come, one more, an answer. */
function headlineFeatures(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): void {
  difference('matter', [a.matters, b.matters], add);
  agreement('town', [a.places, b.places], add);
  if (a.language === b.language) slotFeatures(a, b, add);
  agreement('ordinal', [a.ordinals, b.ordinals], add);
  agreement('year', [a.years, b.years], add);
  if (a.ordinals.size > 0 !== b.ordinals.size > 0)
    add(a.ordinals.has('1') || b.ordinals.has('1') ? 'ordinal.one-first' : 'ordinal.one-later', 1);
  for (const { kind, each } of EACH_ITS_OWN) {
    const own = eachItsOwn(a.traits[kind], b.traits[kind]);
    if (own > 0) add(each, own);
  }
  cueFeatures(a.cues, b.cues, add);
}

/** What stands for something else within one form of words makes another act; in two wordings it is only wording. */
function slotFeatures(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): void {
  // Which words stand against which depends on the order of the two: it is always the same.
  const [first, second] = a.wording <= b.wording ? [a, b] : [b, a];
  const { frame, swaps } = compareSlots(first.headline, second.headline);
  if (swaps > 0 && frame >= ONE_FRAME) add('swap', min(MOST_SWAPS, swaps));
}

function cueFeatures(a: ReadonlySet<string>, b: ReadonlySet<string>, add: FeatureSink): void {
  for (const cue of a) add(b.has(cue) ? `${cue}.same` : `${cue}.differ`, 1);
  for (const cue of b) if (!a.has(cue)) add(`${cue}.differ`, 1);
}

/** One outlet tells a day's second matter under another headline; the same matter again under much the same one. */
function publisherFeatures(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): void {
  if (a.report.article.publisher !== b.report.article.publisher) return;
  add('publisher.same', 1);
  const isOneLanguage = a.language === b.language;
  if (isOneLanguage && likenessOfHeadlines(a, b) < LIKE_HEADLINE) add('publisher.other-headline', 1);
}

const rarities = new WeakMap<ReportFeatures, number>();

/** How telling all is that is compared without regard to language; remembered. */
function rarityOf(report: ReportFeatures): number {
  const known = rarities.get(report);
  if (known !== undefined) return known;
  const kinds = ANCHORS.filter((kind) => kind !== 'name');
  const total = kinds.reduce((sum, kind) => sum + totalRarity(report.traits[kind]), 0);
  rarities.set(report, total);
  return total;
}

/** The two countries' leaders meet, or call each other, once a day. */
function leadersFeature(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): void {
  if (a.leaders === null || b.leaders === null) return;
  if (a.leaders !== b.leaders) add('leaders.other-channel', 1);
  else if (publishedApart(a, b) <= 1) add('leaders.same', 1);
}

/** One text names the visitor, the other the host: only people of one side are other people. */
function ofOneSide(kind: TraitKind, a: ReportFeatures, b: ReportFeatures): boolean {
  if (kind === 'person') return meetIn(a.personSides, b.personSides);
  return kind !== 'office' || meetIn(a.officeSides, b.officeSides);
}

/** How many each has that the other lacks, the smaller number: 0 where one says all that the other says. */
function eachItsOwn(a: Telling, b: Telling): number {
  if (a.size === 0 || b.size === 0) return 0;
  const shared = countShared(a, b);
  return min(MOST_EACH, a.size - shared, b.size - shared);
}

function traitFeature(
  { kind, within, across, differ }: ComparedTrait,
  oneLanguage: boolean,
  [a, b]: readonly [ReportFeatures, ReportFeatures],
  add: FeatureSink,
): number {
  const [left, right] = [a.traits[kind], b.traits[kind]];
  if (left.size === 0 || right.size === 0) return 0;
  const shared = sharedRarity(left, right);
  if (shared > 0) add(oneLanguage ? within : across, min(MOST_SHARED, shared));
  else if (differ !== null && ofOneSide(kind, a, b)) add(differ, 1);
  return shared;
}

function wordFeatures(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): number {
  const shared = sharedRarity(a.stems, b.stems);
  add('words', likenessSteps(shared, totalRarity(a.stems), totalRarity(b.stems)));
  add('title-words', likenessOfHeadlines(a, b));
  add('rare-words', min(MOST_RARE_WORDS, countRare(a.stems, b.stems)));
  const smaller = min(totalRarity(a.stems), totalRarity(b.stems));
  if (shared > 0) add('contained', round((LIKENESS_STEPS * shared) / smaller));
  return shared;
}

function likenessOfHeadlines({ titleStems: a }: ReportFeatures, { titleStems: b }: ReportFeatures): number {
  return likenessSteps(sharedRarity(a, b), totalRarity(a), totalRarity(b));
}

/** How many shared words are found in hardly any other report. */
function countRare(a: Telling, b: Telling): number {
  let rare = 0;
  for (const [stem, rarity] of a) if (rarity >= RARE && b.has(stem)) rare += 1;
  return rare;
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
