import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PhraseName, Vocabulary } from '../domain/forms/vocabulary.js';
import type { ReportLanguage } from '../domain/weekly-report.js';

const text = z.string().min(1);
const months = z.array(text).length(12);

const phrase = z.union([
  text,
  z.strictObject({ one: text, few: text.optional(), many: text.optional(), other: text }),
]);

/** The names of the phrases are those of the English file; a language that lacks one, or has another, is refused. */
const names: readonly string[] = Object.keys(
  z.object({ phrases: z.record(z.string(), z.unknown()) }).parse(readWords('en')).phrases,
);
const isName = (name: string): name is PhraseName => names.includes(name);
const phraseName = z.string().refine(isName);

const vocabularySchema = z.strictObject({
  language: z.enum(['en', 'ru', 'ur']),
  direction: z.enum(['ltr', 'rtl']),
  numbers: z.strictObject({ decimal: text, group: text, minus: text }),
  monthsInDate: months,
  months,
  monthsShort: months,
  phrases: z.custom<Vocabulary['phrases']>(hasAllPhrases),
});

function hasAllPhrases(given: unknown): boolean {
  const read = z.record(phraseName, phrase).safeParse(given);
  return read.success && names.every((name) => isName(name) && Object.hasOwn(read.data, name));
}

const read = new Map<ReportLanguage, Vocabulary>();

/** The words of a language, from `../data/words.*.json`, read once; throws a ZodError where the file has a hole. */
export function loadWords(language: ReportLanguage): Vocabulary {
  const known = read.get(language);
  if (known !== undefined) return known;
  const vocabulary = vocabularySchema.parse(readWords(language));
  read.set(language, vocabulary);
  return vocabulary;
}

function readWords(language: ReportLanguage): unknown {
  return JSON.parse(readFileSync(new URL(`../data/words.${language}.json`, import.meta.url), 'utf8'));
}
