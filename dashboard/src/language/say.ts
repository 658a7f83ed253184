import { CATALOGUE, LANGUAGE, PAGE_LOCALE } from './language.js';
import { lazily } from './lazily.js';
import type { Value } from './translate.js';
import { englishOf, filled, formOf, sentenceOf } from './translate.js';

/*
 * How the dashboard speaks. The English sentence is the key; its translations stand in `ru/*.json` and `ur/*.json`.
 *   t`Week ${week}`                                   key “Week {0}”
 *   counted(n, '{n} report', '{n} reports')           key “{n} reports”; further values are {0}, {1} …
 *   sentence`See ${link}.`                            (dom/sentence.ts) the same with elements in it
 *   t`state¦open`                                     “open”; what stands before ¦ only tells translators the sense
 * Write whole sentences: languages order and bend words differently. `test/dashboard/catalogue.spec.ts` names what has no translation.
 */

/** The key of a tagged template: its text with `{0}`, `{1}` … where the values stand. */
export function keyOf(texts: readonly string[]): string {
  return texts.map((text, at) => (at === 0 ? text : `{${at - 1}}${text}`)).join('');
}

const byPlace = (values: readonly Value[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(values.map((value, at) => [String(at), value]));

/** A sentence in the language of the page. */
export function t(texts: TemplateStringsArray, ...values: readonly Value[]): string {
  return filled(sentenceOf(CATALOGUE, keyOf(texts)), byPlace(values), LANGUAGE);
}

const whole = lazily(() => new Intl.NumberFormat(PAGE_LOCALE, { maximumFractionDigits: 2 }));

/** A sentence that names a count, `{n}`, in the form the count asks for; the other values are `{0}`, `{1}` … */
export function counted(count: number, one: string, many: string, ...values: readonly Value[]): string {
  const forms = CATALOGUE[many];
  const chosen =
    typeof forms === 'object' ? formOf(forms, count, LANGUAGE) : englishOf(count === 1 ? one : many);
  return filled(chosen, { ...byPlace(values), n: whole().format(count) }, LANGUAGE);
}

const BETWEEN_WORDS: Readonly<Record<typeof LANGUAGE, string>> = { en: ', ', ru: ', ', ur: '، ' };
const BETWEEN_CLAUSES: Readonly<Record<typeof LANGUAGE, string>> = { en: '; ', ru: '; ', ur: '؛ ' };

/** What parts words of a list, with its space. */
export const COMMA = BETWEEN_WORDS[LANGUAGE];

/** Words one after the other, parted as the language does. */
export function listed(words: readonly string[]): string {
  return words.join(COMMA);
}

/** Clauses one after the other. */
export function clauses(parts: readonly string[]): string {
  return parts.join(BETWEEN_CLAUSES[LANGUAGE]);
}
