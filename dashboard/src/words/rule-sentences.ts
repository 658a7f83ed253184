import type { RuleSentences } from '../../../src/classification/domain/rule-sentence.js';
import { LANGUAGE } from '../language/language.js';

/**
 * The sentences of the rules in the page's language, loaded when a page first explains a verdict. The English ones are
 * data beside the rules; the others stand with the dashboard's other words, by the same ids.
 */
export async function loadRuleSentences(): Promise<RuleSentences> {
  switch (LANGUAGE) {
    case 'en':
      return (await import('../../../src/classification/data/rule-sentences.json')).default;
    case 'ru':
      return (await import('../language/rules/ru.json')).default;
    case 'ur':
      return (await import('../language/rules/ur.json')).default;
  }
}
