import { z } from 'zod';
import type { Article } from '../../articles/domain/article.js';
import type { StoredVerdict } from '../../classification/domain/verdict-reader.js';
import type { Development } from '../../developments/domain/development.js';
import type { DevelopmentVersion, WeighedDevelopment } from '../../developments/domain/development-reader.js';
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

/** Who a publisher is. */
export interface PublisherInfo {
  readonly name: string;
  readonly country: string;
  readonly ownership: string;
}

interface Support {
  readonly articles: readonly Article[];
  readonly verdicts: readonly StoredVerdict[];
  readonly versions: readonly DevelopmentVersion[];
  readonly publishers: ReadonlyMap<string, PublisherInfo>;
}

interface Report {
  readonly article: Omit<Article, 'recordedAt' | 'revision'>;
  readonly verdict: Omit<StoredVerdict, 'traits' | 'articleId' | 'revision'> | null;
}

export interface DevelopmentDetail extends Development {
  /** Independent publishers. */
  readonly publishers: number;
  readonly weight: number;
  readonly topics: WeighedDevelopment['topics'];
  readonly reports: readonly Report[];
  readonly versions: readonly DevelopmentVersion[];
  readonly publisherInfo: Readonly<Record<string, PublisherInfo>>;
}

/** A development with everything that stands behind it. */
export function developmentDetail(development: WeighedDevelopment, support: Support): DevelopmentDetail {
  const verdicts = new Map(support.verdicts.map((verdict) => [verdict.articleId, verdict]));
  const named = support.articles.flatMap(({ publisher }) => {
    const info = support.publishers.get(publisher);
    return info === undefined ? [] : [[publisher, info] as const];
  });
  return {
    ...developmentShape(development),
    publishers: development.publishers,
    weight: development.weight,
    topics: development.topics,
    reports: support.articles.map((article) => report(article, verdicts.get(article.id))),
    versions: support.versions,
    publisherInfo: Object.fromEntries(named),
  };
}

function report(article: Article, verdict: StoredVerdict | undefined): Report {
  const { id, title, summary, link, publisher, language, publishedAt } = article;
  return {
    article: { id, title, summary, link, publisher, language, publishedAt },
    verdict: verdict === undefined ? null : shown(verdict),
  };
}

function shown(verdict: StoredVerdict): Report['verdict'] {
  const { id, relevant, relevance, indicators, eventType, mode, direction, score, status } = verdict;
  const { language, evidence, classifierVersion, recordedAt } = verdict;
  return {
    ...{ id, relevant, relevance, indicators, eventType, mode, direction, score, status },
    ...{ language, evidence, classifierVersion, recordedAt },
  };
}
