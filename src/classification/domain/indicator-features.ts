import { TOPICS } from '../../kernel/words.js';
import { FeatureSet } from './features.js';
import type { Feature } from './linear-model.js';
import { areJoined, thirdMentions } from './parties.js';
import type { Mention } from './reading.js';
import { mentionOf, type Scene } from './scene.js';
import { CHANNEL, namesAnOffice, speakingOffice, speakingOfficial } from './speaking-channel.js';
import { addWording } from './wording-features.js';

const ACTS_OF_CHANNEL: readonly string[] = [
  'act.meet',
  'act.call',
  'act.visit',
  'act.greet',
  'act.condemn-attack',
  'act.remark',
  'act.abstain',
  'act.mediate',
  'act.no-objection',
  'act.deport',
  'act.expel',
  'act.exercise',
  'act.cancel-visit',
  'act.protest',
];

/** Words between a matter and an attack that it names: "terrorist bomb attack". */
const NAMING_REACH = 2;

/** "Terrorist attack", "взрыв, устроенный боевиками": the word tells what happened, not what the two do. */
function namesAnAttack(mention: Mention, scene: Scene): boolean {
  if (mention.entry.id !== 'object.security') return false;
  return scene.reading.mentions.some(
    (m) =>
      m.entry.id === 'cue.attack' &&
      m.sentence === mention.sentence &&
      m.first - mention.last <= NAMING_REACH &&
      mention.first - m.last <= NAMING_REACH,
  );
}

function addObjects(features: FeatureSet, scene: Scene): void {
  const core = new Set(scene.coreMentions);
  const seen = new Map<string, Set<string>>();
  const beyondOffices = new Set<string>();
  for (const mention of scene.reading.mentions) {
    if (mention.entry.kind !== 'object') continue;
    if (namesAnAttack(mention, scene)) {
      features.add('defence.only-names-an-attack', mention);
      continue;
    }
    const { topic } = mention.entry;
    if (!namesAnOffice(mention, scene)) beyondOffices.add(topic);
    const where = mention.field === 'title' ? 'title' : core.has(mention) ? 'core' : 'text';
    features.add(`topic.${topic}.${where}`, mention);
    features.add(`topic.${topic}`, mention);
    features.add(mention.entry.id, mention);
    seen.set(topic, (seen.get(topic) ?? new Set()).add(mention.words.toLowerCase()));
  }
  for (const [topic, words] of seen)
    features.addIf(words.size > 1, `topic.${topic}.more-than-one-word`, null);
  features.addIf(seen.size === 0, 'topic.none', null);
  const inTitle = TOPICS.filter((topic) => features.has(`topic.${topic}.title`));
  features.addIf(inTitle.length === 0, 'topic.none-in-title', null);
  for (const topic of inTitle) features.addIf(inTitle.length === 1, `topic.${topic}.alone-in-title`, null);
  for (const topic of seen.keys()) {
    features.addIf(seen.size === 1, `topic.${topic}.alone`, null);
    features.addIf(!beyondOffices.has(topic), `topic.${topic}.only-names-an-office`, null);
  }
}

/** Energy goods whose only trade words are those of buying and selling them (guide §2: energy alone). */
function addEnergyDeal(features: FeatureSet, scene: Scene): void {
  const trade = scene.reading.mentions.filter((m) => m.entry.kind === 'object' && m.entry.topic === 'trade');
  if (!features.has('topic.energy') || trade.length === 0) return;
  const merely =
    /^(?:imports?|exports?|markets?|ports?|cargo|cargoes|port|импорт\w*|порт\w*|درآمدات|بندرگاہ|کارگو)$/iu;
  const generic = trade.every((m) => merely.test(m.words) || m.entry.id === 'object.transport');
  features.addIf(generic, 'trade.only-words-of-an-energy-deal', trade[0] ?? null);
}

/** Terror and war words of a condolence, a condemnation or a vote name its occasion, not its matter (guide §2). */
function addOccasion(features: FeatureSet, scene: Scene): void {
  const sympathy =
    mentionOf(scene.reading.mentions, 'act.greet') ?? mentionOf(scene.reading.mentions, 'act.condemn-attack');
  const vote = mentionOf(scene.reading.mentions, 'act.abstain');
  for (const topic of TOPICS.filter((name) => features.has(`topic.${name}`))) {
    if (sympathy) features.add(`${topic}.in-a-message-of-sympathy`, sympathy);
    if (vote) features.add(`${topic}.in-a-vote`, vote);
  }
}

const LISTING = /[,،]|(?<=^|\s)(?:and|и|اور|&)(?=\s|$)/iu;

/** Neighbours with a comma or "and" between them; "oil trade" is one subject, no list. */
function areListed({ reading }: Scene, a: Mention, b: Mention): boolean {
  if (!areJoined(reading, a, b)) return false;
  const [left, right] = a.first <= b.first ? [a, b] : [b, a];
  return LISTING.test(reading.text[left.field].slice(left.end, right.start));
}

/** Subjects told one after the other ("trade, defence and energy") are each a matter of the talks. */
function addSubjectList(features: FeatureSet, scene: Scene): void {
  const objects = scene.reading.mentions.filter((m) => m.entry.kind === 'object');
  for (const mention of objects) {
    const listed = objects.some(
      (m) =>
        m.entry.kind === 'object' &&
        mention.entry.kind === 'object' &&
        m.entry.topic !== mention.entry.topic &&
        areListed(scene, m, mention),
    );
    if (listed && mention.entry.kind === 'object')
      features.add(`topic.${mention.entry.topic}.in-a-list-of-subjects`, mention);
  }
}

function addChannels(features: FeatureSet, scene: Scene): void {
  for (const { side, role, mention } of scene.officials) {
    features.add(`role.${role}`, mention);
    features.add(`role.${role}.${side}`, mention);
    if (mention.field === 'title') features.add(`role.${role}.title`, mention);
    if (CHANNEL.has(role)) features.add('channel.diplomatic', mention);
    if (CHANNEL.has(role) && mention.field === 'title') features.add('channel.diplomatic.title', mention);
  }
  const sides = new Set(scene.officials.filter((o) => CHANNEL.has(o.role)).map((o) => o.side));
  features.addIf(sides.size === 2, 'channel.diplomatic.both', null);
  const speaker = speakingOfficial(scene);
  if (speaker) features.add('channel.speaks', speaker);
  const office = speaker ? null : speakingOffice(scene);
  if (office) features.add('channel.speaks-without-its-state', office);
  const onlyLine = features.has('role.minister') && !features.has('channel.diplomatic');
  features.addIf(onlyLine, 'channel.line-minister-only', null);
  features.addIf(scene.officials.length === 0, 'channel.none', null);
}

const OFFICE_CUE = /^cue\.(?:leader|fm|diplomat|parliament)-role$/u;

/** "… — ambassador": an office told without its state, in a report of the two; one of theirs speaks. */
function addUnheldOffices(features: FeatureSet, scene: Scene): void {
  if (scene.officials.length > 0 || thirdMentions(scene.coreMentions).length > 0) return;
  const office = scene.coreMentions.find(({ entry }) => OFFICE_CUE.test(entry.id));
  if (office) features.add('channel.office-without-its-state', office);
}

/** How an energy deal is paid for is a matter of trade as well (guide §2). */
function addPayments(features: FeatureSet, scene: Scene): void {
  const payments = mentionOf(scene.reading.mentions, 'object.payments');
  if (payments && features.has('topic.energy')) features.add('trade.payments-of-an-energy-deal', payments);
}

function addActs(features: FeatureSet, scene: Scene): void {
  for (const id of ACTS_OF_CHANNEL) {
    const found = mentionOf(scene.coreMentions, id);
    if (found) features.add(id, found);
  }
  for (const id of ['third.us', 'third.india', 'third.afghanistan']) {
    const found = mentionOf(scene.titleMentions, id);
    if (found) features.add(`${id}.title`, found);
  }
}

function capitalSpeaks(scene: Scene): Mention | null {
  const first = scene.titleMentions.find((m) => m.entry.kind === 'side' || m.entry.kind === 'third');
  const isCapital =
    first?.entry.kind === 'side' && (first.entry.role === 'capital' || first.entry.role === 'state');
  return isCapital ? first : null;
}

function addMore(features: FeatureSet, scene: Scene): void {
  const capital = capitalSpeaks(scene);
  if (capital) features.add('state.leads-title', capital);
  for (const name of [
    'third-format',
    'sideline',
    'document',
    'contract',
    'attack',
    'ukraine-war',
    'war-name',
    'single-person',
    'domestic',
  ]) {
    const found = mentionOf(scene.reading.mentions, `cue.${name}`);
    if (found) features.add(`cue.${name}`, found);
  }
  const company = scene.coreMentions.find(
    (m) => m.entry.kind === 'side' && ['company', 'body'].includes(m.entry.role),
  );
  if (company) features.add('side.company-or-body', company);
}

/** Features that bear on which indicators a relevant report belongs to. */
export function indicatorFeatures(scene: Scene): readonly Feature[] {
  const features = new FeatureSet();
  addObjects(features, scene);
  addEnergyDeal(features, scene);
  addOccasion(features, scene);
  addSubjectList(features, scene);
  addChannels(features, scene);
  addUnheldOffices(features, scene);
  addPayments(features, scene);
  addActs(features, scene);
  addMore(features, scene);
  addWording(features, scene);
  return features.list();
}
