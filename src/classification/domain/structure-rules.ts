import type { Mention } from './reading.js';
import { anyAct, cue, speakerInTitle, type GuideRule } from './rule-words.js';
import type { Scene } from './scene.js';

const CONCRETE = [
  'act.sign',
  'act.exercise',
  'act.lift-ban',
  'act.deliver',
  'act.ship',
  'act.approve',
  'act.visit',
  'act.call',
];

/** One side mourns with, or congratulates, the other. */
const sympathy: GuideRule = {
  id: 'act-of-sympathy',
  holds: (scene) => {
    const kind = anyAct(scene, ['act.greet']);
    if (kind) return kind;
    return cue(scene, 'attack') ? (anyAct(scene, ['act.condemn-attack']) ?? false) : false;
  },
};

/** A concrete act with both sides in one sentence and no third party in the title. */
const concreteBetweenTwo: GuideRule = {
  id: 'concrete-act-between-the-two',
  holds: (scene, features) => {
    if (!scene.namesBothInOneSentence || features.has('third.in-title')) return false;
    if (features.has('R6-former-official-looks-back')) return false;
    return anyAct(scene, CONCRETE) ?? false;
  },
};

/** The two names stand in different clauses: "prices jump in A as B's war goes on". */
const differentClauses: GuideRule = {
  id: 'different-clauses',
  holds: (scene) =>
    scene.titleMentions.find((m) => m.entry.id === 'cue.subordinate' && partsTheTwo(scene, m)) ?? false,
};

function partsTheTwo(scene: Scene, conjunction: Mention): boolean {
  const before = new Set<string>();
  const after = new Set<string>();
  for (const m of scene.titleMentions) {
    if (m.entry.kind !== 'side') continue;
    (m.first < conjunction.first ? before : after).add(m.entry.side);
  }
  return before.size === 1 && after.size === 1 && ![...before].every((side) => after.has(side));
}

/** The title says who says it: "…: Moscow", "Lavrov: …", "… says Russian envoy". */
const speaksInTitle: GuideRule = {
  id: 'one-side-speaks-of-the-other',
  holds: (scene, features) => {
    if (!scene.namesBothInTitle || features.has('third.in-title')) return false;
    return speakerInTitle(scene) ?? false;
  },
};

/** The same, where what is said names a third state as well: "Moscow: US punishes Islamabad", but also R3, R4, R8. */
const speaksOfThirdToo: GuideRule = {
  id: 'one-side-speaks-of-a-third-too',
  holds: (scene, features) => {
    if (!scene.namesBothInTitle || !features.has('third.in-title')) return false;
    return speakerInTitle(scene) ?? false;
  },
};

/** An act stands between the two names, and no third name with it: "Russia lifts ban on Pakistani rice". */
const actLinksTheTwo: GuideRule = {
  id: 'act-links-the-two',
  holds: (scene, features) =>
    features.has('R6-former-official-looks-back') ? false : (linkingAct(scene.titleMentions) ?? false),
};

function linkingAct(mentions: readonly Mention[]): Mention | null {
  const pk = mentions.filter((m) => m.entry.kind === 'side' && m.entry.side === 'pk');
  const ru = mentions.filter((m) => m.entry.kind === 'side' && m.entry.side === 'ru');
  for (const a of pk)
    for (const b of ru) {
      const [from, to] = a.first < b.first ? [a, b] : [b, a];
      const between = mentions.filter(
        (m) => m.first > from.last && m.last < to.first && m.sentence === from.sentence,
      );
      if (
        from.sentence !== to.sentence ||
        between.some((m) => m.entry.kind === 'third' || m.entry.id === 'cue.subordinate')
      )
        continue;
      const act = between.find((m) => m.entry.kind === 'act' && m.entry.id !== 'act.remark');
      if (act) return act;
    }
  return null;
}

/** What the build of the text tells about the two, beside the guide's rules. */
export const STRUCTURE_RULES: readonly GuideRule[] = [
  sympathy,
  concreteBetweenTwo,
  differentClauses,
  speaksInTitle,
  speaksOfThirdToo,
  actLinksTheTwo,
];
