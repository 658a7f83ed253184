import type english from '../../data/words.en.json';
import type { ReportLanguage } from '../weekly-report.js';

/** Names of the sentences and words; the English file has them all, the others the same. */
export type PhraseName = keyof (typeof english)['phrases'];

/** Forms of a word after a count, as CLDR names them; English and Urdu have `one` and `other` only. */
export interface CountForms {
  readonly one: string;
  readonly few?: string | undefined;
  readonly many?: string | undefined;
  readonly other: string;
}

export type Phrase = string | CountForms;

/** The words of one language, from `data/words.*.json`. */
export interface Vocabulary {
  readonly language: ReportLanguage;
  readonly direction: 'ltr' | 'rtl';
  readonly numbers: { readonly decimal: string; readonly group: string; readonly minus: string };
  /** As they stand in a date, and alone; January first. */
  readonly monthsInDate: readonly string[];
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  readonly phrases: Readonly<Record<PhraseName, Phrase>>;
}

/** What stands for the placeholders `{name}` of a phrase. */
export type PhraseValues = Readonly<Record<string, string>>;

/** The phrase with its placeholders filled; throws where one has no value: a hole would be read as a fact. */
export function say(vocabulary: Vocabulary, name: PhraseName, values: PhraseValues = {}): string {
  const phrase = vocabulary.phrases[name];
  return filled(typeof phrase === 'string' ? phrase : phrase.other, values);
}

/** The phrase in the form that its count asks for; `{n}` is the count as given in `shown`. */
export function sayCount(
  vocabulary: Vocabulary,
  name: PhraseName,
  count: number,
  values: PhraseValues & { readonly n: string },
): string {
  const phrase = vocabulary.phrases[name];
  return filled(typeof phrase === 'string' ? phrase : formFor(phrase, vocabulary.language, count), values);
}

/** The template's text and placeholders in turn, for forms that set the values themselves. */
export function templateParts(
  template: string,
): readonly { readonly text: string; readonly name: string | null }[] {
  return template
    .split(/(\{[a-zA-Z]+\})/)
    .filter((part) => part !== '')
    .map((part) =>
      /^\{[a-zA-Z]+\}$/.test(part) ? { text: '', name: part.slice(1, -1) } : { text: part, name: null },
    );
}

/** The template of a phrase, in the form for a count where one is given. */
export function templateOf(vocabulary: Vocabulary, name: PhraseName, count?: number): string {
  const phrase = vocabulary.phrases[name];
  if (typeof phrase === 'string') return phrase;
  return count === undefined ? phrase.other : formFor(phrase, vocabulary.language, count);
}

function filled(template: string, values: PhraseValues): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The phrase "${template}" has no value for {${name}}.`);
    return value;
  });
}

function formFor(forms: CountForms, language: ReportLanguage, count: number): string {
  switch (language) {
    case 'en':
    case 'ur':
      return count === 1 ? forms.one : forms.other;
    case 'ru':
      return forms[russianForm(count)] ?? forms.other;
  }
}

/** 1, 21, 101: `one`; 2–4, 22–24: `few`; 0, 5–20, 25: `many`; a fraction: `other`. After CLDR's rules for Russian. */
function russianForm(count: number): keyof CountForms {
  if (!Number.isInteger(count)) return 'other';
  const [tens, units] = [Math.abs(count) % 100, Math.abs(count) % 10];
  if (tens >= 11 && tens <= 14) return 'many';
  if (units === 1) return 'one';
  return units >= 2 && units <= 4 ? 'few' : 'many';
}
