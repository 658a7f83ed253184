import type { DataSource } from 'typeorm';
import { z } from 'zod';

/** An alert that must have come and did not. */
export interface Missing {
  readonly cause: string;
  readonly subscriptionId: string;
}

/** The missing alerts of one development, with what tells why. */
export interface MissingCourse {
  readonly cause: string;
  /** Subscriptions that were not told. */
  readonly missing: number;
  /** Versions of the development and of those it was part of, or that were part of it, oldest first. */
  readonly versions: readonly string[];
  /** What one of the subscriptions that were not told was owed about these, oldest first. */
  readonly owed: readonly string[];
}

const versionRows = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    merged_into: z.string().nullable(),
    withdrawn: z.boolean(),
    confidence: z.number(),
    what: z.string(),
    recorded_at: z.date(),
  }),
);
const owedRows = z.array(
  z.object({
    kind: z.string(),
    cause: z.string(),
    story: z.string(),
    state: z.string(),
    state_reason: z.string(),
    attempts: z.number(),
    created_at: z.date(),
  }),
);

/** How it came that alerts are missing, development by development, so that a finding of a long run can be traced. */
export async function coursesOf(
  dataSource: DataSource,
  missing: readonly Missing[],
): Promise<readonly MissingCourse[]> {
  const byCause = new Map<string, string[]>();
  for (const { cause, subscriptionId } of missing)
    byCause.set(cause, [...(byCause.get(cause) ?? []), subscriptionId]);
  return Promise.all(
    [...byCause].map(async ([cause, subscriptions]) => {
      const versions = await versionsAround(dataSource, cause.slice('development:'.length));
      const causes = [...new Set([cause, ...versions.map(({ id }) => `development:${id}`)])];
      const owed = await owedOf(dataSource, subscriptions[0] ?? '', causes);
      return { cause, missing: subscriptions.length, versions: versions.map(inWords), owed };
    }),
  );
}

/** A development's versions and those of all that it was joined with, over as many joinings as there were. */
async function versionsAround(dataSource: DataSource, id: string): Promise<z.infer<typeof versionRows>> {
  const rows: unknown = await dataSource.query(
    `WITH RECURSIVE joined (id) AS (
       SELECT $1::text COLLATE "C"
       UNION
       SELECT CASE WHEN v.merged_into = j.id THEN v.development_id ELSE v.merged_into END
       FROM joined j JOIN development_version v
         ON v.merged_into = j.id OR (v.development_id = j.id AND v.merged_into IS NOT NULL))
     SELECT development_id AS id, version, merged_into, withdrawn, confidence, what, recorded_at
     FROM development_version WHERE development_id IN (SELECT id FROM joined) ORDER BY recorded_at, development_id`,
    [id],
  );
  return versionRows.parse(rows);
}

function inWords(one: z.infer<typeof versionRows>[number]): string {
  const standing =
    one.merged_into === null ? (one.withdrawn ? 'withdrawn' : 'stands') : `part of ${one.merged_into}`;
  const { id, version, what } = one;
  return `${one.recorded_at.toISOString()} ${id} v${version} ${standing}, confidence ${one.confidence.toFixed(2)}: ${what}`;
}

async function owedOf(
  dataSource: DataSource,
  subscriptionId: string,
  causes: readonly string[],
): Promise<readonly string[]> {
  const rows: unknown = await dataSource.query(
    `SELECT kind, cause, story, state, state_reason, attempts, created_at FROM alert_notification
     WHERE subscription_id = $1 AND (cause = ANY ($2) OR story = ANY ($2)) ORDER BY created_at, id`,
    [subscriptionId, causes],
  );
  return owedRows
    .parse(rows)
    .map(
      ({ kind, cause, story, state, state_reason, attempts, created_at }) =>
        `${created_at.toISOString()} ${kind} of ${story} for ${cause}: ${state} ${state_reason} after ${attempts} tries`,
    );
}
