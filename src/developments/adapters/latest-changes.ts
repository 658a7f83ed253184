import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { TOPICS, type EventType, type Topic } from '../../kernel/words.js';
import type { LastDay, LatestChange, ToldDevelopment } from '../domain/latest-change.js';
import { knownDevelopment, knownRow } from './change-queries.js';
import { developmentRow } from './development-rows.js';

/** Whatever answers a statement: the data source, or a transaction's manager. */
export type Asked = Pick<DataSource, 'query'>;

const versionRow = knownRow
  .extend(
    developmentRow.pick({ mode: true, direction: true, confidence: true, origin: true, recorded_at: true })
      .shape,
  )
  .extend({ is_current: z.boolean() });
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
});
type ReportRow = z.infer<typeof reportRow>;

/** The last two versions of developments, each with the reports that told of it then. */
export async function latestChanges(asked: Asked, ids: readonly string[]): Promise<readonly LatestChange[]> {
  if (ids.length === 0) return [];
  const found: unknown = await asked.query(
    `SELECT d.development_id, d.superseded_at IS NULL AS is_current, d.what, d.date_from, d.date_to, d.date_precision,
       d.indicators, d.event_type, d.mode, d.direction, d.score, d.status, d.confidence, d.publishers, d.origin,
       d.merged_into, d.withdrawn, coalesce(d.own, 'null') <> 'null' AS corrected, d.recorded_at
     FROM development_version c
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

function changeOf(row: VersionRow, before: VersionRow | null, reports: readonly ReportRow[]): LatestChange {
  const at = row.recorded_at.getTime();
  const now = reports.filter(({ superseded_at }) => superseded_at === null);
  const then = reports.filter(
    ({ recorded_at, superseded_at }) =>
      recorded_at.getTime() < at && (superseded_at === null || superseded_at.getTime() >= at),
  );
  return {
    id: row.development_id,
    before: before === null ? null : told(before, then),
    after: told(row, now),
  };
}

function told(row: VersionRow, reports: readonly ReportRow[]): ToldDevelopment {
  const articleIds = [...new Set(reports.map(({ article_id }) => article_id))].sort();
  return {
    ...knownDevelopment(row, articleIds),
    mode: row.mode,
    direction: row.direction,
    confidence: row.confidence,
    origin: row.origin,
    reports: reports.map(({ publisher, title, summary, link, entities }) => ({
      ...{ publisher, title, summary, link, entities },
    })),
  };
}

async function reportsOf(
  asked: Asked,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ReportRow[]>> {
  const found: unknown = await asked.query(
    `SELECT s.development_id, s.article_id, s.recorded_at, s.superseded_at, a.publisher, r.title, r.summary, r.link,
       coalesce(v.traits -> 'entities', '[]') AS entities
     FROM assignment s
     JOIN article a ON a.id = s.article_id
     JOIN article_revision r ON r.article_id = s.article_id AND r.superseded_at IS NULL
     LEFT JOIN verdict v ON v.article_id = s.article_id AND v.superseded_at IS NULL
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

const STANDING = 'superseded_at IS NULL AND merged_into IS NULL AND NOT withdrawn';

/** The ids of the developments in force that lie wholly in a period, oldest first. */
export async function idsBetween(asked: Asked, from: string, to: string): Promise<readonly string[]> {
  const rows: unknown = await asked.query(
    `SELECT development_id AS id FROM development_version WHERE ${STANDING}
       AND date_from >= $1::date AND date_to <= $2::date ORDER BY date_from, development_id`,
    [from, to],
  );
  return idsOf(rows);
}

/** The ids of the visits in force that begin in a period. */
export async function visitsBetween(asked: Asked, from: string, to: string): Promise<readonly string[]> {
  const rows: unknown = await asked.query(
    `SELECT development_id AS id FROM development_version WHERE ${STANDING}
       AND event_type = 'CONSULT' AND mode = 'visit' AND date_from >= $1::date AND date_from <= $2::date
     ORDER BY development_id`,
    [from, to],
  );
  return idsOf(rows);
}

function idsOf(rows: unknown): readonly string[] {
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** A development of a kind in a topic. */
export interface KindInTopic {
  readonly id: string;
  readonly eventType: EventType;
  readonly topic: Topic;
}

/** Those of which no other development of the kind is on record in the topic. */
export async function firstsOfKind(
  asked: Asked,
  kinds: readonly KindInTopic[],
): Promise<readonly Omit<KindInTopic, 'eventType'>[]> {
  const rows: unknown = await asked.query(
    `SELECT a.id, a.topic FROM unnest($1::text[], $2::text[], $3::text[]) AS a (id, event_type, topic)
     WHERE NOT EXISTS (SELECT 1 FROM development_version d WHERE d.superseded_at IS NULL AND d.merged_into IS NULL
       AND NOT d.withdrawn AND d.development_id <> a.id AND d.event_type = a.event_type
       AND d.indicators @> jsonb_build_array(jsonb_build_object('name', a.topic)))`,
    [kinds.map(({ id }) => id), kinds.map(({ eventType }) => eventType), kinds.map(({ topic }) => topic)],
  );
  return z.array(z.object({ id: z.string(), topic: z.enum(TOPICS) })).parse(rows);
}

const lastRows = z.array(z.object({ topic: z.enum(TOPICS), day: z.string() }));

/** The day of the last development until `today` of each topic, looked for back to `from`. */
export async function lastDays(asked: Asked, from: string, today: string): Promise<readonly LastDay[]> {
  const rows: unknown = await asked.query(
    `SELECT i ->> 'name' AS topic, max(d.date_to)::text AS day
     FROM development_version d CROSS JOIN jsonb_array_elements(d.indicators) AS i
     WHERE d.superseded_at IS NULL AND d.merged_into IS NULL AND NOT d.withdrawn AND d.date_precision = 'day'
       AND d.date_from >= $1::date AND d.date_from <= $2::date AND d.date_to <= $2::date
     GROUP BY 1 ORDER BY 1`,
    [from, today],
  );
  return lastRows.parse(rows);
}
