import type { Direction } from '../../kernel/words.js';
import { actsInContext } from './act-context.js';
import { FeatureSet } from './features.js';
import type { Feature } from './linear-model.js';
import type { Scene } from './scene.js';
import type { ScoredAct } from './score-rules.js';
import { tenseOf } from './tense.js';

const CUES: readonly string[] =
  'negation future hypothesis allegation says urge reassure third-denial resolve settling document contract first-cargo aftermath question history'.split(
    ' ',
  );

function addStart(features: FeatureSet, scene: Scene, start: ScoredAct | null, direction: Direction): void {
  features.add(`direction.${direction}`, null);
  if (!start) {
    features.add('decisive.none', null);
    return;
  }
  const { mention } = start.act;
  const tense = tenseOf(scene.reading, mention);
  features.add(`decisive.${mention.entry.id}`, mention);
  features.add(`decisive.${mention.entry.id}.${tense}`, mention);
  features.add(`decisive.${tense}`, mention);
  features.add(`decisive.rule.${start.rule}`, mention);
  features.add(`decisive.status.${start.status}`, mention);
  features.add(`decisive.status.${start.status}.${tense}`, mention);
  features.add(`decisive.type.${start.eventType ?? 'none'}`, mention);
  features.add(`decisive.score.${start.score}`, mention);
  features.addIf(mention.field === 'title', 'decisive.in-title', mention);
}

function addTitleActs(features: FeatureSet, scene: Scene): void {
  for (const { mention, negatedBy, hypothetical, settled } of actsInContext(
    scene.reading,
    scene.titleMentions,
  )) {
    const tense = tenseOf(scene.reading, mention);
    features.add(`title.${mention.entry.id}`, mention);
    features.add(`title.${mention.entry.id}.${tense}`, mention);
    features.add(`title.${tense}`, mention);
    if (negatedBy) features.add(`title.${mention.entry.id}.negated`, mention);
    features.addIf(hypothetical, `title.${mention.entry.id}.hypothetical`, mention);
    features.addIf(settled, `title.${mention.entry.id}.settled`, mention);
  }
}

function addCues(features: FeatureSet, scene: Scene): void {
  for (const name of CUES) {
    const found = scene.titleMentions.find(({ entry }) => entry.id === `cue.${name}`);
    if (found) features.add(`title.cue.${name}`, found);
  }
}

/** Features that bear on how far the decisive act has got and of what kind it is. */
export function actFeatures(scene: Scene, start: ScoredAct | null, direction: Direction): readonly Feature[] {
  const features = new FeatureSet();
  addStart(features, scene, start, direction);
  addTitleActs(features, scene);
  addCues(features, scene);
  return features.list();
}
