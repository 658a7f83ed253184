import type { DataSource } from 'typeorm';
import { z } from 'zod';

/** Older than that when it comes to stand, a development is not told: `freshDays` of the delivery policy. */
const FRESH_DAYS = 14;
/** From which certainty on the topic of the run tells of a development. */
const LEAST_CONFIDENCE = 0.5;

/** A development that stands at the end of a run, and whether it was news when it came to stand. */
export interface StandingCause {
  readonly cause: string;
  /**
   * `now`: it was news when it came to stand last, and is told under its own cause. `before`: it is old since, after it
   * was part of another, but was news once: what told of it then may stand for that other. `never`: nobody is owed it.
   */
  readonly wasNews: 'now' | 'before' | 'never';
}

const causeRows = z.array(z.object({ cause: z.string(), wasNews: z.enum(['now', 'before', 'never']) }));

/** The developments of the news that stand and are certain enough to be told of. */
export async function standingCauses(dataSource: DataSource): Promise<readonly StandingCause[]> {
  const rows: unknown = await dataSource.query(
    `WITH told AS (
       SELECT development_id AS id, version, superseded_at, date_to,
         merged_into IS NULL AND NOT withdrawn AND confidence >= $2 AS stands,
         coalesce(date_to >= (recorded_at AT TIME ZONE 'UTC')::date - $1::int, true) AS is_news
       FROM development_version WHERE origin = 'news'),
     came AS (
       SELECT t.id, min(t.version) AS version FROM told t
       WHERE t.stands AND NOT EXISTS (
         SELECT 1 FROM told o WHERE o.id = t.id AND o.version > t.version AND NOT o.stands)
       GROUP BY t.id)
     SELECT 'development:' || c.id AS cause,
       CASE WHEN t.is_news THEN 'now'
         WHEN EXISTS (SELECT 1 FROM told o WHERE o.id = c.id AND o.stands AND o.is_news) THEN 'before'
         ELSE 'never' END AS "wasNews"
     FROM came c JOIN told t ON t.id = c.id AND t.version = c.version ORDER BY c.id`,
    [FRESH_DAYS, LEAST_CONFIDENCE],
  );
  return causeRows.parse(rows);
}

/** What a subscription was owed about a development; `id` is null where it was nothing. */
export interface OwedAlert {
  readonly subscriptionId: string;
  readonly id: string | null;
  /** Muted as a part of a visit that was told. */
  readonly isMuted: boolean;
}

const owedRows = z.array(
  z.object({ subscriptionId: z.string(), id: z.string().nullable(), isMuted: z.boolean() }),
);

/** What each subscription was owed about a development, by what stands under its cause or told of it first. */
export async function owedFor(
  dataSource: DataSource,
  { cause, wasNews }: StandingCause,
): Promise<readonly OwedAlert[]> {
  const rows: unknown = await dataSource.query(
    `SELECT s.id AS "subscriptionId", n.id, coalesce(n.state = 'cancelled' AND n.state_reason LIKE 'part of a visit%', false)
       AS "isMuted"
     FROM alert_subscription s LEFT JOIN alert_notification n ON n.subscription_id = s.id AND n.kind = 'alert'
       AND (n.cause = $1 OR ($2 AND n.story = $1))
     ORDER BY s.id, n.id`,
    [cause, wasNews === 'before'],
  );
  return owedRows.parse(rows);
}
