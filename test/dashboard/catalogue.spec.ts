import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { phrasesOfDashboard } from './phrases.js';

const formsSchema = z.strictObject({
  one: z.string().min(1),
  few: z.string().min(1).optional(),
  many: z.string().min(1).optional(),
  other: z.string().min(1).optional(),
});
const catalogueSchema = z.record(z.string(), z.union([z.string().min(1), formsSchema]));
type Catalogue = z.infer<typeof catalogueSchema>;

const folderOf = (language: string): string =>
  fileURLToPath(new URL(`../../dashboard/src/language/${language}`, import.meta.url));

/** The forms a language has for whole counts. */
const FORMS = { ru: ['one', 'few', 'many'], ur: ['one', 'other'] } as const;

interface File {
  readonly name: string;
  readonly catalogue: Catalogue;
}

function filesOf(language: 'ru' | 'ur'): readonly File[] {
  return readdirSync(folderOf(language))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      name,
      catalogue: catalogueSchema.parse(JSON.parse(readFileSync(`${folderOf(language)}/${name}`, 'utf8'))),
    }));
}

const places = (sentence: string): readonly string[] =>
  [...new Set(sentence.match(/\{\w+\}/gu) ?? [])].toSorted();

const { keys, bypassing } = phrasesOfDashboard();

test('the dashboard says enough for this test to mean something', () => {
  expect(keys.length).toBeGreaterThan(700);
});

test('every text a reader sees goes through t, counted or sentence (dashboard/src/language/say.ts)', () => {
  expect(bypassing.map(({ where, text }) => `${where}: “${text}” is shown as it stands`)).toEqual([]);
});

describe.each(['ru', 'ur'] as const)('the catalogue of %s', (language) => {
  const files = filesOf(language);
  const catalogue: Catalogue = Object.fromEntries(files.flatMap((file) => Object.entries(file.catalogue)));

  test('has every sentence of the dashboard', () => {
    const missing = keys.filter(({ text }) => catalogue[text] === undefined);
    const folder = `dashboard/src/language/${language}`;
    expect(missing.map(({ where, text }) => `${where}: add “${text}” to a file in ${folder}`)).toEqual([]);
  });

  test('has all forms of what names a count, and only of that', () => {
    const wrong = keys.filter(({ text, counts }) => {
      const said = catalogue[text];
      if (said === undefined) return false;
      const has = typeof said === 'string' ? [] : Object.keys(said);
      return counts ? FORMS[language].some((form) => !has.includes(form)) : has.length > 0;
    });
    const asked = FORMS[language].join(', ');
    expect(
      wrong.map(({ where, text }) => `${where}: “${text}” needs ${asked} if counted, else one text`),
    ).toEqual([]);
  });

  test('loses no value of a sentence and asks for none it has not', () => {
    const wrong = keys.flatMap(({ where, text }) => {
      const said = catalogue[text] ?? text;
      const sentences =
        typeof said === 'string' ? [said] : Object.values(said).filter((form) => form !== undefined);
      return sentences
        .filter((sentence) => places(sentence).join() !== places(text).join())
        .map((sentence) => `${where}: “${text}” has other places than “${sentence}”`);
    });
    expect(wrong).toEqual([]);
  });

  test('keeps no sentence that the dashboard no longer says, and none twice', () => {
    const said = new Set(keys.map(({ text }) => text));
    const all = files.flatMap(({ name, catalogue: own }) => Object.keys(own).map((key) => ({ name, key })));
    const seen = new Set<string>();
    const spare = all.filter(({ key }) => {
      const isSpare = !said.has(key) || seen.has(key);
      seen.add(key);
      return isSpare;
    });
    expect(spare.map(({ name, key }) => `${name}: take out “${key}”`)).toEqual([]);
  });

  test('names each of its files in catalogue.ts, which is what the page loads', () => {
    const loaded = readFileSync(`${folderOf(language)}/catalogue.ts`, 'utf8');
    expect(files.filter(({ name }) => !loaded.includes(`'./${name}'`)).map(({ name }) => name)).toEqual([]);
  });
});

const sentences = z.record(z.string(), z.string().min(1));
const ruleSentences = z.object({ sentences, endings: sentences, families: sentences });

describe.each(['ru', 'ur'] as const)('the sentences of the rules in %s', (language) => {
  const read = (path: string): z.output<typeof ruleSentences> =>
    ruleSentences.parse(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
  const english = read('../../src/classification/data/rule-sentences.json');
  const own = read(`../../dashboard/src/language/rules/${language}.json`);

  test.each(['sentences', 'endings', 'families'] as const)(
    'have every one of the English %s and no other',
    (part) => {
      expect(Object.keys(own[part]).toSorted()).toEqual(Object.keys(english[part]).toSorted());
    },
  );

  test('are in its letters', () => {
    const letter = { ru: /\p{Script=Cyrillic}/u, ur: /\p{Script=Arabic}/u }[language];
    const all = [own.sentences, own.endings, own.families].flatMap((part) => Object.entries(part));
    expect(all.filter(([, words]) => !letter.test(words))).toEqual([]);
  });
});
