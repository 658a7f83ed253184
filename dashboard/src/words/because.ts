import type { Evidence } from '../../../src/classification/domain/verdict.js';
import type { RuleSentences } from '../../../src/classification/domain/rule-sentence.js';
import { ruleSentence } from '../../../src/classification/domain/rule-sentence.js';
import type { Decision } from './evidence.js';
import { ruleWords } from './evidence.js';
import { meansSomething } from './function-words.js';
import { PRIOR, isLearned, speaksAgainst } from './rule-senses.js';
import { t } from '../language/say.js';

/** How many reasons are said of each side; the table below them has all. */
const MOST_REASONS = { for: 3, against: 2 } as const;
const MOST_WORDS = 3;

/** Words of the text and what they added. */
export interface WeighedWords {
  readonly words: string;
  readonly contribution: number;
}

/** What spoke for a decision and what against it, the weightiest first, in sentences; and the rest as one sum. */
export interface Because {
  readonly for: readonly string[];
  readonly against: readonly string[];
  /**
   * What gives no reason a reader could follow: weights learned word by word, and signs that weigh the other way than
   * their sentence reads. Null where there is none.
   */
  readonly learned: { readonly sum: number; readonly largest: readonly WeighedWords[] } | null;
}

/** A rule in one sentence; one that has none is named as well as its id allows. */
export function sentenceOf(rule: string, data: RuleSentences): string {
  return ruleSentence(rule, data) ?? t`${ruleWords(rule)}.`;
}

interface Sorted {
  readonly for: readonly Evidence[];
  readonly against: readonly Evidence[];
}

/** Where every report starts is no reason; what was learned word by word is none that a sentence could tell. */
function sortedByRule({ decides, evidence }: Decision, data: RuleSentences): Sorted {
  const told = evidence.filter(({ rule }) => rule !== PRIOR && !isLearned(rule, data));
  return {
    for: told.filter(({ rule, contribution }) => contribution > 0 && !speaksAgainst(rule, decides)),
    against: told.filter(({ rule, contribution }) => contribution < 0 && speaksAgainst(rule, decides)),
  };
}

/** Of a score, what the scale gives to the act and to how far it has got; the learned correction begins with its prior. */
function sortedByScale({ evidence, sum }: Decision): Sorted {
  const begin = evidence.findIndex(({ rule }) => rule === PRIOR);
  const scale = begin < 0 ? evidence : evidence.slice(0, begin);
  const sign = Math.sign(sum) || 1;
  return {
    for: scale.filter(({ contribution }) => contribution * sign > 0),
    against: scale.filter(({ contribution }) => contribution * sign < 0),
  };
}

const bySize = <T extends { readonly contribution: number }>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));

function largestWords(evidence: readonly Evidence[]): readonly WeighedWords[] {
  const sums = new Map<string, number>();
  for (const { words, contribution } of evidence) {
    if (meansSomething(words)) sums.set(words, (sums.get(words) ?? 0) + contribution);
  }
  const weighed = [...sums].map(([words, contribution]) => ({ words, contribution }));
  return bySize(weighed).slice(0, MOST_WORDS);
}

/** The reasons of a decision in words, and what has no reason in words as one sum. */
export function becauseOf(decision: Decision, data: RuleSentences): Because {
  const isScore = decision.decides === 'score';
  const sorted = isScore ? sortedByScale(decision) : sortedByRule(decision, data);
  const said = (evidence: readonly Evidence[], most: number): readonly string[] =>
    [...new Set(bySize(evidence).map(({ rule, words }) => reason(sentenceOf(rule, data), words)))].slice(
      0,
      most,
    );
  const told = new Set([...sorted.for, ...sorted.against]);
  const rest = decision.evidence.filter((one) => !told.has(one) && (isScore || one.rule !== PRIOR));
  return {
    for: said(sorted.for, MOST_REASONS.for),
    against: said(sorted.against, MOST_REASONS.against),
    learned:
      rest.length === 0
        ? null
        : {
            sum: rest.reduce((sum, { contribution }) => sum + contribution, 0),
            largest: largestWords(rest),
          },
  };
}

function reason(sentence: string, words: string): string {
  const plain = sentence.replace(/[.۔]$/u, '');
  return words === '' ? plain : t`${plain} (“${words}”)`;
}
