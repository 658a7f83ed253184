import { sayCount, templateParts, type Phrase } from '../domain/forms/vocabulary.js';
import { REPORT_LANGUAGES, type ReportLanguage } from '../domain/weekly-report.js';
import { loadWords } from './load-words.js';

const FORMS: Readonly<Record<ReportLanguage, readonly string[]>> = {
  en: ['one', 'other'],
  ru: ['one', 'few', 'many', 'other'],
  ur: ['one', 'other'],
};
const english = Object.entries(loadWords('en').phrases);
const formsOf = (phrase: Phrase): readonly string[] =>
  typeof phrase === 'string'
    ? [phrase]
    : Object.values(phrase).filter((form): form is string => typeof form === 'string');
const placeholders = (template: string): readonly (string | null)[] =>
  templateParts(template)
    .map(({ name }) => name)
    .filter((name) => name !== null)
    .toSorted();

describe.each(REPORT_LANGUAGES)('the words in %s', (language) => {
  const words = loadWords(language);

  it('have every phrase that English has, and no other', () => {
    expect(Object.keys(words.phrases)).toEqual(english.map(([name]) => name));
  });

  it('name the same placeholders in every form of a phrase', () => {
    for (const [name, phrase] of english) {
      const asked = placeholders(formsOf(phrase)[0] ?? '');
      const own = Object.entries(words.phrases).find(([key]) => key === name)?.[1] ?? '';
      for (const form of formsOf(own)) expect([name, ...placeholders(form)]).toEqual([name, ...asked]);
    }
  });

  it('have every form that the language counts with', () => {
    for (const [name, phrase] of english) {
      const own = Object.entries(words.phrases).find(([key]) => key === name)?.[1] ?? '';
      if (typeof phrase === 'string') expect([name, typeof own]).toEqual([name, 'string']);
      else expect([name, Object.keys(own)]).toEqual([name, FORMS[language]]);
    }
  });

  it('keep likelihood and confidence apart: no word stands in both scales', () => {
    const scale = (prefix: string): string[] =>
      Object.entries(words.phrases).flatMap(([name, phrase]) =>
        name.startsWith(prefix) ? formsOf(phrase) : [],
      );
    const [likelihoods, confidences] = [scale('likelihood:'), scale('confidence:')];
    expect([likelihoods.length, confidences.length]).toEqual([3, 3]);
    expect(new Set([...likelihoods, ...confidences]).size).toBe(6);
  });

  it('have no number of their own: every number of a report comes from its record', () => {
    const NAMES = /SHA-256|F1/g;
    const numbered = Object.values(words.phrases)
      .flatMap(formsOf)
      .filter((form) => /\d/.test(form.replaceAll(NAMES, '')));
    expect(numbered).toEqual([]);
  });
});

it.each([
  [0, '0 статей'],
  [1, '1 статья'],
  [2, '2 статьи'],
  [5, '5 статей'],
  [11, '11 статей'],
  [14, '14 статей'],
  [21, '21 статья'],
  [22, '22 статьи'],
  [111, '111 статей'],
  [112, '112 статей'],
  [1001, '1001 статья'],
  [1.5, '1.5 статьи'],
])('%s in Russian is “%s”', (count, words) => {
  expect(sayCount(loadWords('ru'), 'feedArticles', count, { n: String(count) })).toBe(words);
});
