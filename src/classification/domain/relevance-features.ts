import type { Feature } from './linear-model.js';
import { FeatureSet } from './features.js';
import { GUIDE_RULES } from './guide-rules.js';
import { SIDE_BY_SIDE_RULES } from './side-by-side-rules.js';
import { STRUCTURE_RULES } from './structure-rules.js';
import { areJoined, sideMentions, thirdMentions } from './parties.js';
import { placingWord } from './placing.js';
import type { Mention } from './reading.js';
import { mentionOf, type Scene } from './scene.js';
import { closesTitle, speakerInTitle } from './rule-words.js';
import { addWording } from './wording-features.js';

const CUES_OF_RELEVANCE: readonly string[] = [
  'analysis',
  'editorial',
  'history',
  'third-format',
  'third-topic',
  'sideline',
  'dispute',
  'ukraine-war',
  'war-name',
  'sport',
  'crime',
  'accident',
  'list',
  'market',
  'domestic',
  'former',
  'media-source',
  'press-digest',
  'sanctions',
  'attack',
  'urge',
  'second-hand',
  'hypothesis',
  'document',
  'contract',
  'single-person',
  'first-cargo',
  'anniversary-act',
  'travel-guide',
  'resolve',
  'many',
  'entertainment',
  'weather',
  'third-speaks',
  'both-words',
  'negation',
  'subordinate',
  'future',
  'says',
  'first-cargo',
  'reassure',
  'third-denial',
  'allegation',
];

/** Three countries or more beside the two make a list. */
const LIST_SIZE = 3;

function addSides(features: FeatureSet, scene: Scene): void {
  const weakOnly = (side: 'pk' | 'ru'): boolean =>
    sideMentions(scene.reading.mentions, side).every((m) => m.entry.kind === 'side' && m.entry.weak);
  if (scene.namesBothInTitle) features.add('sides.both-in-title', null);
  else if (scene.namesBothInOneSentence) features.add('sides.both-in-one-sentence', null);
  else features.add('sides.apart', null);
  features.addIf(
    weakOnly('pk') && scene.language !== 'ur',
    'sides.pakistan-by-common-name-only',
    sideMentions(scene.reading.mentions, 'pk')[0] ?? null,
  );
  features.addIf(
    weakOnly('ru'),
    'sides.russia-by-common-name-only',
    sideMentions(scene.reading.mentions, 'ru')[0] ?? null,
  );
  const inTitle = (side: 'pk' | 'ru'): boolean => sideMentions(scene.titleMentions, side).length > 0;
  features.addIf(!inTitle('pk') && !inTitle('ru'), 'sides.none-in-title', null);
  features.addIf(inTitle('pk') && !inTitle('ru'), 'sides.title-pakistan-only', null);
  features.addIf(!inTitle('pk') && inTitle('ru'), 'sides.title-russia-only', null);
}

function addOfficials(features: FeatureSet, scene: Scene): void {
  for (const side of ['pk', 'ru'] as const) {
    const found = scene.officials.find((official) => official.side === side);
    if (found) features.add(`official.${side}`, found.mention);
    const inTitle = scene.officials.find((o) => o.side === side && o.mention.field === 'title');
    if (inTitle) features.add(`official.${side}.title`, inTitle.mention);
  }
  features.addIf(features.has('official.pk') && features.has('official.ru'), 'official.both', null);
  features.addIf(
    features.has('official.pk.title') && features.has('official.ru.title'),
    'official.both.title',
    null,
  );
  for (const former of scene.formerOfficials.slice(0, 1)) features.add('official.former', former);
}

/** Neighbouring actors in one sentence, in the order of the text. */
function neighbours(scene: Scene): (readonly [Mention, Mention])[] {
  return scene.reading.sentences.flatMap((sentence) => {
    const actors = sentence.mentions
      .filter((m) => m.entry.kind === 'side' || m.entry.kind === 'third')
      .sort((a, b) => a.first - b.first);
    return actors.slice(1).flatMap((right, i) => {
      const left = actors[i];
      return left && areJoined(scene.reading, left, right) ? [[left, right] as const] : [];
    });
  });
}

function sideOf(mention: Mention): string {
  if (mention.entry.kind === 'side') return mention.entry.side;
  return mention.entry.id;
}

function addJoinedNames(features: FeatureSet, scene: Scene): void {
  for (const [left, right] of neighbours(scene)) {
    const names = [sideOf(left), sideOf(right)];
    const third = names.find((name) => name.startsWith('third.'));
    const where = left.field;
    if (names.includes('pk') && names.includes('ru')) features.add(`joined.pair.${where}`, left);
    else if (third && names.includes('pk')) features.add(`joined.pakistan-with-third.${where}`, left);
    else if (third && names.includes('ru')) features.add(`joined.russia-with-third.${where}`, left);
  }
}

type Party = 'pakistan' | 'russia' | 'third';

function partyOf({ entry }: Mention): Party | null {
  if (entry.kind === 'third') return 'third';
  if (entry.kind !== 'side' || entry.role === 'product') return null;
  return entry.side === 'pk' ? 'pakistan' : 'russia';
}

/** Whom an act stands between: the parties next to it on its left and right in one sentence. */
function addActsBetween(features: FeatureSet, scene: Scene): void {
  for (const sentence of scene.reading.sentences) {
    const inOrder = [...sentence.mentions].sort((a, b) => a.first - b.first);
    let left: Mention | null = null;
    let act: Mention | null = null;
    for (const mention of inOrder) {
      if (mention.entry.kind === 'act' && mention.entry.id !== 'act.remark') act ??= mention;
      const party = partyOf(mention);
      if (party === null) continue;
      const before: Party | null = left === null ? null : partyOf(left);
      if (act !== null && before !== null && before !== party)
        features.add(`act-between.${[before, party].sort().join('-and-')}.${sentence.field}`, act);
      left = mention;
      act = null;
    }
  }
}

/** "US meant to punish Islamabad: Moscow": the speaker at the end leads, whoever is named first. */
function closingSpeaker(scene: Scene): Mention | null {
  const speaker = speakerInTitle(scene);
  return speaker !== null && closesTitle(scene, speaker) ? speaker : null;
}

function addThirdParties(features: FeatureSet, scene: Scene): void {
  const inCore = new Set(thirdMentions(scene.coreMentions).map((m) => m.entry.id));
  const first = thirdMentions(scene.coreMentions)[0] ?? null;
  features.addIf(inCore.size === 1, 'third.one', first);
  features.addIf(inCore.size === 2, 'third.two', first);
  features.addIf(inCore.size >= LIST_SIZE, 'third.list', first);
  const actors = scene.titleMentions
    .filter((m) => m.entry.kind === 'side' || m.entry.kind === 'third')
    .sort((a, b) => a.first - b.first);
  // "In Astana", "آستانہ میں": a place leads no headline.
  const acting = actors.filter((m) => m.entry.kind === 'side' || placingWord(scene.reading, m) === null);
  const leading = closingSpeaker(scene) ?? acting[0];
  features.addIf(leading?.entry.kind === 'third', 'third.leads-title', leading ?? null);
  features.addIf(
    thirdMentions(scene.titleMentions).length > 0,
    'third.in-title',
    thirdMentions(scene.titleMentions)[0] ?? null,
  );
  for (const id of ['india', 'afghanistan', 'us', 'ukraine', 'china', 'iran']) {
    const inTitle = mentionOf(scene.titleMentions, `third.${id}`);
    if (inTitle) features.add(`third.${id}.title`, inTitle);
    const found = mentionOf(scene.reading.mentions, `third.${id}`);
    if (found) features.add(`third.${id}`, found);
  }
}

function addCues(features: FeatureSet, scene: Scene): void {
  for (const name of CUES_OF_RELEVANCE) {
    const inTitle = mentionOf(scene.titleMentions, `cue.${name}`);
    if (inTitle) features.add(`cue.${name}.title`, inTitle);
    const found = mentionOf(scene.reading.mentions, `cue.${name}`);
    if (found) features.add(`cue.${name}`, found);
  }
}

/** A headline that asks, by its first word or its last sign; "what" and "how" inside one ask nothing. */
function addQuestion(features: FeatureSet, scene: Scene): void {
  const word = mentionOf(scene.titleMentions, 'cue.question');
  features.addIf(word?.first === 0, 'question.opens-title', word);
  features.addIf(/[?؟]\s*$/u.test(scene.reading.text.title), 'question.ends-title', null);
}

function addActsAndObjects(features: FeatureSet, scene: Scene): void {
  for (const mention of scene.coreMentions) {
    if (mention.entry.kind === 'act') features.add(mention.entry.id, mention);
    if (mention.entry.kind === 'object') features.add(`topic.${mention.entry.topic}`, mention);
    if (mention.entry.kind === 'object') features.add(mention.entry.id, mention);
    if (mention.entry.kind === 'side' && mention.entry.role === 'company')
      features.add('side.company', mention);
    if (mention.entry.kind === 'side' && mention.entry.role === 'place')
      features.add(`side.place.${mention.entry.side}`, mention);
  }
  const act = scene.coreMentions.find((m) => m.entry.kind === 'act' && m.entry.id !== 'act.remark');
  features.addIf(act === undefined, 'act.none', null);
  const inTitle = scene.titleMentions.find((m) => m.entry.kind === 'act' && m.entry.id !== 'act.remark');
  if (inTitle) features.add('act.in-title', inTitle);
}

function addDateline(features: FeatureSet, scene: Scene): void {
  const newsroom = sideMentions(scene.reading.mentions, 'ru').length === 0;
  features.addIf(newsroom, 'sides.russia-by-dateline-only', scene.reading.dateline[0] ?? null);
  for (const side of ['pk', 'ru'] as const) {
    const found = sideMentions(scene.reading.dateline, side)[0];
    if (found) features.add(`dateline.${side}`, found);
  }
}

/** All features of a text that bear on relevance, the guide's rules among them. */
export function relevanceFeatures(scene: Scene): readonly Feature[] {
  const features = new FeatureSet();
  addSides(features, scene);
  addOfficials(features, scene);
  addJoinedNames(features, scene);
  addThirdParties(features, scene);
  addActsBetween(features, scene);
  addCues(features, scene);
  addQuestion(features, scene);
  addActsAndObjects(features, scene);
  addDateline(features, scene);
  for (const rule of [...GUIDE_RULES, ...STRUCTURE_RULES, ...SIDE_BY_SIDE_RULES]) {
    const because = rule.holds(scene, features);
    if (because !== false) features.add(rule.id, because);
  }
  addWording(features, scene);
  return features.list();
}
