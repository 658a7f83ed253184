import type { FeatureSet } from './features.js';
import type { Mention } from './reading.js';
import { anyAct, cue, speakerInTitle, titleCue, type GuideRule } from './rule-words.js';
import { mentionOf, type Scene } from './scene.js';

const REACTION = [
  'act.deny',
  'act.refuse',
  'act.mediate',
  'act.offer',
  'act.request',
  'act.ban',
  'act.suspend',
];

/** What an editorial reports rather than argues about. */
const TOLD_EVENTS: ReadonlySet<string> = new Set(
  ['deport', 'expel', 'ban', 'lift-ban', 'sign', 'deliver', 'protest', 'cancel-visit'].map(
    (name) => `act.${name}`,
  ),
);

/** Disasters and attacks are news of the two where one side feels for, or helps, the other. */
const SYMPATHY = ['act.greet', 'act.condemn-attack', 'act.aid'];

/** R1: several states meet, and no exchange between the two is named. */
const multilateral: GuideRule = {
  id: 'R1-multilateral',
  holds: (scene, features) => {
    const format = cue(scene, 'third-format');
    if (!format || ownStand(scene, features)) return false;
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

/** R1: up to four states that agree on cooperation among themselves, not on a fourth one's affairs. */
const smallFormatAgrees: GuideRule = {
  id: 'R1-small-format-agrees',
  holds: (scene, features) => {
    const listed = ['title', 'summary'].some((where) => features.has(`joined.pakistan-with-third.${where}`));
    if (!listed || features.has('third.list') || cue(scene, 'third-topic')) return false;
    return anyAct(scene, ['act.agree', 'act.sign', 'act.launch', 'act.exercise']) ?? false;
  },
};

const thirdCountrysAffairs: GuideRule = {
  id: 'R1-third-countrys-affairs',
  holds: (scene, features) =>
    ownStand(scene, features) || leadersTalk(scene, features) ? false : (cue(scene, 'third-topic') ?? false),
};

/** The leaders of the two talk, outside any larger meeting: of whatever, it is an exchange of theirs. */
function leadersTalk(scene: Scene, features: FeatureSet): boolean {
  const leaders = scene.officials.filter((o) => o.role === 'leader' && o.mention.field === 'title');
  const both = new Set(leaders.map(({ side }) => side)).size > 1;
  return both && !features.has('R1-multilateral') && anyAct(scene, ['act.call', 'act.meet']) !== null;
}

/** R2: lists, votes, sport, weather, crime, celebrity. */
const notAffairsOfState: GuideRule = {
  id: 'R2-not-affairs-of-state',
  holds: (scene, features) => {
    if (features.has('official.both') || ownStand(scene, features)) return false;
    if (anyAct(scene, SYMPATHY)) return false;
    const kinds = ['sport', 'accident', 'list', 'travel-guide', 'market', 'entertainment', 'weather'];
    return kinds.map((kind) => titleCue(scene, kind)).find((found) => found !== null) ?? false;
  },
};

/** R3: India and Russia, with nothing said or done between Pakistan and Russia. */
const indiaRussia: GuideRule = {
  id: 'R3-india-russia',
  holds: (scene, features) => {
    const india = mentionOf(scene.titleMentions, 'third.india');
    const exchange = features.has('joined.pair.title') || features.has('official.both.title');
    return india && !exchange && !anyAct(scene, REACTION) ? india : false;
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

function warCue(scene: Scene): Mention | null {
  return cue(scene, 'war-name') ?? cue(scene, 'ukraine-war');
}

/** Pakistan's own stand on Russia, not Pakistan as one of many abstainers, nor beside Russia. */
function ownStand(scene: Scene, features: FeatureSet): Mention | null {
  const listed =
    features.has('joined.pakistan-with-third.title') || features.has('joined.pakistan-with-third.summary');
  if (listed || features.has('third.leads-title') || features.has('joined.pair.title')) return null;
  const stand = anyAct(scene, ['act.abstain']);
  const voted = cue(scene, 'third-format') !== null && !features.has('third.in-title');
  return stand?.field === 'title' || voted ? stand : null;
}

/** R4: the war in Ukraine as the matter, no word or deed between the two. */
const ukraineWar: GuideRule = {
  id: 'R4-ukraine-war',
  holds: (scene, features) => {
    if (ownStand(scene, features)) return false;
    return warCue(scene) ?? mentionOf(scene.titleMentions, 'third.ukraine') ?? false;
  },
};

const ownPositionOnWar: GuideRule = {
  id: 'R4-own-position',
  holds: (scene, features) =>
    features.has('third.list') || features.has('joined.pair.title')
      ? false
      : (anyAct(scene, ['act.abstain']) ?? false),
};

/** R5: third parties and pundits on the relations. */
const analysis: GuideRule = {
  id: 'R5-analysis',
  holds: (scene, features) =>
    features.has('R5-view-tells-the-event') ? false : (titleCue(scene, 'analysis') ?? questionTitle(scene)),
};

/** R5: an editorial whose own text reports what one state did to the other's people, or what the two did. */
const viewTellsTheEvent: GuideRule = {
  id: 'R5-view-tells-the-event',
  holds: (scene) => {
    if (!titleCue(scene, 'editorial')) return false;
    const told = scene.reading.mentions.filter(({ field }) => field === 'summary');
    return told.find(({ entry }) => TOLD_EVENTS.has(entry.id)) ?? false;
  },
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
    const speaker = speakerInTitle(scene);
    const russian = speaker?.entry.kind === 'side' && speaker.entry.side === 'ru';
    return found && !russian && !features.has('official.ru') ? found : false;
  },
};

/** Somebody out of office, or at a rally, speaks of a past trip or deal. */
const looksBack: GuideRule = {
  id: 'R6-former-official-looks-back',
  holds: (scene, features) => {
    const former = scene.formerOfficials[0] ?? null;
    const answered = scene.officials.some((o) => o.side === 'ru' && o.role !== 'leader');
    return former && !answered && !features.has('official.pk') ? former : false;
  },
};

const russianComment: GuideRule = {
  id: 'R6-russian-official-comments',
  holds: (scene) => {
    const official = scene.officials.find(
      (o) => o.side === 'ru' && o.role !== 'leader' && o.mention.field === 'title',
    );
    const speaker = official?.mention ?? speakerInTitle(scene);
    if (!speaker || (speaker.entry.kind === 'side' && speaker.entry.side === 'pk')) return false;
    return cue(scene, 'domestic') ? speaker : false;
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
    if (!goods || !act) return false;
    const prices =
      titleCue(scene, 'market') !== null ||
      (titleCue(scene, 'ukraine-war') ?? titleCue(scene, 'war-name')) !== null;
    return features.has('third.leads-title') || prices ? false : act;
  },
};

/** The war or the markets are the matter; prices at home follow. */
const pricesAndMarkets: GuideRule = {
  id: 'R7-prices-and-markets',
  holds: (scene) => titleCue(scene, 'market') ?? false,
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
    if (features.has('official.both') || anyAct(scene, ['act.deport', 'act.expel', ...SYMPATHY]))
      return false;
    return titleCue(scene, 'crime') ?? titleCue(scene, 'accident') ?? false;
  },
};

const stateLinked: GuideRule = {
  id: 'R10-state-linked',
  holds: (scene) => anyAct(scene, ['act.deport', 'act.expel']) ?? false,
};

/** The guide's rules on relevance, in the guide's order (§1, §6). */
export const GUIDE_RULES: readonly GuideRule[] = [
  multilateral,
  sideline,
  smallFormatAgrees,
  thirdCountrysAffairs,
  notAffairsOfState,
  indiaRussia,
  reassuresIndia,
  ukraineWar,
  ownPositionOnWar,
  viewTellsTheEvent,
  analysis,
  officialPositionOfThird,
  domesticPolitics,
  looksBack,
  russianComment,
  dealing,
  pricesAndMarkets,
  disputeWithThird,
  goodOffices,
  pastOnly,
  presentCeremony,
  individuals,
  stateLinked,
];
