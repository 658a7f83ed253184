import type { RuleSentences } from '../../../src/classification/domain/rule-sentence.js';
import { ruleSentence } from '../../../src/classification/domain/rule-sentence.js';
import type { Decision } from './evidence.js';
import { ruleWords } from './evidence.js';
import { t } from '../language/say.js';

/** How many reasons are said of each side; the table below them has all. */
const MOST_REASONS = { for: 3, against: 2 } as const;
const PRIOR = 'prior';

/** What spoke for a decision and what against it, the weightiest first, in sentences. */
export interface Because {
  readonly for: readonly string[];
  readonly against: readonly string[];
}

/** A rule in one sentence; one that has none is named as well as its id allows. */
export function sentenceOf(rule: string, data: RuleSentences): string {
  return ruleSentence(rule, data) ?? t`${ruleWords(rule)}.`;
}

/** The reasons of a decision in words; where every report starts is no reason. */
export function becauseOf(decision: Decision, data: RuleSentences): Because {
  const reasons = decision.evidence
    .filter(({ rule, contribution }) => rule !== PRIOR && contribution !== 0)
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const said = (sign: 1 | -1, most: number): readonly string[] =>
    [
      ...new Set(
        reasons
          .filter(({ contribution }) => Math.sign(contribution) === sign)
          .map(({ rule, words }) => reason(sentenceOf(rule, data), words)),
      ),
    ].slice(0, most);
  return { for: said(1, MOST_REASONS.for), against: said(-1, MOST_REASONS.against) };
}

function reason(sentence: string, words: string): string {
  const plain = sentence.replace(/[.۔]$/u, '');
  return words === '' ? plain : t`${plain} (“${words}”)`;
}
