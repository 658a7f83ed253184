import type { Direction, EventType, Score, Status } from '../../kernel/words.js';
import { actsInContext } from './act-context.js';
import { kindOfAct, type ActModels } from './act-kind.js';
import type { ScoreWeights } from './lexicon.js';
import { add, decide, THRESHOLD, type Sum } from './linear-model.js';
import type { Scene } from './scene.js';
import { scoreFeatures } from './score-features.js';
import { scoreAct, type ScoredAct } from './score-rules.js';
import type { Evidence } from './verdict.js';

/** What the report's decisive act comes to. */
export interface Scoring {
  readonly score: Score;
  readonly direction: Direction;
  readonly status: Status;
  /** How far the rules alone say that the act has got; null where no act is known. */
  readonly stage: Status | null;
  readonly eventType: EventType | null;
  readonly mode: string | null;
  readonly evidence: readonly Evidence[];
}

/** Acts that say little by themselves: a more concrete one elsewhere in the text prevails. */
const VAGUE_RANK = 5;

function moreConcrete(a: ScoredAct, b: ScoredAct): ScoredAct {
  return b.rank > a.rank ? b : a;
}

function decisive(scored: readonly ScoredAct[]): ScoredAct | null {
  return scored.reduce<ScoredAct | null>((best, next) => (best ? moreConcrete(best, next) : next), null);
}

/** The decisive act among those whose score the filter accepts: the title's where it is concrete. */
export function decisiveAct(scene: Scene, accepts: (act: ScoredAct) => boolean): ScoredAct | null {
  const scored = (mentions: Scene['coreMentions']): ScoredAct[] =>
    actsInContext(scene.reading, mentions)
      .map((act) => scoreAct(act, scene))
      .filter(accepts);
  const title = decisive(scored(scene.titleMentions));
  const core = scored(scene.coreMentions);
  const leaders = core.find((act) => act.rule === 'leaders-meet');
  const leadersInTitle =
    scene.officials.filter((o) => o.role === 'leader' && o.mention.field === 'title').length > 1;
  if (title && title.rank > VAGUE_RANK)
    return leaders && leadersInTitle ? moreConcrete(title, leaders) : title;
  const best = decisive(core);
  return (
    decisive([title, best].filter((found) => found !== null)) ?? decisive(scored(scene.reading.mentions))
  );
}

/** The sign of the score; 0 is neutral. */
export function directionOf(score: Score): Direction {
  if (score > 0) return 'cooperation';
  return score < 0 ? 'conflict' : 'neutral';
}

/** What the act itself comes to: its own score, and what its context changes. */
function evidenceOfAct(scored: ScoredAct): Evidence[] {
  const { mention } = scored.act;
  const place = { field: mention.field, start: mention.start, end: mention.end };
  const base = mention.entry.score;
  const act = { rule: mention.entry.id, decides: 'score', words: mention.words, place, contribution: base };
  if (scored.score === base) return [act];
  return [act, { ...act, rule: `score.${scored.rule}`, contribution: scored.score - base }];
}

function plain(rule: string, contribution: number): Evidence {
  return { rule, decides: 'score', words: '', place: null, contribution };
}

/** Scores of one direction, without 0: what a rounded score is kept within. */
const RANGE: Readonly<Record<Direction, readonly [number, number]>> = {
  cooperation: [1, 10],
  conflict: [-10, -1],
  neutral: [0, 0],
};

interface Learned {
  readonly direction: Direction;
  readonly evidence: readonly Evidence[];
}

function learnedDirection(features: ReturnType<typeof scoreFeatures>, weights: ScoreWeights): Learned {
  const conflict = decide('direction:conflict', weights.conflict, features);
  if (conflict.probability >= THRESHOLD) return { direction: 'conflict', evidence: conflict.evidence };
  const neutral = decide('direction:neutral', weights.neutral, features);
  const direction = neutral.probability >= THRESHOLD ? 'neutral' : 'cooperation';
  return { direction, evidence: [...conflict.evidence, ...neutral.evidence] };
}

function agrees(direction: Direction): (act: ScoredAct) => boolean {
  return (act) => directionOf(act.score) === direction;
}

/** What a report's score starts from: an act of its direction, else what is usual in it. */
export function startOf(
  scene: Scene,
  direction: Direction,
  weights: ScoreWeights,
): { readonly act: ScoredAct | null; readonly score: number } {
  const act = decisiveAct(scene, agrees(direction));
  return { act, score: act?.score ?? weights.usual[direction] };
}

/** What the guide gives one score whatever the wording: condolences, plans, calls, a third party's position (§3, §6). */
const SCORED_BY_GUIDE: ReadonlySet<string> = new Set([
  'sympathy',
  'embargo-lifted',
  'announced',
  'call',
  'third-partys-position',
]);

function correctionOf(
  start: ScoredAct | null,
  direction: Direction,
  weights: ScoreWeights,
  features: ReturnType<typeof scoreFeatures>,
): Sum {
  const settled = start !== null && SCORED_BY_GUIDE.has(start.rule);
  if (direction === 'neutral' || settled) return { sum: 0, evidence: [] };
  return add('score', weights.correction[direction], features);
}

/**
 * Scores a relevant report: first its direction, then the most concrete act of that direction, whose score the
 * learned layer corrects. The contributions to `score` add up to it exactly.
 */
export function scoreReport(scene: Scene, weights: ScoreWeights, acts: ActModels): Scoring {
  const features = scoreFeatures(
    scene,
    decisiveAct(scene, () => true),
  );
  const { direction, evidence } = learnedDirection(features, weights);
  const start = startOf(scene, direction, weights);
  const base = start.act ? evidenceOfAct(start.act) : [plain('score.usual-for-its-direction', start.score)];
  const correction = correctionOf(start.act, direction, weights, features);
  const { status, eventType, mode, evidence: ofKind } = kindOfAct(scene, start.act, direction, acts);
  const [low, high] = RANGE[direction];
  const score = Math.min(high, Math.max(low, Math.round(start.score + correction.sum)));
  const rounding = score - start.score - correction.sum;
  return {
    score,
    direction,
    status,
    stage: start.act?.status ?? null,
    eventType,
    mode,
    evidence: [
      ...evidence,
      ...base,
      ...correction.evidence,
      ...(rounding === 0 ? [] : [plain('score.rounded', rounding)]),
      ...ofKind,
    ],
  };
}
