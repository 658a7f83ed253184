import type { ActInContext } from './act-context.js';
import { actsInContext } from './act-context.js';
import { FeatureSet } from './features.js';
import type { Feature } from './linear-model.js';
import type { Scene } from './scene.js';
import type { ScoredAct } from './score-rules.js';
import { addWording } from './wording-features.js';

const TITLE_CUES: readonly string[] =
  'negation future hypothesis allegation says urge reassure third-denial resolve sanctions attack billion document contract first-cargo aftermath domestic single-person sideline'.split(
    ' ',
  );

function context({ negatedBy, future, hypothetical }: ActInContext): string {
  if (negatedBy !== null) return '.negated';
  if (hypothetical) return '.hypothetical';
  return future ? '.future' : '';
}

function addActs(features: FeatureSet, scene: Scene): void {
  for (const act of actsInContext(scene.reading, scene.reading.mentions)) {
    const id = `${act.mention.entry.id}${context(act)}`;
    if (act.mention.field === 'title') features.add(`${id}.title`, act.mention);
    features.add(id, act.mention);
  }
}

function addRule(features: FeatureSet, scored: ScoredAct | null): void {
  if (!scored) {
    features.add('rule.none', null);
    return;
  }
  const { mention } = scored.act;
  const sign = scored.score > 0 ? 'cooperation' : scored.score < 0 ? 'conflict' : 'neutral';
  features.add(`rule.${sign}`, mention);
  features.add(`rule.${scored.rule}`, mention);
  features.addIf(mention.field === 'title', `rule.${sign}.title`, mention);
  features.addIf(Math.abs(scored.score) <= 1, 'rule.faint', mention);
}

function addSetting(features: FeatureSet, scene: Scene): void {
  for (const { role, side, mention } of scene.officials) features.add(`role.${role}.${side}`, mention);
  for (const mention of scene.reading.mentions) {
    const { entry } = mention;
    if (entry.kind === 'object') features.add(entry.id, mention);
    if (entry.kind === 'third') features.add(entry.id, mention);
  }
  for (const name of TITLE_CUES) {
    const inTitle = scene.titleMentions.find((m) => m.entry.id === `cue.${name}`);
    if (inTitle) features.add(`cue.${name}.title`, inTitle);
    const found = scene.reading.mentions.find((m) => m.entry.id === `cue.${name}`);
    if (found) features.add(`cue.${name}`, found);
  }
}

/** Features that bear on direction and score: the acts in their context, what the rules make of them, the wording. */
export function scoreFeatures(scene: Scene, byRules: ScoredAct | null): readonly Feature[] {
  const features = new FeatureSet();
  addRule(features, byRules);
  addActs(features, scene);
  addSetting(features, scene);
  addWording(features, scene);
  return features.list();
}
