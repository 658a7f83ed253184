import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { EVENT_TYPES, STATUSES, TOPICS } from '../../kernel/words.js';
import { foldWord } from '../domain/characters.js';
import type { Entry, Lexicon } from '../domain/lexicon.js';

/** Bumped when the code changes verdicts; data changes show in the hash. */
const files = ['sides', 'countries', 'acts', 'objects', 'cues', 'weights'] as const;
type FileName = (typeof files)[number];

const phrases = z.string().transform((text) =>
  text
    .split('|')
    .map((term) => term.trim())
    .filter((term) => term !== ''),
);

const term = {
  id: z.string().min(1),
  en: phrases,
  ru: phrases,
  ur: phrases,
  case: z.literal('upper').optional(),
};

const list = <T extends z.ZodType>(entry: T): z.ZodObject<{ source: z.ZodString; entries: z.ZodArray<T> }> =>
  z.object({ source: z.string().min(1), entries: z.array(entry) });

const officeDate = z.union([z.number().int(), z.string().regex(/^\d{4}-\d{2}$/u)]);

const side = z.strictObject({
  ...term,
  side: z.enum(['pk', 'ru']),
  role: z.enum([
    'state',
    'capital',
    'place',
    'leader',
    'fm',
    'deputy-pm',
    'minister',
    'diplomat',
    'military',
    'parliament',
    'body',
    'company',
    'product',
  ]),
  weak: z.boolean().default(false),
  office: z.boolean().default(false),
  years: z.array(z.tuple([officeDate, officeDate])).default([]),
  boundToYears: z.boolean().default(false),
});

const act = z.strictObject({
  ...term,
  eventType: z.enum(EVENT_TYPES).nullable(),
  mode: z.string().nullable().default(null),
  score: z.number().int().min(-10).max(10),
  rank: z.number().int(),
  status: z.enum(STATUSES),
});

const object = z.strictObject({ ...term, topic: z.enum(TOPICS), goods: z.boolean().default(false) });
const third = z.strictObject(term);
const cue = z.strictObject({ ...term, mask: z.boolean().default(false) });
const weights = z.record(z.string(), z.number());

const learned = z.object({
  declaredVersion: z.string(),
  source: z.string(),
  withoutBothSides: z.number().gt(0).lt(1),
  relevance: weights,
  indicators: z.object({
    trade: weights,
    defence: weights,
    energy: weights,
    diplomacy: weights,
    other: weights,
  }),
  score: z.object({
    conflict: weights,
    neutral: weights,
    correction: z.object({ cooperation: weights, conflict: weights }),
    usual: z.object({ cooperation: z.number(), conflict: z.number(), neutral: z.number() }),
  }),
  acts: z.object({
    status: z.record(z.enum(STATUSES), weights),
    eventType: z.record(z.enum([...EVENT_TYPES, 'none']), weights),
  }),
});

interface RawTerm {
  readonly id: string;
  readonly en: string[];
  readonly ru: string[];
  readonly ur: string[];
  readonly case?: 'upper' | undefined;
}

function foldTerm(raw: string): string {
  return raw
    .split(/\s+/u)
    .map((word) => (word.endsWith('*') ? `${foldWord(word.slice(0, -1))}*` : foldWord(word)))
    .join(' ');
}

function termOf(raw: RawTerm): { id: string; terms: string[]; upperOnly: boolean } {
  const terms = [...new Set([...raw.en, ...raw.ru, ...raw.ur].map(foldTerm))];
  return { id: raw.id, terms, upperOnly: raw.case === 'upper' };
}

function readData(name: FileName): string {
  return readFileSync(new URL(`../data/${name}.json`, import.meta.url), 'utf8');
}

/** Reads and checks the classifier's data files; a fault in them throws with the path inside the file. */
export function loadLexicon(): Lexicon {
  const raw = new Map(files.map((name) => [name, readData(name)]));
  const parsed = <T>(name: FileName, schema: z.ZodType<T>): T =>
    schema.parse(JSON.parse(raw.get(name) ?? ''));
  const model = parsed('weights', learned);
  const entries: Entry[] = [
    ...parsed('sides', list(side)).entries.map((e) => ({
      kind: 'side' as const,
      ...termOf(e),
      side: e.side,
      role: e.role,
      weak: e.weak,
      office: e.office,
      years: e.years,
      boundToYears: e.boundToYears,
    })),
    ...parsed('countries', list(third)).entries.map((e) => ({ kind: 'third' as const, ...termOf(e) })),
    ...parsed('acts', list(act)).entries.map((e) => ({
      kind: 'act' as const,
      ...termOf(e),
      eventType: e.eventType,
      mode: e.mode,
      score: e.score,
      rank: e.rank,
      status: e.status,
    })),
    ...parsed('objects', list(object)).entries.map((e) => ({
      kind: 'object' as const,
      ...termOf(e),
      topic: e.topic,
      goods: e.goods,
    })),
    ...parsed('cues', list(cue)).entries.map((e) => ({ kind: 'cue' as const, ...termOf(e), mask: e.mask })),
  ];
  const hash = createHash('sha256')
    .update([...raw.values()].join('\n'))
    .digest('hex')
    .slice(0, 8);
  return {
    version: `${model.declaredVersion}-${hash}`,
    entries,
    relevance: model.relevance,
    indicators: model.indicators,
    score: model.score,
    acts: model.acts,
    withoutBothSides: model.withoutBothSides,
  };
}
