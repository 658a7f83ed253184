import type { Development } from './development.js';
import type { PromiseKind, PromiseRules, HeadlineCue } from './promise-rules.js';
import { hasWord } from './promise-subject.js';

/** What the ledger needs of a development, its record among others. */
export type LedgerDevelopment = Pick<
  Development,
  'id' | 'what' | 'date' | 'indicators' | 'eventType' | 'direction' | 'score' | 'status' | 'scheduled'
>;

/** How far a development says that a thing has got. */
export type Stage = 'cancelled' | 'stalled' | 'kept' | 'done' | 'bound' | 'reaffirmed';

/** Acts of refusal and of halting; another unfriendly act says nothing of what was promised. */
const HALTING = ['REJECT', 'SANCTION'];
const TALKING = ['CONSULT', 'REQUEST'];

/** How far a development says that a thing of a kind has got; null where it is only spoken of. */
export function stageOf(
  development: LedgerDevelopment,
  acts: readonly string[],
  kind: PromiseKind,
  rules: PromiseRules,
): Stage | null {
  const says = (cue: HeadlineCue): boolean => hasCue(development.what, cue, rules);
  const { status, score, direction, eventType } = development;
  const isHalted = score <= (status === 'stalled' ? rules.stalledFrom : rules.stallsFrom);
  if (status === 'cancelled' || (isHalted && says('cancels'))) return 'cancelled';
  if (isHalted) return status === 'stalled' || HALTING.includes(eventType ?? '') ? 'stalled' : null;
  if (acts.some((id) => rules.halting.includes(id))) return 'stalled';
  if (direction !== 'cooperation') return null;
  if (says('discusses') && TALKING.includes(eventType ?? '')) return null;
  if (isDone(development, acts, rules) && !says('otherReceivers')) {
    const keeps = rules.kept.some(
      (rule) => score >= rule.score && acts.includes(rule.act) && rule.kinds.includes(kind),
    );
    return keeps && status === 'occurred' ? 'kept' : 'done';
  }
  if (says('otherReceivers') || score < rules.announcesFrom) return null;
  if (says('reaffirms')) return 'reaffirmed';
  const binds = status === 'agreed' || status === 'planned';
  return binds && !says('discusses') ? 'bound' : null;
}

function isDone(development: LedgerDevelopment, acts: readonly string[], rules: PromiseRules): boolean {
  const { status, score, eventType } = development;
  const binds = acts.some((id) => rules.signs.includes(id));
  if (hasCue(development.what, 'done', rules) && !hasCue(development.what, 'ahead', rules) && !binds)
    return true;
  if (status !== 'occurred' || TALKING.includes(eventType ?? '')) return false;
  return acts.some((id) => rules.done.includes(id)) || score >= rules.progressesFrom;
}

/** Whether a headline has a word that tells this of its act. */
export function hasCue(headline: string, cue: HeadlineCue, { words }: PromiseRules): boolean {
  const title = headline.toLowerCase();
  return words[cue].some((word) => hasWord(title, word));
}

/** Whether the acts named go with the verdict: "launch put on hold" is neither surely progress nor surely stalled. */
export function isPlain(
  { direction, status }: LedgerDevelopment,
  acts: readonly string[],
  { halting, contrary }: PromiseRules,
): boolean {
  if (direction === 'conflict' || status === 'cancelled' || status === 'stalled') return true;
  return !acts.some((id) => halting.includes(id) || contrary.includes(id));
}
