import { FeatureSet } from './features.js';
import type { Mention, Sentence } from './reading.js';
import type { Scene } from './scene.js';
import { wordSigns, type WordSign } from './wording.js';

/** Summaries are read for their wording this far: what follows is background. */
const SUMMARY_WORDS = 60;
const EDGE = '|';

function span(
  first: WordSign,
  last: WordSign,
  text: string,
): Pick<WordSign, 'field' | 'words' | 'start' | 'end'> {
  return { field: first.field, words: text.slice(first.start, last.end), start: first.start, end: last.end };
}

function isParty(sign: string): boolean {
  return sign.startsWith('@');
}

function addTitleWords(features: FeatureSet, signs: readonly WordSign[], text: string): void {
  signs.forEach((word, i) => {
    features.add(`word.title.${word.sign}`, word);
    features.add(`word.${word.sign}`, word);
    const next = signs[i + 1];
    if (i === 0) features.add(`words.${EDGE}_${word.sign}`, word);
    features.add(`words.${word.sign}_${next?.sign ?? EDGE}`, next ? span(word, next, text) : word);
    const third = signs[i + 2];
    if (!next || !third) return;
    if ([word, next, third].some(({ sign }) => isParty(sign)))
      features.add(`words.${word.sign}_${next.sign}_${third.sign}`, span(word, third, text));
  });
}

function addSummaryWords(features: FeatureSet, signs: readonly WordSign[], text: string): void {
  signs.slice(0, SUMMARY_WORDS).forEach((word, i) => {
    features.add(`word.${word.sign}`, word);
    const next = signs[i + 1];
    if (next && (isParty(word.sign) || isParty(next.sign)))
      features.add(`words.${word.sign}_${next.sign}`, span(word, next, text));
  });
}

/** What stands in the frame of a sentence: parties, acts, and the cues that turn an act about. */
const FRAME_CUES: ReadonlySet<string> = new Set(
  'negation future hypothesis sideline third-format history sport analysis subordinate urge dispute says war-name ukraine-war domestic former crime accident list market many'
    .split(' ')
    .map((name) => `cue.${name}`),
);

function frameSign({ entry }: Mention): string | null {
  if (entry.kind === 'side') return entry.side;
  if (entry.kind === 'third') return 'third';
  if (entry.kind === 'act') return entry.id;
  if (entry.kind === 'object') return entry.topic;
  return FRAME_CUES.has(entry.id) ? entry.id : null;
}

interface Slot {
  readonly sign: string;
  readonly mention: Mention;
}

/** The sentence's frame in the order of the text; of several readings of one word the first counts. */
function frameOf(sentence: Sentence): Slot[] {
  const slots: Slot[] = [];
  let covered = -1;
  const inOrder = [...sentence.mentions].sort((a, b) => a.first - b.first || b.last - a.last);
  for (const mention of inOrder) {
    const sign = frameSign(mention);
    if (sign === null || mention.first <= covered) continue;
    covered = mention.last;
    if (slots.at(-1)?.sign !== sign) slots.push({ sign, mention });
  }
  return slots;
}

function addFrames(features: FeatureSet, scene: Scene): void {
  for (const sentence of scene.reading.sentences) {
    const slots = frameOf(sentence);
    const where = sentence.field === 'title' ? 'frame.title' : 'frame';
    slots.forEach((slot, i) => {
      const next = slots[i + 1];
      if (!next) return;
      features.add(`${where}.${slot.sign}>${next.sign}`, slot.mention);
      const third = slots[i + 2];
      if (third) features.add(`${where}.${slot.sign}>${next.sign}>${third.sign}`, slot.mention);
    });
  }
}

/** Places of the two names that stand nearest to each other; null where the title has not both. */
function nearestPair(signs: readonly WordSign[]): readonly [number, number] | null {
  const at = signs.flatMap(({ sign }, i) => (sign === '@pk' || sign === '@ru' ? [i] : []));
  const pairs = at.slice(1).flatMap((to, k) => {
    const from = at[k];
    return from !== undefined && signs[from]?.sign !== signs[to]?.sign ? [[from, to] as const] : [];
  });
  const [first, ...rest] = pairs;
  if (!first) return null;
  return rest.reduce((best, next) => (next[1] - next[0] < best[1] - best[0] ? next : best), first);
}

/** Words between the nearest names of the two in the title: what links them. */
function addLink(features: FeatureSet, signs: readonly WordSign[]): void {
  const nearest = nearestPair(signs);
  if (nearest === null) return;
  const [from, to] = nearest;
  features.add(`link.${signs[from]?.sign === '@pk' ? 'pk' : 'ru'}-first`, signs[from] ?? null);
  for (const word of signs.slice(from + 1, to)) features.add(`link.${word.sign}`, word);
}

/** Sentences that name neither side nor another country are padding, or background of the outlet. */
function namesAParty({ mentions }: Sentence): boolean {
  return mentions.some(({ entry }) => entry.kind === 'side' || entry.kind === 'third');
}

function readWording(scene: Scene): FeatureSet {
  const features = new FeatureSet();
  const { reading, language } = scene;
  const title = wordSigns(reading, 'title', language);
  addTitleWords(features, title, reading.text.title);
  const onThem = new Set(reading.sentences.filter(namesAParty).map(({ index }) => index));
  const summary = wordSigns(reading, 'summary', language).filter(({ sentence }) => onThem.has(sentence));
  addSummaryWords(features, summary, reading.text.summary);
  addLink(features, title);
  addFrames(features, scene);
  return features;
}

/** Relevance, indicators and score ask for the same wording of the same scene: it is read once. */
const read = new WeakMap<Scene, FeatureSet>();

/** The learned layer's features: words, word pairs and frames, with the names of the parties taken out. */
export function addWording(features: FeatureSet, scene: Scene): void {
  const wording = read.get(scene) ?? readWording(scene);
  read.set(scene, wording);
  features.addAll(wording);
}
