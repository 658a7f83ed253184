import type { FeatureSet } from './features.js';
import type { Mention } from './reading.js';
import { mentionOf, type Scene } from './scene.js';

/** A rule of the labelling guide: holds with the words that show it (null: by the text's build), or false. */
export interface GuideRule {
  readonly id: string;
  readonly holds: (scene: Scene, features: FeatureSet) => Mention | null | false;
}

function cue(scene: Scene, name: string): Mention | null {
  return mentionOf(scene.reading.mentions, `cue.${name}`);
}

function titleCue(scene: Scene, name: string): Mention | null {
  return mentionOf(scene.titleMentions, `cue.${name}`);
}

function anyAct(scene: Scene, ids: readonly string[]): Mention | null {
  return scene.coreMentions.find((mention) => ids.includes(mention.entry.id)) ?? null;
}

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
const REACTION = ['act.deny', 'act.refuse', 'act.mediate', 'act.offer', 'act.ban', 'act.suspend'];

/** R1: several states meet, and no exchange between the two is named. */
const multilateral: GuideRule = {
  id: 'R1-multilateral',
  holds: (scene, features) => {
    const format = cue(scene, 'third-format');
    if (!format) return false;
    return cue(scene, 'sideline') || features.has('joined.pair.title') ? false : format;
  },
};

const sideline: GuideRule = {
  id: 'R1-sideline',
  holds: (scene) => {
    const format = cue(scene, 'third-format');
    return format ? (cue(scene, 'sideline') ?? false) : false;
  },
};

const thirdCountrysAffairs: GuideRule = {
  id: 'R1-third-countrys-affairs',
  holds: (scene) => cue(scene, 'third-topic') ?? false,
};

/** R2: lists, votes, sport, weather, crime, celebrity. */
const notAffairsOfState: GuideRule = {
  id: 'R2-not-affairs-of-state',
  holds: (scene, features) => {
    if (features.has('official.both')) return false;
    return titleCue(scene, 'sport') ?? titleCue(scene, 'accident') ?? titleCue(scene, 'list') ?? false;
  },
};

/** R3: India and Russia, with nothing said or done between Pakistan and Russia. */
const indiaRussia: GuideRule = {
  id: 'R3-india-russia',
  holds: (scene, features) => {
    const india = mentionOf(scene.titleMentions, 'third.india');
    return india && !features.has('joined.pair.title') && !anyAct(scene, REACTION) ? india : false;
  },
};

const reassuresIndia: GuideRule = {
  id: 'R3-speaks-of-the-other',
  holds: (scene) => {
    const india = mentionOf(scene.reading.mentions, 'third.india');
    if (!india) return false;
    return cue(scene, 'reassure') ?? anyAct(scene, ['act.deny', 'act.exercise']) ?? false;
  },
};

/** R4: the war in Ukraine as the matter, no word or deed between the two. */
const ukraineWar: GuideRule = {
  id: 'R4-ukraine-war',
  holds: (scene) => {
    if (anyAct(scene, ['act.abstain'])) return false;
    return cue(scene, 'ukraine-war') ?? mentionOf(scene.titleMentions, 'third.ukraine') ?? false;
  },
};

const ownPositionOnWar: GuideRule = {
  id: 'R4-own-position',
  holds: (scene, features) =>
    features.has('third.list') ? false : (anyAct(scene, ['act.abstain']) ?? false),
};

/** R5: third parties and pundits on the relations. */
const analysis: GuideRule = {
  id: 'R5-analysis',
  holds: (scene) => titleCue(scene, 'analysis') ?? questionTitle(scene),
};

const officialPositionOfThird: GuideRule = {
  id: 'R5-third-partys-position',
  holds: (scene) => anyAct(scene, ['act.no-objection']) ?? false,
};

function questionTitle(scene: Scene): Mention | false {
  const first = mentionOf(scene.titleMentions, 'cue.question');
  if (!first) return false;
  const atStart = first.first === 0;
  return atStart || /[?؟]\s*$/u.test(scene.reading.text.title) ? first : false;
}

/** R6: domestic politics that cites Russia; a Russian official's comment lifts it. */
const domesticPolitics: GuideRule = {
  id: 'R6-domestic-politics',
  holds: (scene, features) => {
    const found = cue(scene, 'domestic') ?? scene.formerOfficials[0] ?? null;
    return found && !features.has('official.ru') ? found : false;
  },
};

const russianComment: GuideRule = {
  id: 'R6-russian-official-comments',
  holds: (scene) => {
    const speaker = scene.officials.find(
      (o) => o.side === 'ru' && o.role !== 'leader' && o.mention.field === 'title',
    );
    return speaker && cue(scene, 'domestic') ? speaker.mention : false;
  },
};

/** R7: a step that implements or stops a dealing: goods between the two. */
const dealing: GuideRule = {
  id: 'R7-dealing',
  holds: (scene, features) => {
    const goods = scene.coreMentions.find((m) => m.entry.kind === 'object' && m.entry.goods);
    const acts = [
      'act.buy',
      'act.deliver',
      'act.ship',
      'act.approve',
      'act.suspend',
      'act.lift-ban',
      'act.ban',
    ];
    const act = anyAct(scene, acts);
    return goods && act && !features.has('third.leads-title') ? act : false;
  },
};

/** R8: Russia on a dispute between Pakistan and a third state. */
const disputeWithThird: GuideRule = {
  id: 'R8-dispute-with-third',
  holds: (scene) => {
    const rival =
      mentionOf(scene.reading.mentions, 'third.india') ??
      mentionOf(scene.reading.mentions, 'third.afghanistan');
    return rival && !anyAct(scene, ['act.mediate', 'act.call']) ? (cue(scene, 'dispute') ?? false) : false;
  },
};

const goodOffices: GuideRule = {
  id: 'R8-good-offices',
  holds: (scene) => anyAct(scene, ['act.mediate']) ?? false,
};

/** R9: history, unless officials mark it today. */
const pastOnly: GuideRule = {
  id: 'R9-past-only',
  holds: (scene) => (cue(scene, 'anniversary-act') ? false : (cue(scene, 'history') ?? false)),
};

const presentCeremony: GuideRule = {
  id: 'R9-present-ceremony',
  holds: (scene) => cue(scene, 'anniversary-act') ?? false,
};

/** R10: a crime or accident of individuals, without the states. */
const individuals: GuideRule = {
  id: 'R10-individuals',
  holds: (scene, features) => {
    if (
      features.has('official.both') ||
      anyAct(scene, ['act.deport', 'act.expel', 'act.greet', 'act.condemn-attack'])
    )
      return false;
    return titleCue(scene, 'crime') ?? titleCue(scene, 'accident') ?? false;
  },
};

const stateLinked: GuideRule = {
  id: 'R10-state-linked',
  holds: (scene) => anyAct(scene, ['act.deport', 'act.expel']) ?? false,
};

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
    return anyAct(scene, CONCRETE) ?? false;
  },
};

/** The guide's rules on relevance, in the guide's order (§1, §6). */
export const GUIDE_RULES: readonly GuideRule[] = [
  multilateral,
  sideline,
  thirdCountrysAffairs,
  notAffairsOfState,
  indiaRussia,
  reassuresIndia,
  ukraineWar,
  ownPositionOnWar,
  analysis,
  officialPositionOfThird,
  domesticPolitics,
  russianComment,
  dealing,
  disputeWithThird,
  goodOffices,
  pastOnly,
  presentCeremony,
  individuals,
  stateLinked,
  sympathy,
  concreteBetweenTwo,
];
