import type { Direction, EventType, Score, Status } from '../../kernel/words.js';
import { actsInContext } from './act-context.js';
import type { Scene } from './scene.js';
import { scoreAct, type ScoredAct } from './score-rules.js';
import type { Evidence } from './verdict.js';

/** What the report's decisive act comes to. */
export interface Scoring {
  readonly score: Score;
  readonly direction: Direction;
  readonly status: Status;
  readonly eventType: EventType | null;
  readonly mode: string | null;
  readonly evidence: readonly Evidence[];
}

/** Acts that say little by themselves: a more concrete one elsewhere in the text prevails. */
const VAGUE_RANK = 5;
const NO_ACT_SCORE = 1;

function moreConcrete(a: ScoredAct, b: ScoredAct): ScoredAct {
  return b.rank > a.rank ? b : a;
}

function decisive(scored: readonly ScoredAct[]): ScoredAct | null {
  return scored.reduce<ScoredAct | null>((best, next) => (best ? moreConcrete(best, next) : next), null);
}

function choose(scene: Scene): ScoredAct | null {
  const scored = (mentions: Scene['coreMentions']): ScoredAct[] =>
    actsInContext(scene.reading, mentions).map((act) => scoreAct(act, scene));
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

function evidenceOf(scored: ScoredAct): Evidence[] {
  const { mention } = scored.act;
  const place = { field: mention.field, start: mention.start, end: mention.end };
  const base = mention.entry.score;
  const act = { rule: mention.entry.id, decides: 'score', words: mention.words, place, contribution: base };
  if (scored.score === base) return [act];
  return [act, { ...act, rule: `score.${scored.rule}`, contribution: scored.score - base }];
}

/** Scores a relevant report by its most concrete act; the title's act decides where it is concrete. */
export function scoreReport(scene: Scene): Scoring {
  const scored = choose(scene);
  if (!scored) {
    const evidence = [
      { rule: 'score.no-act', decides: 'score', words: '', place: null, contribution: NO_ACT_SCORE },
    ];
    return {
      score: NO_ACT_SCORE,
      direction: 'cooperation',
      status: 'occurred',
      eventType: null,
      mode: null,
      evidence,
    };
  }
  return {
    score: scored.score,
    direction: directionOf(scored.score),
    status: scored.status,
    eventType: scored.eventType,
    mode: scored.mode,
    evidence: evidenceOf(scored),
  };
}
