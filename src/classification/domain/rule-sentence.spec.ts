import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { GUIDE_RULES } from './guide-rules.js';
import { ruleSentence } from './rule-sentence.js';
import { SIDE_BY_SIDE_RULES } from './side-by-side-rules.js';
import { STRUCTURE_RULES } from './structure-rules.js';

const words = z.record(z.string(), z.string());
const sentences = z.strictObject({ source: z.string(), sentences: words, endings: words, families: words });
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const data = sentences.parse(JSON.parse(read('../data/rule-sentences.json')));

/** Every id of a list of entries in the lexicon. */
function idsOf(file: string): readonly string[] {
  const list = z.object({ entries: z.array(z.object({ id: z.string() })) });
  return list.parse(JSON.parse(read(`../data/${file}.json`))).entries.map(({ id }) => id);
}

/** Every name that the learned weights give a number to, however deep it stands. */
function weighed(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === 'number' ? [name] : weighed(inner),
  );
}

/** The sections of the weights that are no rules: a probability, and the usual score of each direction. */
const NO_RULES: ReadonlySet<string> = new Set(['withoutBothSides', 'cooperation', 'conflict', 'neutral']);

/** Ids that the code gives to evidence by name. */
function named(file: string, pattern: RegExp): readonly string[] {
  return [...read(`./${file}.ts`).matchAll(pattern)].flatMap((match) => match[1] ?? []);
}

const ids = new Set([
  ...weighed(JSON.parse(read('../data/weights.json'))).filter((name) => !NO_RULES.has(name)),
  ...['acts', 'cues', 'objects', 'countries'].flatMap(idsOf),
  ...[...GUIDE_RULES, ...STRUCTURE_RULES, ...SIDE_BY_SIDE_RULES].map(({ id }) => id),
  ...named('score-rules', /rule: '([a-z-]+)'/g).map((rule) => `score.${rule}`),
  ...named('score-rules', /[?:] '([a-z-]+-signed)'/g).map((rule) => `score.${rule}`),
  ...named('scoring', /'(score\.[a-z-]+)'/g),
  ...named('classifier', /'(names-[a-z-]+|unsupported-[a-z-]+)'/g),
]);

test('every rule has a sentence that says what it means to a reader who does not program', () => {
  const without = [...ids].filter((id) => ruleSentence(id, data) === null);
  const remedy =
    'Give each a line in src/classification/data/rule-sentences.json: under "sentences", or, for ids that are learned without a list, their beginning under "families".';
  expect({ without, remedy: without.length === 0 ? '' : remedy }).toEqual({ without: [], remedy: '' });
});

test('each sentence is one: it begins with a capital letter or a quotation mark and ends with a full stop', () => {
  const all = [...Object.values(data.sentences), ...Object.values(data.families)];
  expect(all.filter((sentence) => !/^[“A-Z].*[.…”]$/u.test(sentence))).toEqual([]);
});

test.each([
  ['act.sign', 'Something is signed.'],
  ['act.sign.title', 'Something is signed, in the headline.'],
  ['act.sign.negated.title', 'Something is signed, but denied or undone, in the headline.'],
  ['word.title.oil', 'A word of the headline, as labelled reports teach.'],
  ['frame.title.pk>act.sign', 'The order of parties and acts in the headline, as labelled reports teach.'],
  ['something-new', null],
])('the rule %s reads “%s”', (rule, sentence) => {
  expect(ruleSentence(rule, data)).toBe(sentence);
});

test('a language with other signs parts and ends its sentences by them', () => {
  const urdu = {
    sentences: { 'act.sign': 'دستخط ہوتے ہیں۔' },
    endings: { '.title': 'سرخی میں' },
    families: {},
    signs: { comma: '، ', stop: '۔' },
  };
  expect(ruleSentence('act.sign.title', urdu)).toBe('دستخط ہوتے ہیں، سرخی میں۔');
});
