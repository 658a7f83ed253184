import type { EventType, Status } from '../../kernel/words.js';
import type { ActInContext } from './act-context.js';
import type { Mention } from './reading.js';
import { mentionOf, type Scene } from './scene.js';

/** What an act comes to in its context: how far it got, and the score that goes with it. */
export interface ScoredAct {
  readonly rule: string;
  readonly act: ActInContext;
  readonly score: number;
  readonly status: Status;
  readonly eventType: EventType | null;
  readonly mode: string | null;
  /** Which act prevails: the higher, the more concrete. */
  readonly rank: number;
}

interface Outcome {
  readonly rule: string;
  readonly score: number;
  readonly status?: Status;
  readonly eventType?: EventType | null;
  readonly mode?: string;
  readonly rank?: number;
}

/** Asks one thing of an act in its scene; null where it does not apply. */
type ScoreRule = (act: ActInContext, scene: Scene) => Outcome | null;

function has(scene: Scene, ...ids: string[]): boolean {
  return ids.some((id) => mentionOf(scene.reading.mentions, id) !== null);
}

function sides(scene: Scene, role: string): Set<string> {
  return new Set(
    scene.officials.filter((official) => official.role === role).map((official) => official.side),
  );
}

function is(act: ActInContext, ...ids: string[]): boolean {
  return ids.includes(act.mention.entry.id);
}

function hasGoods(scene: Scene): boolean {
  return scene.reading.mentions.some((m: Mention) => m.entry.kind === 'object' && m.entry.goods);
}

/** A meeting of leaders prevails over what is said there; a signature or a delivery prevails over it. */
const LEADERS_MEET_RANK = 11;

/** Goods arrive, not guests: a cargo word, or goods without travellers in the sentence. */
function isCargo(act: ActInContext, scene: Scene): boolean {
  const inSentence = scene.reading.mentions.filter((m) => m.sentence === act.mention.sentence);
  if (inSentence.some((m) => m.entry.id === 'cue.first-cargo')) return true;
  const travellers =
    scene.officials.some((o) => o.mention.sentence === act.mention.sentence) ||
    inSentence.some((m) => m.entry.id === 'cue.minister-role');
  return hasGoods(scene) && !travellers;
}

const MEETINGS = ['act.meet', 'act.visit', 'act.call'];
const COOPERATIVE_PLANS: Readonly<Record<string, number>> = {
  'act.visit': 2,
  'act.meet': 2,
  'act.call': 2,
  'act.sign': 3,
  'act.deliver': 4,
  'act.ship': 4,
  'act.launch': 4,
  'act.exercise': 3,
  'act.approve': 3,
  'act.lift-ban': 3,
  'act.agree': 3,
  'act.aid': 3,
};

const deniedGrievance: ScoreRule = (act, scene) =>
  is(act, 'act.deny', 'act.criticise') && has(scene, 'cue.third-denial')
    ? { rule: 'denial-clears-the-other', score: 1, status: 'denied', eventType: null }
    : null;

/** "Not to sell", "will not visit": what would have been cooperation is refused. */
const negated: ScoreRule = (act) => {
  if (act.negatedBy === null || act.mention.entry.score <= 1) return null;
  if (is(act, 'act.visit', 'act.meet') && act.future)
    return { rule: 'visit-off', score: -4, status: 'cancelled', eventType: 'REJECT', mode: 'meet' };
  return { rule: 'negated', score: -2, status: 'denied', eventType: 'REJECT' };
};

const negatedConflict: ScoreRule = (act) =>
  act.negatedBy !== null && act.mention.entry.score < 0 && !is(act, 'act.deny', 'act.refuse', 'act.delay')
    ? { rule: 'negated-conflict', score: 1, status: 'denied', eventType: null }
    : null;

const condemnsAttack: ScoreRule = (act, scene) => {
  if (!is(act, 'act.condemn-attack')) return null;
  return has(scene, 'cue.attack')
    ? { rule: 'sympathy', score: 1 }
    : { rule: 'condemns', score: -2, eventType: 'ACCUSE', mode: 'disapprove' };
};

/** One side takes the other's part against a third. */
const criticisesThird: ScoreRule = (act, scene) =>
  is(act, 'act.criticise', 'act.condemn-attack', 'act.warn', 'act.visit') &&
  has(scene, 'third.us') &&
  has(scene, 'cue.domestic')
    ? { rule: 'criticises-a-third-party', score: 1, eventType: null, rank: 15 }
    : null;

/** A grievance that is settled is no longer one. */
const settled: ScoreRule = (act, scene) => {
  if (
    !is(act, 'act.criticise', 'act.complain', 'act.stall', 'act.delay', 'act.deport', 'act.refuse') ||
    !(act.settled || has(scene, 'cue.resolve'))
  )
    return null;
  const closing = has(scene, 'act.approve', 'act.sign', 'act.agree', 'object.payments');
  return { rule: 'dispute-settled', score: closing ? 4 : 2, status: 'agreed', eventType: 'AGREE' };
};

/** "Not against India": calms a rival at the other's cost. */
const reassures: ScoreRule = (act, scene) =>
  has(scene, 'cue.reassure') && has(scene, 'third.india') && act.negatedBy !== null
    ? { rule: 'reassures-a-rival', score: -1, eventType: null, rank: 15 }
    : null;

/** By its word, or a ban on arms that is lifted: "ہتھیار بیچنے پر پابندی ختم". */
const embargoLifted: ScoreRule = (act, scene) =>
  is(act, 'act.lift-ban') &&
  (has(scene, 'object.arms') || /embargo|эмбарго/iu.test(Object.values(scene.reading.text).join(' ')))
    ? { rule: 'embargo-lifted', score: 8 }
    : null;

/** "Ended its ban": a ban that is settled is one lifted, of arms an embargo. */
const banEnded: ScoreRule = (act, scene) => {
  if (!is(act, 'act.ban', 'act.sanction') || !act.settled) return null;
  const score = has(scene, 'object.arms') ? 8 : 5;
  return { rule: 'ban-ended', score, status: 'occurred', eventType: 'RETREAT', mode: 'access' };
};

const aidSent: ScoreRule = (act, scene) =>
  is(act, 'act.ship') && has(scene, 'act.aid') ? { rule: 'aid-sent', score: 6 } : null;

const securityArrest: ScoreRule = (act, scene) =>
  is(act, 'act.arrest') && !has(scene, 'object.security', 'object.arms')
    ? { rule: 'arrest', score: -2, rank: 6 }
    : null;

const cancelled: ScoreRule = (act, scene) => {
  if (!is(act, 'act.cancel-visit')) return null;
  return has(scene, 'act.visit', 'act.meet') || sides(scene, 'leader').size > 0
    ? { rule: 'visit-cancelled', score: -4 }
    : { rule: 'put-off', score: -3, status: 'stalled' };
};

const deported: ScoreRule = (act, scene) => {
  if (!is(act, 'act.deport')) return null;
  if (has(scene, 'cue.aftermath')) return { rule: 'deportation-aftermath', score: -3 };
  return has(scene, 'cue.single-person')
    ? { rule: 'single-deportation', score: -2 }
    : { rule: 'deportation', score: -4 };
};

const signed: ScoreRule = (act, scene) => {
  if (!is(act, 'act.sign') || act.future || act.hypothetical) return null;
  if (has(scene, 'cue.intergovernmental') || (has(scene, 'cue.billion') && has(scene, 'cue.contract')))
    return { rule: 'billion-agreement-between-governments', score: 8 };
  const document = has(scene, 'cue.document', 'object.igc') && !has(scene, 'cue.contract');
  return { rule: document ? 'memorandum-signed' : 'agreement-signed', score: document ? 5 : 6 };
};

const approvedToSign: ScoreRule = (act, scene) =>
  is(act, 'act.sign') && act.future && has(scene, 'act.agree', 'act.approve')
    ? { rule: 'both-agree-to-sign', score: 4, status: 'agreed', eventType: 'AGREE' }
    : null;

const planned: ScoreRule = (act) => {
  const score = COOPERATIVE_PLANS[act.mention.entry.id];
  if (!(act.future || act.hypothetical) || score === undefined) return null;
  return { rule: 'announced', score, status: 'planned', eventType: 'AGREE' };
};

/** Pakistan's own stand on a vote against Russia is neutral, whatever the vote itself says of Russia (guide R4). */
const ownStandOnVote: ScoreRule = (act, scene) =>
  is(act, 'act.criticise', 'act.condemn-attack', 'act.refuse', 'act.warn') &&
  scene.titleMentions.some((m) => m.entry.id === 'act.abstain')
    ? { rule: 'own-stand-on-a-vote', score: 0, eventType: null, rank: 15 }
    : null;

/** A third party leads or closes the title and leaves the matter to the two. */
const thirdPartysPosition: ScoreRule = (act, scene) => {
  if (!is(act, 'act.no-objection')) return null;
  const actors = scene.titleMentions
    .filter((m) => m.entry.kind === 'side' || m.entry.kind === 'third')
    .sort((a, b) => a.first - b.first);
  const buys = scene.titleMentions.some((m) => m.entry.id === 'act.buy') && actors[0]?.entry.kind === 'side';
  const speaks = actors[0]?.entry.kind === 'third' || (actors.at(-1)?.entry.kind === 'third' && !buys);
  return speaks ? { rule: 'third-partys-position', score: 0, rank: 15 } : null;
};

/** Something set out or came, and it is not cargo: another act of the text tells what it was. */
const notCargo: ScoreRule = (act, scene) =>
  is(act, 'act.deliver', 'act.ship') && !isCargo(act, scene)
    ? { rule: 'not-cargo', score: 1, rank: 1 }
    : null;

/** "Begins visit", "opens talks": the visit or the talks are the act. */
const beginsSomethingElse: ScoreRule = (act, scene) => {
  if (!is(act, 'act.launch')) return null;
  const inSentence = scene.reading.mentions.filter((m) => m.sentence === act.mention.sentence);
  if (inSentence.some((m) => m.entry.id === 'act.graduate')) return { rule: 'scholarships', score: 3 };
  const topical = inSentence.some((m) => m.entry.kind === 'object');
  const met = inSentence.some((m) => ['act.visit', 'act.meet', 'act.exercise'].includes(m.entry.id));
  return met || !topical ? { rule: 'begins-something-else', score: 2, rank: 1 } : null;
};

const commissionHeld: ScoreRule = (act, scene) =>
  is(act, 'act.meet') && !act.future && has(scene, 'object.igc')
    ? { rule: 'commission-held', score: 5, eventType: 'CONSULT', rank: 9 }
    : null;

function visitLevel(scene: Scene): Outcome {
  const leaders = sides(scene, 'leader');
  const mode = 'visit';
  if (leaders.size === 2) return { rule: 'leaders-meet', score: 4, eventType: 'CONSULT', mode };
  if (
    sides(scene, 'fm').size +
      sides(scene, 'minister').size +
      sides(scene, 'parliament').size +
      sides(scene, 'military').size >
    0
  )
    return { rule: 'ministers-visit', score: 3, eventType: 'CONSULT', mode };
  if (leaders.size === 1) return { rule: 'leader-visits', score: 4, eventType: 'CONSULT', mode };
  return { rule: 'visit', score: 3, eventType: 'CONSULT', mode };
}

const visits: ScoreRule = (act, scene) => (is(act, 'act.visit') ? visitLevel(scene) : null);

const meets: ScoreRule = (act, scene) => {
  if (!is(act, ...MEETINGS)) return null;
  if (has(scene, 'act.call') && !has(scene, 'act.visit')) return { rule: 'call', score: 2, mode: 'phone' };
  const leaders = sides(scene, 'leader');
  if (leaders.size === 2) return { rule: 'leaders-meet', score: 4, rank: LEADERS_MEET_RANK };
  if (leaders.size === 1 && sides(scene, 'fm').size + sides(scene, 'parliament').size > 0)
    return { rule: 'received-by-the-leader', score: 3 };
  return null;
};

/** In order: the first that applies decides. */
const SCORE_RULES: readonly ScoreRule[] = [
  deniedGrievance,
  ownStandOnVote,
  thirdPartysPosition,
  reassures,
  settled,
  embargoLifted,
  banEnded,
  aidSent,
  securityArrest,
  criticisesThird,
  condemnsAttack,
  negatedConflict,
  negated,
  cancelled,
  deported,
  signed,
  approvedToSign,
  notCargo,
  beginsSomethingElse,
  planned,
  commissionHeld,
  visits,
  meets,
];

/** Scores one act in its scene by the first rule that applies, else by the lexicon's own score. */
export function scoreAct(act: ActInContext, scene: Scene): ScoredAct {
  const { entry } = act.mention;
  for (const rule of SCORE_RULES) {
    const outcome = rule(act, scene);
    if (outcome)
      return {
        rule: outcome.rule,
        act,
        score: outcome.score,
        status: outcome.status ?? entry.status,
        eventType: outcome.eventType === undefined ? entry.eventType : outcome.eventType,
        mode: outcome.mode ?? entry.mode,
        rank: outcome.rank ?? entry.rank,
      };
  }
  const { score, status, eventType, mode, rank } = entry;
  return { rule: entry.id, act, score, status, eventType, mode, rank };
}
