import { z } from 'zod';
import type { Article } from '../../articles/domain/article.js';
import type { StoredVerdict } from '../../classification/domain/verdict-reader.js';
import type { Development } from '../../developments/domain/development.js';
import type { DevelopmentVersion, WeighedDevelopment } from '../../developments/domain/development-reader.js';
import type { Publisher } from '../../feeds/domain/feed-history.js';
import { publisherBehind } from '../../feeds/domain/outlet-names.js';
import { DIRECTIONS, EVENT_TYPES, ORIGINS, STATUSES, TOPICS } from '../../kernel/words.js';
import { citationSchema, rangeSchema } from './parts.js';

/** A development as the contract has it. */
export const developmentSchema = z.object({
  id: z.string(),
  what: z.string(),
  date: rangeSchema,
  indicators: z.array(z.enum(TOPICS)),
  eventType: z.enum(EVENT_TYPES).nullable().describe('PLOVER type'),
  mode: z.string().nullable(),
  direction: z.enum(DIRECTIONS),
  score: z.number().int().min(-10).max(10).describe('−10 conflict … +10 cooperation'),
  status: z.enum(STATUSES),
  confidence: z.number().min(0).max(1),
  origin: z.enum(ORIGINS),
  core: z.boolean().describe('Directly bilateral'),
  scheduled: rangeSchema.nullable(),
  recordedAt: z.string(),
  sources: z.array(
    z.object({
      articleId: z.string(),
      publisher: z.string(),
      url: z.string().nullable(),
      publishedAt: z.string().nullable(),
    }),
  ),
  citations: z.array(citationSchema),
  notes: z.string(),
});

/** The contract's fields of a stored development, in the contract's order. */
export function developmentShape(development: WeighedDevelopment): Development {
  const { id, what, date, indicators, eventType, mode, direction, score, status, confidence } = development;
  const { origin, core, scheduled, recordedAt, sources, citations, notes } = development;
  return {
    ...{ id, what, date, indicators, eventType, mode, direction, score, status, confidence },
    ...{ origin, core, scheduled, recordedAt, sources, citations, notes },
  };
}

const publisherInfo = z.object({ name: z.string(), country: z.string(), ownership: z.string() });
const verdictSchema = z.object({
  id: z.string(),
  relevant: z.boolean(),
  relevance: z.number(),
  indicators: z.array(z.object({ name: z.enum(TOPICS), confidence: z.number() })),
  eventType: z.enum(EVENT_TYPES).nullable(),
  mode: z.string().nullable(),
  direction: z.enum(DIRECTIONS),
  score: z.number(),
  status: z.enum(STATUSES).nullable(),
  language: z.string(),
  evidence: z.array(
    z.object({
      rule: z.string(),
      decides: z.string(),
      words: z.string(),
      place: z
        .object({ field: z.enum(['title', 'summary']), start: z.number().int(), end: z.number().int() })
        .nullable(),
      contribution: z.number().describe('Log-odds, or score points where it decides the score'),
    }),
  ),
  classifierVersion: z.string(),
  recordedAt: z.string(),
  own: z
    .object({
      relevant: z.boolean(),
      relevance: z.number(),
      indicators: z.array(z.object({ name: z.enum(TOPICS), confidence: z.number() })),
      eventType: z.enum(EVENT_TYPES).nullable(),
      mode: z.string().nullable(),
      direction: z.enum(DIRECTIONS),
      score: z.number(),
      status: z.enum(STATUSES).nullable(),
    })
    .nullable()
    .describe('What the classifier itself said where a person decided; null where its verdict holds'),
});
/** An article with its verdict. */
export const reportSchema = z.object({
  article: z.object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    link: z.string().nullable(),
    publisher: z.string(),
    language: z.string().nullable(),
    publishedAt: z.string().nullable(),
  }),
  verdict: verdictSchema.nullable(),
});

/** A development with everything that stands behind it. */
export const developmentDetailSchema = developmentSchema.extend({
  publishers: z.number().int().describe('Independent publishers'),
  weight: z.number(),
  isCorrected: z.boolean().describe('Whether a person corrected the development itself'),
  topics: z.array(z.object({ name: z.enum(TOPICS), confidence: z.number() })),
  reports: z.array(
    reportSchema.extend({
      outlet: z.string().describe('Publisher of the feeds it is tied to; its own where it is tied to none'),
    }),
  ),
  versions: z.array(
    z.object({
      version: z.number().int(),
      recordedAt: z.string(),
      what: z.string(),
      score: z.number(),
      direction: z.enum(DIRECTIONS),
      status: z.enum(STATUSES),
      publishers: z.number().int(),
      mergedInto: z.string().nullable(),
      withdrawn: z.boolean(),
    }),
  ),
  publisherInfo: z.record(z.string(), publisherInfo).describe('By outlet'),
});

type PublisherInfo = z.output<typeof publisherInfo>;
type Verdict = Omit<StoredVerdict, 'traits' | 'articleId' | 'revision'>;
interface Report {
  readonly article: Omit<Article, 'recordedAt' | 'revision'>;
  readonly verdict: Verdict | null;
}

interface Support {
  readonly articles: readonly Article[];
  readonly verdicts: readonly StoredVerdict[];
  readonly versions: readonly DevelopmentVersion[];
  readonly publishers: readonly Publisher[];
}

export interface DevelopmentDetail extends Development {
  readonly publishers: number;
  readonly weight: number;
  readonly isCorrected: boolean;
  readonly topics: WeighedDevelopment['topics'];
  readonly reports: readonly (Report & { readonly outlet: string })[];
  readonly versions: readonly DevelopmentVersion[];
  readonly publisherInfo: Readonly<Record<string, PublisherInfo>>;
}

/** A development with everything that stands behind it. */
export function developmentDetail(development: WeighedDevelopment, support: Support): DevelopmentDetail {
  const verdicts = new Map(support.verdicts.map((verdict) => [verdict.articleId, verdict]));
  const behind = support.articles.map((article) => publisherBehind(article, support.publishers));
  const named = behind.flatMap((info) => {
    if (info === null) return [];
    const { publisher, name, country, ownership } = info;
    return [[publisher, { name, country, ownership }] as const];
  });
  return {
    ...developmentShape(development),
    publishers: development.publishers,
    weight: development.weight,
    isCorrected: development.own !== undefined,
    topics: development.topics,
    reports: support.articles.map((article, at) => ({
      ...reportShape(article, verdicts.get(article.id)),
      outlet: behind[at]?.publisher ?? article.publisher,
    })),
    versions: support.versions,
    publisherInfo: Object.fromEntries(named),
  };
}

/** An article with its verdict, where it has one. */
export function reportShape(article: Article, verdict: StoredVerdict | undefined): Report {
  const { id, title, summary, link, publisher, language, publishedAt } = article;
  return {
    article: { id, title, summary, link, publisher, language, publishedAt },
    verdict: verdict === undefined ? null : shown(verdict),
  };
}

function shown(verdict: StoredVerdict): Verdict {
  const { id, relevant, relevance, indicators, eventType, mode, direction, score, status } = verdict;
  const { language, evidence, classifierVersion, recordedAt, own } = verdict;
  return {
    ...{ id, relevant, relevance, indicators, eventType, mode, direction, score, status },
    ...{ language, evidence, classifierVersion, recordedAt, own },
  };
}
