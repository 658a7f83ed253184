import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { heldAt } from '../../database/held-at.js';
import { PRECISIONS } from '../../kernel/dates.js';
import { DIRECTIONS, EVENT_TYPES, STATUSES, TOPICS } from '../../kernel/words.js';
import { NO_TRAITS } from '../domain/traits.js';
import type { DaySpan, StoredVerdict, VerdictReader } from '../domain/verdict-reader.js';

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
const verdictRow = z.object({
  article_id: z.string(),
  revision: z.number(),
  classifier_version: z.string(),
  relevant: z.boolean(),
  relevance: z.number(),
  indicators: z.array(z.object({ name: z.enum(TOPICS), confidence: z.number() })),
  event_type: z.enum(EVENT_TYPES).nullable(),
  mode: z.string().nullable(),
  direction: z.enum(DIRECTIONS),
  score: z.number(),
  status: z.enum(STATUSES).nullable(),
  language: z.string(),
  evidence: z.array(evidence),
  traits: traits.nullable(),
  recorded_at: z.date(),
});

const COLUMNS = `article_id, revision, classifier_version, relevant, relevance, indicators, event_type, mode,
  direction, score, status, language, evidence, traits, recorded_at`;

export function verdictReader(dataSource: DataSource): VerdictReader {
  return {
    ofArticles: (articleIds, asOf) => ofArticles(dataSource, articleIds, asOf),
    history: (articleIds) => history(dataSource, articleIds),
    relevantWithin: (span) => relevantWithin(dataSource, span),
    outdated: (version, after, limit) => outdated(dataSource, { version, after, limit }),
    progress: (version) => progress(dataSource, version),
  };
}

async function ofArticles(
  dataSource: DataSource,
  articleIds: readonly string[],
  asOf: Date | null,
): Promise<readonly StoredVerdict[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${COLUMNS} FROM verdict v WHERE article_id = ANY ($1) AND ${heldAt('v', 2)}
     ORDER BY article_id`,
    [articleIds, asOf],
  );
  return z.array(verdictRow).parse(rows).map(toVerdict);
}

async function history(
  dataSource: DataSource,
  articleIds: readonly string[],
): Promise<readonly StoredVerdict[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${COLUMNS} FROM verdict WHERE article_id = ANY ($1) ORDER BY article_id, id`,
    [articleIds],
  );
  return z.array(verdictRow).parse(rows).map(toVerdict);
}

async function relevantWithin(
  dataSource: DataSource,
  span: DaySpan | null,
): Promise<readonly StoredVerdict[]> {
  const rows: unknown = await dataSource.query(
    `SELECT ${COLUMNS} FROM verdict
     WHERE relevant AND superseded_at IS NULL
       AND ($1::date IS NULL OR day_from IS NULL OR (day_to >= $1 AND day_from <= $2::date))
     ORDER BY article_id`,
    [span?.from ?? null, span?.to ?? null],
  );
  return z.array(verdictRow).parse(rows).map(toVerdict);
}

function toVerdict(row: z.infer<typeof verdictRow>): StoredVerdict {
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
    recordedAt: row.recorded_at.toISOString(),
  };
}

async function outdated(
  dataSource: DataSource,
  page: { readonly version: string; readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  const rows: unknown = await dataSource.query(
    `SELECT article_id FROM verdict
     WHERE superseded_at IS NULL AND classifier_version <> $1 AND article_id > $2 ORDER BY article_id LIMIT $3`,
    [page.version, page.after, page.limit],
  );
  return z
    .array(z.object({ article_id: z.string() }))
    .parse(rows)
    .map((row) => row.article_id);
}

async function progress(
  dataSource: DataSource,
  version: string,
): Promise<{ readonly all: number; readonly current: number }> {
  const rows: unknown = await dataSource.query(
    `SELECT count(*)::int AS all, count(*) FILTER (WHERE classifier_version = $1)::int AS current
     FROM verdict WHERE superseded_at IS NULL`,
    [version],
  );
  const [row] = z.array(z.object({ all: z.number(), current: z.number() })).parse(rows);
  return row ?? { all: 0, current: 0 };
}
