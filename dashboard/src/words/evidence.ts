import type { Evidence } from '../../../src/classification/domain/verdict.js';
import type { Topic } from '../../../src/kernel/words.js';
import { TOPIC_LABEL } from './labels.js';
import { signedNumber } from './numbers.js';
import { t } from '../language/say.js';

/** The evidence for one decision of a verdict, with its sum. */
export interface Decision {
  readonly decides: string;
  readonly question: string;
  readonly unit: string;
  readonly evidence: readonly Evidence[];
  readonly sum: number;
}

const QUESTION: Readonly<Record<string, string>> = {
  relevance: t`Is this a new Pakistan–Russia development?`,
  direction: t`Cooperation or conflict?`,
  'direction:conflict': t`Is it conflict?`,
  'direction:neutral': t`Is it neither cooperation nor conflict?`,
  score: t`How strong, from −10 to +10?`,
  status: t`How far has it got?`,
  eventType: t`What kind of act?`,
};

function isTopic(name: string): name is Topic {
  return name in TOPIC_LABEL;
}

function questionOf(decides: string): string {
  const known = QUESTION[decides];
  if (known !== undefined) return known;
  const topic = decides.startsWith('indicator:') ? decides.slice('indicator:'.length) : '';
  return isTopic(topic) ? t`Does it concern ${TOPIC_LABEL[topic].toLowerCase()}?` : decides;
}

/** Groups evidence by what it decides, in the order in which it was given, and adds it up. */
export function decisionsOf(evidence: readonly Evidence[]): readonly Decision[] {
  const names = [...new Set(evidence.map(({ decides }) => decides))];
  return names.map((decides) => {
    const own = evidence.filter((item) => item.decides === decides);
    return {
      decides,
      question: questionOf(decides),
      unit: decides === 'score' ? t`score points` : t`weight of evidence`,
      evidence: own,
      sum: own.reduce((total, { contribution }) => total + contribution, 0),
    };
  });
}

/** The evidence that weighs most of what is worth naming, in the order of the text, and the rest of it. */
export function weightiest(
  evidence: readonly Evidence[],
  most: number,
  isTold: (rule: string) => boolean = () => true,
): { readonly shown: readonly Evidence[]; readonly rest: readonly Evidence[] } {
  const size = ({ contribution }: Evidence): number => Math.abs(contribution);
  const told = evidence.filter(({ rule }) => isTold(rule));
  const chosen = new Set(told.toSorted((a, b) => size(b) - size(a)).slice(0, most));
  // One that would stand alone in the rest is shown as well.
  if (chosen.size === 0 || (evidence.length <= most + 1 && told.length === evidence.length))
    return { shown: evidence, rest: [] };
  return {
    shown: evidence.filter((item) => chosen.has(item)),
    rest: evidence.filter((item) => !chosen.has(item)),
  };
}

/** A rule's id in readable words: `act.sign-agreement` becomes “act: sign agreement”, `R3-india` “guide rule R3: india”. */
export function ruleWords(rule: string): string {
  if (rule === 'prior') return t`starting point before any word is read`;
  const guide = /^(R\d+)[-.]?(.*)$/.exec(rule);
  if (guide !== null) {
    const rest = (guide[2] ?? '').replaceAll(/[-_.]/g, ' ');
    return rest === '' ? t`guide rule ${guide[1] ?? ''}` : t`guide rule ${guide[1] ?? ''}: ${rest}`;
  }
  const [family, ...rest] = rule.split('.');
  const tail = rest.join(' ').replaceAll(/[-_]/g, ' ');
  return tail === '' ? (family ?? rule).replaceAll(/[-_]/g, ' ') : `${family ?? ''}: ${tail}`;
}

/** “adds +1.40” or “takes −0.60”. */
export function contributionWords(contribution: number): string {
  if (contribution === 0) return t`adds ${0}`;
  return contribution > 0 ? t`adds ${signedNumber(contribution)}` : t`takes ${signedNumber(contribution)}`;
}

/** A piece of text and whether a rule took it as evidence. */
export interface MarkedPiece {
  readonly text: string;
  readonly marked: boolean;
}

/** Cuts a text at the places that evidence points to; overlapping places become one, places outside are ignored. */
export function markedPieces(
  text: string,
  places: readonly { start: number; end: number }[],
): readonly MarkedPiece[] {
  const inside = places
    .filter(({ start, end }) => start >= 0 && end > start && end <= text.length)
    .toSorted((a, b) => a.start - b.start);
  const pieces: MarkedPiece[] = [];
  let at = 0;
  for (const { start, end } of inside) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
