import { z } from 'zod';
import { PRECISIONS } from '../../kernel/dates.js';
import { DIRECTIONS, EVENT_TYPES, ORIGINS, STATUSES, TOPICS } from '../../kernel/words.js';
import type { Source } from '../domain/development.js';
import type {
  DevelopmentVersion,
  StorableDevelopment,
  WeighedDevelopment,
} from '../domain/development-reader.js';

export const dateRangeSchema = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  precision: z.enum(PRECISIONS),
});
const lines = z.tuple([z.number(), z.number()]);
export const citationSchema = z.object({
  document: z.string(),
  lines,
  dateBasis: z.enum(['stated', 'derived']),
  dateLines: lines.nullable(),
});

const topics = z.array(z.object({ name: z.enum(TOPICS), confidence: z.number() }));
const own = z.object({
  what: z.string(),
  date: dateRangeSchema,
  indicators: z.array(z.enum(TOPICS)),
  eventType: z.enum(EVENT_TYPES).nullable(),
  mode: z.string().nullable(),
  direction: z.enum(DIRECTIONS),
  score: z.number(),
  status: z.enum(STATUSES),
  confidence: z.number(),
  topics,
});
export const developmentRow = z.object({
  development_id: z.string(),
  version: z.number(),
  what: z.string(),
  date_from: z.string().nullable(),
  date_to: z.string().nullable(),
  date_precision: z.enum(PRECISIONS),
  scheduled: dateRangeSchema.nullable(),
  indicators: topics,
  event_type: z.enum(EVENT_TYPES).nullable(),
  mode: z.string().nullable(),
  direction: z.enum(DIRECTIONS),
  score: z.number(),
  status: z.enum(STATUSES),
  confidence: z.number(),
  publishers: z.number(),
  weight: z.number(),
  origin: z.enum(ORIGINS),
  core: z.boolean(),
  citations: z.array(citationSchema),
  notes: z.string(),
  merged_into: z.string().nullable(),
  withdrawn: z.boolean(),
  own: own.nullable(),
  recorded_at: z.date(),
});
export type DevelopmentRow = z.infer<typeof developmentRow>;

/** The columns of {@link developmentRow}, for a SELECT from `development_version d`. */
export const DEVELOPMENT_COLUMNS = `d.development_id, d.version, d.what, d.date_from, d.date_to, d.date_precision,
  d.scheduled, d.indicators, d.event_type, d.mode, d.direction, d.score, d.status, d.confidence, d.publishers,
  d.weight, d.origin, d.core, d.citations, d.notes, d.merged_into, d.withdrawn, d.own, d.recorded_at`;

/** The record of a row; the sources come from the assignments. */
export function toDevelopment(row: DevelopmentRow, sources: readonly Source[]): WeighedDevelopment {
  return {
    id: row.development_id,
    what: row.what,
    date: { from: row.date_from, to: row.date_to, precision: row.date_precision },
    indicators: row.indicators.map((indicator) => indicator.name),
    eventType: row.event_type,
    mode: row.mode,
    direction: row.direction,
    score: row.score,
    status: row.status,
    confidence: row.confidence,
    origin: row.origin,
    core: row.core,
    scheduled: row.scheduled,
    recordedAt: row.recorded_at.toISOString(),
    sources,
    citations: row.citations,
    notes: row.notes,
    topics: row.indicators,
    publishers: row.publishers,
    weight: row.weight,
    ...(row.own === null ? {} : { own: row.own }),
  };
}

export function toVersion(row: DevelopmentRow): DevelopmentVersion {
  return {
    version: row.version,
    recordedAt: row.recorded_at.toISOString(),
    what: row.what,
    score: row.score,
    direction: row.direction,
    status: row.status,
    publishers: row.publishers,
    mergedInto: row.merged_into,
    withdrawn: row.withdrawn,
  };
}

/** The columns of a development's next version, but those that every version has. */
export function fromDevelopment(development: StorableDevelopment): Record<string, unknown> {
  return {
    development_id: development.id,
    what: development.what,
    date_from: development.date.from,
    date_to: development.date.to,
    date_precision: development.date.precision,
    scheduled: development.scheduled,
    indicators: development.topics,
    event_type: development.eventType,
    mode: development.mode,
    direction: development.direction,
    score: development.score,
    status: development.status,
    confidence: development.confidence,
    publishers: development.publishers,
    weight: development.weight,
    origin: development.origin,
    core: development.core,
    citations: development.citations,
    notes: development.notes,
    merged_into: null,
    // Left out where there is no correction: what is not there changes no record's hash.
    ...(development.own === undefined ? {} : { own: development.own }),
    ...(development.withdrawn === true ? { withdrawn: true } : {}),
  };
}
