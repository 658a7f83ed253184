import { z } from 'zod';
import { PRECISIONS } from '../../kernel/dates.js';
import { DIRECTIONS, EVENT_TYPES, STATUSES, TOPICS } from '../../kernel/words.js';
import { NO_TRAITS } from '../domain/traits.js';
import type { StoredVerdict } from '../domain/verdict-reader.js';

const range = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  precision: z.enum(PRECISIONS),
});
const traits = z.object({
  actDate: range.nullable(),
  scheduled: range.nullable(),
  entities: z.array(z.string()),
  acts: z.array(z.string()),
  /** Verdicts stored before it was kept have none. */
  stage: z.enum(STATUSES).nullable().default(null),
  quantities: z.array(z.string()),
  stems: z.array(z.string()),
});
const evidence = z.object({
  rule: z.string(),
  decides: z.string(),
  words: z.string(),
  place: z.object({ field: z.enum(['title', 'summary']), start: z.number(), end: z.number() }).nullable(),
  contribution: z.number(),
});
const topics = z.array(z.object({ name: z.enum(TOPICS), confidence: z.number() }));
const own = z.object({
  relevant: z.boolean(),
  relevance: z.number(),
  indicators: topics,
  eventType: z.enum(EVENT_TYPES).nullable(),
  mode: z.string().nullable(),
  direction: z.enum(DIRECTIONS),
  score: z.number(),
  status: z.enum(STATUSES).nullable(),
});
export const verdictRow = z.object({
  article_id: z.string(),
  revision: z.number(),
  classifier_version: z.string(),
  relevant: z.boolean(),
  relevance: z.number(),
  indicators: topics,
  event_type: z.enum(EVENT_TYPES).nullable(),
  mode: z.string().nullable(),
  direction: z.enum(DIRECTIONS),
  score: z.number(),
  status: z.enum(STATUSES).nullable(),
  language: z.string(),
  evidence: z.array(evidence),
  traits: traits.nullable(),
  own: own.nullable(),
  recorded_at: z.date(),
});

/** The columns of {@link verdictRow}. */
export const VERDICT_COLUMNS = `article_id, revision, classifier_version, relevant, relevance, indicators, event_type, mode,
  direction, score, status, language, evidence, traits, own, recorded_at`;

/** The verdict of a row; one that is not relevant has no traits. */
export function toVerdict(row: z.infer<typeof verdictRow>): StoredVerdict {
  return {
    id: row.article_id,
    articleId: row.article_id,
    revision: row.revision,
    relevant: row.relevant,
    relevance: row.relevance,
    indicators: row.indicators,
    eventType: row.event_type,
    mode: row.mode,
    direction: row.direction,
    score: row.score,
    status: row.status,
    language: row.language,
    evidence: row.evidence,
    classifierVersion: row.classifier_version,
    traits: row.traits ?? NO_TRAITS,
    own: row.own,
    recordedAt: row.recorded_at.toISOString(),
  };
}
