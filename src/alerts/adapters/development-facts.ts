import { z } from 'zod';
import { PRECISIONS } from '../../kernel/dates.js';
import { DIRECTIONS, EVENT_TYPES, ORIGINS, STATUSES, TOPICS } from '../../kernel/words.js';
import type { DevelopmentChange, KnownDevelopment } from '../../developments/domain/development-change.js';
import type { DevelopmentFact } from '../domain/fact.js';
import { searchable } from '../domain/searchable.js';
import type { Asked } from './asked.js';

/** Reports whose titles stand as evidence in an alert. */
const MOST_EVIDENCE = 5;

const versionRow = z.object({
  development_id: z.string(),
  version: z.number(),
  is_current: z.boolean(),
  what: z.string(),
  date_from: z.string().nullable(),
  date_to: z.string().nullable(),
  date_precision: z.enum(PRECISIONS),
  indicators: z.array(z.object({ name: z.enum(TOPICS), confidence: z.number() })),
  event_type: z.enum(EVENT_TYPES).nullable(),
  mode: z.string().nullable(),
  direction: z.enum(DIRECTIONS),
  score: z.number(),
  status: z.enum(STATUSES),
  confidence: z.number(),
  publishers: z.number(),
  origin: z.enum(ORIGINS),
  merged_into: z.string().nullable(),
  withdrawn: z.boolean(),
  corrected: z.boolean(),
  recorded_at: z.date(),
});
type VersionRow = z.infer<typeof versionRow>;

const reportRow = z.object({
  development_id: z.string(),
  article_id: z.string(),
  recorded_at: z.date(),
  superseded_at: z.date().nullable(),
  publisher: z.string(),
  title: z.string(),
  summary: z.string(),
  link: z.string().nullable(),
  entities: z.array(z.string()),
  country: z.string().nullable(),
});
type ReportRow = z.infer<typeof reportRow>;

/** What became of a development with its newest version. */
export interface ChangedDevelopment {
  readonly change: DevelopmentChange;
  /** As it is now; null where it was merged away or withdrawn. */
  readonly after: DevelopmentFact | null;
  /** As the version before said; null where there was none, or it was none that stands. */
  readonly before: DevelopmentFact | null;
  readonly directions: { readonly before: string; readonly after: string };
}

const COLUMNS = `d.development_id, d.version, d.superseded_at IS NULL AS is_current, d.what, d.date_from, d.date_to,
  d.date_precision, d.indicators, d.event_type, d.mode, d.direction, d.score, d.status, d.confidence, d.publishers,
  d.origin, d.merged_into, d.withdrawn, coalesce(to_jsonb(d) -> 'own', 'null') <> 'null' AS corrected, d.recorded_at`;

/** The last two versions of developments that changed, each with what its reports say. */
export async function changedDevelopments(
  asked: Asked,
  ids: readonly string[],
): Promise<readonly ChangedDevelopment[]> {
  const found: unknown = await asked.query(
    `SELECT ${COLUMNS} FROM development_version c
     JOIN development_version d ON d.development_id = c.development_id AND d.version >= c.version - 1
     WHERE c.development_id = ANY ($1) AND c.superseded_at IS NULL ORDER BY d.development_id, d.version`,
    [ids],
  );
  const rows = z.array(versionRow).parse(found);
  const reports = await reportsOf(asked, ids);
  const before = new Map(rows.filter((row) => !row.is_current).map((row) => [row.development_id, row]));
  return rows
    .filter((row) => row.is_current)
    .map((row) =>
      changeOf(row, before.get(row.development_id) ?? null, reports.get(row.development_id) ?? []),
    );
}

/** Developments in force as facts: those of the ids. */
export async function developmentFacts(
  asked: Asked,
  ids: readonly string[],
): Promise<readonly DevelopmentFact[]> {
  const changes = await changedDevelopments(asked, ids);
  return changes.flatMap(({ after }) => after ?? []);
}

/** The ids of the developments in force whose date lies in a period, of the news and the documents, oldest first. */
export async function developmentsBetween(
  asked: Asked,
  from: string,
  to: string,
): Promise<readonly string[]> {
  const rows: unknown = await asked.query(
    `SELECT development_id FROM development_version WHERE superseded_at IS NULL AND merged_into IS NULL AND NOT withdrawn
       AND date_from >= $1::date AND date_to <= $2::date ORDER BY date_from, development_id`,
    [from, to],
  );
  return z
    .array(z.object({ development_id: z.string() }))
    .parse(rows)
    .map((row) => row.development_id);
}

/** The visits in force whose date lies in a period, by id. */
export async function visitsBetween(asked: Asked, from: string, to: string): Promise<readonly string[]> {
  const rows: unknown = await asked.query(
    `SELECT development_id FROM development_version WHERE superseded_at IS NULL AND merged_into IS NULL AND NOT withdrawn
       AND event_type = 'CONSULT' AND mode = 'visit' AND date_from >= $1::date AND date_from <= $2::date
     ORDER BY development_id`,
    [from, to],
  );
  return z
    .array(z.object({ development_id: z.string() }))
    .parse(rows)
    .map((row) => row.development_id);
}

/** The topics of each development in which no other development of its event type is on record. */
export async function firstTopics(
  asked: Asked,
  facts: readonly DevelopmentFact[],
): Promise<ReadonlyMap<string, DevelopmentFact['firstIn']>> {
  const asks = facts.flatMap(({ id, eventType, topics }) =>
    eventType === null ? [] : topics.map(({ name }) => ({ id, eventType, topic: name })),
  );
  const rows: unknown = await asked.query(
    `SELECT a.id, a.topic FROM unnest($1::text[], $2::text[], $3::text[]) AS a (id, event_type, topic)
     WHERE NOT EXISTS (SELECT 1 FROM development_version d WHERE d.superseded_at IS NULL AND d.merged_into IS NULL
       AND NOT d.withdrawn AND d.development_id <> a.id AND d.event_type = a.event_type
       AND d.indicators @> jsonb_build_array(jsonb_build_object('name', a.topic)))`,
    [asks.map(({ id }) => id), asks.map(({ eventType }) => eventType), asks.map(({ topic }) => topic)],
  );
  const firsts = new Map<string, DevelopmentFact['firstIn'][number][]>();
  for (const { id, topic } of z.array(z.object({ id: z.string(), topic: z.enum(TOPICS) })).parse(rows))
    firsts.set(id, [...(firsts.get(id) ?? []), topic]);
  return firsts;
}

async function reportsOf(
  asked: Asked,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ReportRow[]>> {
  const found: unknown = await asked.query(
    `WITH outlet AS (SELECT publisher, min(country) AS country FROM feed GROUP BY publisher)
     SELECT s.development_id, s.article_id, s.recorded_at, s.superseded_at, a.publisher, r.title, r.summary, r.link,
       coalesce(v.traits -> 'entities', '[]') AS entities, o.country
     FROM assignment s
     JOIN article a ON a.id = s.article_id
     JOIN article_revision r ON r.article_id = s.article_id AND r.superseded_at IS NULL
     LEFT JOIN verdict v ON v.article_id = s.article_id AND v.superseded_at IS NULL
     LEFT JOIN outlet o ON o.publisher = a.publisher
     WHERE s.development_id = ANY ($1) ORDER BY r.sort_at, s.article_id`,
    [ids],
  );
  const byDevelopment = new Map<string, ReportRow[]>();
  for (const row of z.array(reportRow).parse(found)) {
    const reports = byDevelopment.get(row.development_id) ?? [];
    reports.push(row);
    byDevelopment.set(row.development_id, reports);
  }
  return byDevelopment;
}

function changeOf(
  row: VersionRow,
  before: VersionRow | null,
  reports: readonly ReportRow[],
): ChangedDevelopment {
  const at = row.recorded_at.getTime();
  const now = reports.filter(({ superseded_at }) => superseded_at === null);
  const then = reports.filter(
    ({ recorded_at, superseded_at }) =>
      recorded_at.getTime() < at && (superseded_at === null || superseded_at.getTime() >= at),
  );
  return {
    change: {
      id: row.development_id,
      before: before === null ? null : known(before, then),
      after: known(row, now),
    },
    after: isLive(row) ? factOf(row, now) : null,
    before: before !== null && isLive(before) ? factOf(before, then) : null,
    directions: { before: before?.direction ?? row.direction, after: row.direction },
  };
}

function isLive({ merged_into, withdrawn }: VersionRow): boolean {
  return merged_into === null && !withdrawn;
}

function known(row: VersionRow, reports: readonly ReportRow[]): KnownDevelopment {
  return {
    id: row.development_id,
    what: row.what,
    date: { from: row.date_from, to: row.date_to, precision: row.date_precision },
    topics: row.indicators,
    score: row.score,
    eventType: row.event_type,
    status: row.status,
    publishers: row.publishers,
    mergedInto: row.merged_into,
    withdrawn: row.withdrawn,
    corrected: row.corrected,
    articleIds: [...new Set(reports.map(({ article_id }) => article_id))].sort(),
  };
}

function factOf(row: VersionRow, reports: readonly ReportRow[]): DevelopmentFact {
  return {
    kind: 'development',
    id: row.development_id,
    what: row.what,
    date: { from: row.date_from, to: row.date_to, precision: row.date_precision },
    topics: row.indicators,
    direction: row.direction,
    score: row.score,
    eventType: row.event_type,
    mode: row.mode,
    status: row.status,
    confidence: row.confidence,
    publishers: row.publishers,
    origin: row.origin,
    parties: [...new Set(reports.flatMap(({ entities }) => entities))].sort(),
    countries: [...new Set(reports.flatMap(({ country }) => country ?? []))].sort(),
    text: searchable([row.what, ...reports.map(({ title, summary }) => `${title} ${summary}`)]),
    firstIn: [],
    evidence: reports
      .slice(0, MOST_EVIDENCE)
      .map(({ title, publisher, link }) => ({ text: title, publisher, url: link })),
  };
}
