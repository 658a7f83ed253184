import type { RuleSentences } from '../../../src/classification/domain/rule-sentence.js';

/** The sentences of the rules, loaded when a page first explains a verdict; they are data beside the rules. */
export async function loadRuleSentences(): Promise<RuleSentences> {
  const { default: data } = await import('../../../src/classification/data/rule-sentences.json');
  return data;
}
