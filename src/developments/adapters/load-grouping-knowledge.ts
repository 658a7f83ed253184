import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { foldWord } from '../../classification/domain/characters.js';
import { subjectFinder } from '../domain/grouping-knowledge.js';
import type { GroupingKnowledge, Subject } from '../domain/grouping-knowledge.js';

const weightsSchema = z.strictObject({
  source: z.string().min(1),
  weights: z.record(z.string(), z.number().int()),
});

const level = z.number().int().min(0).max(8);
const raritySchema = z.strictObject({
  source: z.string().min(1),
  unlisted: z.strictObject({ lexicon: level, text: level }),
  rarity: z.record(z.string(), level),
});

const words = z.string().transform((line) =>
  line
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ text: foldWord(word), whole: word.endsWith('=') })),
);
const subjectsSchema = z.strictObject({
  source: z.string().min(1),
  entries: z.array(
    z.strictObject({
      id: z.string().min(1),
      en: words,
      ru: words,
      ur: words,
      matter: z.literal(true).optional(),
    }),
  ),
});

/** Weights, rarities, subjects and cues of `../data`; throws a ZodError that names the value at fault. */
export function loadGroupingKnowledge(): GroupingKnowledge {
  const { weights } = weightsSchema.parse(read('grouping-weights'));
  const { rarity, unlisted } = raritySchema.parse(read('trait-rarity'));
  const subjects = readSubjects('subjects').map(withPlurals);
  const matters = new Set(subjects.filter(({ isMatter }) => isMatter).map(({ id }) => id));
  return {
    weights,
    rarity,
    unlisted,
    subjectsOf: subjectFinder(subjects),
    isMatter: (subject) => matters.has(subject),
    placesOf: subjectFinder(readSubjects('places')),
    cuesOf: subjectFinder(readSubjects('cues')),
  };
}

/** English nouns that stand for themselves alone stand for their plurals too; those of other scripts have no such s. */
function withPlurals<S extends Subject>(subject: S): S {
  const words = subject.words.flatMap((word) =>
    word.whole && LATIN.test(word.text)
      ? pluralsOf(word.text).map((text) => ({ text, whole: true }))
      : [word],
  );
  return { ...subject, words };
}

const LATIN = /^[a-z]+$/;

function pluralsOf(noun: string): readonly string[] {
  return [noun, `${noun}s`, `${noun}es`, ...(noun.endsWith('y') ? [`${noun.slice(0, -1)}ies`] : [])];
}

function readSubjects(name: string): readonly (Subject & { readonly isMatter: boolean })[] {
  const { entries } = subjectsSchema.parse(read(name));
  return entries.map(({ id, en, ru, ur, matter }) => ({
    id,
    words: [...en, ...ru, ...ur],
    isMatter: matter === true,
  }));
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), 'utf8'));
}
