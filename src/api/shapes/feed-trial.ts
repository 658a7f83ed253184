import { z } from 'zod';
import type { TriedDocument, TriedFeed } from '../../pipeline/trial/tried-feed.js';
import { TOPICS } from '../../kernel/words.js';
import { ownership, problemSchema, withdrawalSchema } from './feed.js';

const itemSchema = z.object({
  title: z.string(),
  link: z.string().nullable(),
  published: z.string().nullable(),
  language: z.string().describe('As it was recognised; und: it was not'),
  relevant: z.boolean(),
  relevance: z.number().describe('How likely it reports a development between Pakistan and Russia, 0 … 1'),
  indicators: z.array(z.object({ name: z.enum(TOPICS), confidence: z.number() })),
});

const documentSchema = z.object({
  format: z.enum(['rss', 'atom', 'rdf', 'json']),
  title: z.string(),
  items: z.number().int(),
  dated: z.number().int().describe('Items with a date that can be read'),
  newest: z.string().nullable(),
  oldest: z.string().nullable(),
  languages: z.array(z.object({ language: z.string(), items: z.number().int() })),
  first: z.array(itemSchema).describe('The first items, and how the classifier would judge them'),
});

/** What came of asking an address once. */
export const feedTrialSchema = z.object({
  url: z.string(),
  finalUrl: z.string().nullable().describe('What answered, after redirects; null: nothing did'),
  movedTo: z
    .string()
    .nullable()
    .describe('Where the site says that it is from now on; null: it did not move'),
  status: z.number().int().nullable(),
  problem: problemSchema.nullable().describe('Why there is no feed, and what to do; null: there is one'),
  document: documentSchema.nullable(),
  knownAs: z
    .object({
      id: z.string(),
      name: z.string(),
      enabled: z.boolean(),
      withdrawal: withdrawalSchema,
    })
    .nullable()
    .describe('The feed that has the address already'),
  suggested: z
    .object({
      id: z.string(),
      name: z.string(),
      url: z.string(),
      language: z.string(),
      publisher: z.string(),
      country: z.string(),
      ownership,
    })
    .nullable()
    .describe('What could be added with POST /api/v1/feeds; null where there is no feed'),
});

export type FeedTrialShape = z.output<typeof feedTrialSchema>;

/** The answer to a trial. */
export function feedTrialShape(tried: TriedFeed): FeedTrialShape {
  return { ...tried, document: tried.document === null ? null : documentShape(tried.document) };
}

function documentShape(document: TriedDocument): z.output<typeof documentSchema> {
  return {
    ...document,
    languages: [...document.languages],
    first: document.first.map((item) => ({ ...item, indicators: [...item.indicators] })),
  };
}
