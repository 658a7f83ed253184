import type { Language } from './choice.js';
import { LOCALE, isRightToLeft } from './choice.js';
import { lazily } from './lazily.js';

/** The forms of a sentence that names a count, by the categories of `Intl.PluralRules`. */
export interface Forms {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other?: string;
}

/** English sentences, `{0}` where a value stands, and what they are in another language. */
export type Catalogue = Readonly<Record<string, string | Forms>>;

export type Value = string | number;

const CONTEXT = '¦';
const [ISOLATE, POP] = ['\u2068', '\u2069'];
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/u;
const LEFT_TO_RIGHT = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Nd}]/u;

/** The English sentence of a key; what stands before `¦` tells translators which sense is meant. */
export function englishOf(key: string): string {
  return key.slice(key.indexOf(CONTEXT) + 1);
}

/** Text of the other direction, kept from turning the sentence around it. */
export function isolated(value: Value, language: Language): string {
  const foreign = isRightToLeft(language) ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  const isPlain = typeof value === 'number' || !foreign.test(value);
  return isPlain ? String(value) : `${ISOLATE}${value}${POP}`;
}

/** A sentence with its places filled: `{0}` by the first value, `{name}` by the value of that name. */
export function filled(
  sentence: string,
  values: Readonly<Record<string, Value>>,
  language: Language,
): string {
  return sentence.replace(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : isolated(value, language);
  });
}

/** The sentence for a key, its places unfilled; English where the catalogue lacks it. */
export function sentenceOf(catalogue: Catalogue, key: string): string {
  const found = catalogue[key];
  return typeof found === 'string' ? found : englishOf(key);
}

/** Made once for each language: pages name hundreds of counts. */
const PLURALS: Readonly<Record<Language, () => Intl.PluralRules>> = {
  en: lazily(() => new Intl.PluralRules(LOCALE.en)),
  ru: lazily(() => new Intl.PluralRules(LOCALE.ru)),
  ur: lazily(() => new Intl.PluralRules(LOCALE.ur)),
};

/** The form of a sentence that fits a count; fractions take the form of a few where the language has one. */
export function formOf(forms: Forms, count: number, language: Language): string {
  const category = PLURALS[language]().select(count);
  const { one, few, many, other } = forms;
  const last = other ?? few ?? many ?? one;
  switch (category) {
    case 'one':
      return one;
    case 'few':
      return few ?? last;
    case 'many':
      return many ?? last;
    case 'zero':
    case 'two':
    case 'other':
      return last;
  }
}
