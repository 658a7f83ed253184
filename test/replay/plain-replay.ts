/**
 * What was known at T a second time, sharing no code with the first: all rows are read once as they were written,
 * `superseded_at` is not looked at (but where an article leaves a development, which only it tells), and every answer
 * is a plain loop over the rows recorded by T.
 */
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { PRECISIONS } from '../../src/kernel/dates.js';
import { EVENT_TYPES, STATUSES, TOPICS } from '../../src/kernel/words.js';

const topic = z.object({ name: z.enum(TOPICS), confidence: z.number() });
const development = z.object({
  id: z.string(),
  version: z.number(),
  what: z.string(),
  date_from: z.string().nullable(),
  date_to: z.string().nullable(),
  date_precision: z.enum(PRECISIONS),
  indicators: z.array(topic),
  direction: z.string(),
  score: z.number(),
  status: z.enum(STATUSES),
  publishers: z.number(),
  merged_into: z.string().nullable(),
  withdrawn: z.boolean(),
  event_type: z.enum(EVENT_TYPES).nullable(),
  at: z.date(),
});
const assignment = z.object({
  id: z.number(),
  article_id: z.string(),
  development_id: z.string(),
  at: z.date(),
  until: z.date().nullable(),
});
const record = z.object({
  id: z.string(),
  version: z.number(),
  record: z.unknown(),
  withdrawn: z.boolean(),
  at: z.date(),
});
const enabling = z.object({ feed_id: z.string(), enabled: z.boolean(), at: z.date() });
const poll = z.object({ feed_id: z.string(), at: z.date() });
const sighting = z.object({ article_id: z.string(), feed_id: z.string(), week: z.string(), at: z.date() });
const archived = z.object({ article_id: z.string(), outlet: z.string(), week: z.string(), at: z.date() });
const archive = z.object({ outlet: z.string(), week: z.string(), articles: z.number(), at: z.date() });

/** A row of `development_version` as it was written. */
export type DevelopmentFact = z.infer<typeof development>;

export interface Facts {
  readonly developments: readonly DevelopmentFact[];
  readonly assignments: readonly z.infer<typeof assignment>[];
  readonly promises: readonly z.infer<typeof record>[];
  readonly observations: readonly z.infer<typeof record>[];
  readonly enablings: readonly z.infer<typeof enabling>[];
  readonly polls: readonly z.infer<typeof poll>[];
  readonly sightings: readonly z.infer<typeof sighting>[];
  readonly archives: readonly z.infer<typeof archive>[];
  readonly archived: readonly z.infer<typeof archived>[];
}

export async function readFacts(dataSource: DataSource): Promise<Facts> {
  const rows = async <T>(schema: z.ZodType<T>, sql: string): Promise<T[]> =>
    z.array(schema).parse(await dataSource.query(sql));
  return {
    developments: await rows(
      development,
      `SELECT development_id AS id, version, what, date_from, date_to, date_precision, indicators, direction, score, status,
         publishers, merged_into, withdrawn, event_type, recorded_at AS at FROM development_version ORDER BY version`,
    ),
    assignments: await rows(
      assignment,
      'SELECT id, article_id, development_id, recorded_at AS at, superseded_at AS until FROM assignment ORDER BY id',
    ),
    promises: await rows(
      record,
      'SELECT promise_id AS id, version, record, withdrawn, recorded_at AS at FROM promise_version ORDER BY version',
    ),
    observations: await rows(
      record,
      'SELECT observation_id AS id, version, record, withdrawn, recorded_at AS at FROM observation_version ORDER BY version',
    ),
    enablings: await rows(
      enabling,
      'SELECT feed_id, enabled, recorded_at AS at FROM feed_enabling ORDER BY recorded_at',
    ),
    polls: await rows(poll, 'SELECT feed_id, at FROM fetch_log WHERE answered'),
    sightings: await rows(sighting, 'SELECT article_id, feed_id, week, recorded_at AS at FROM sighting'),
    archives: await rows(archive, 'SELECT outlet, week, articles, recorded_at AS at FROM archive_week'),
    archived: await rows(archived, 'SELECT article_id, outlet, week, recorded_at AS at FROM archive_article'),
  };
}

/** The last version of every record that was recorded by T; rows come in the order of their versions. */
function lastOf<T extends { readonly id: string; readonly at: Date }>(rows: readonly T[], at: Date): T[] {
  const last = new Map<string, T>();
  for (const row of rows) if (row.at <= at) last.set(row.id, row);
  return [...last.values()];
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Developments that stood at T, newest first, undated last. */
export function developmentsAt(facts: Facts, at: Date): DevelopmentFact[] {
  return lastOf(facts.developments, at)
    .filter((row) => row.merged_into === null && !row.withdrawn)
    .sort((a, b) => byCode(b.date_from ?? '', a.date_from ?? '') || byCode(a.id, b.id));
}

/** What stood under this id at T, merged and withdrawn ones too. */
export function developmentAt(facts: Facts, id: string, at: Date): DevelopmentFact | undefined {
  return lastOf(facts.developments, at).find((row) => row.id === id);
}

/** The articles of a development at T. */
export function articlesOf(facts: Facts, id: string, at: Date): string[] {
  return facts.assignments
    .filter((row) => row.development_id === id && row.at <= at && (row.until === null || row.until > at))
    .map((row) => row.article_id)
    .sort(byCode);
}

export function recordsAt(rows: Facts['promises'], at: Date): unknown[] {
  return lastOf(rows, at)
    .filter((row) => !row.withdrawn)
    .sort((a, b) => byCode(a.id, b.id))
    .map((row) => row.record);
}
