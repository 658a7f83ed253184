import type { EntityManager } from 'typeorm';
import type { Feed } from '../../domain/feed.js';
import type { SeedPlan } from '../../domain/seed-plan.js';

/** Feeds that are taken over, and what that switches and begins anew. */
export interface Seeding {
  readonly feeds: readonly Feed[];
  readonly plan: SeedPlan;
  /** Whether a person brought them, so that no list drops them. */
  readonly isAdded: boolean;
}

function feedColumns(feed: Feed, isAdded: boolean): Readonly<Record<string, unknown>> {
  const { intervalMinutes, ...same } = feed;
  return { ...same, interval_minutes: intervalMinutes, added: isAdded, withdrawn: false };
}

/** Stores feeds with what their switching and naming must be remembered for; a fixed number of statements. */
export async function applySeed(
  manager: EntityManager,
  { feeds, plan, isAdded }: Seeding,
  now: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO feed SELECT * FROM jsonb_populate_recordset(NULL::feed, $1::jsonb)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url, language = excluded.language,
       publisher = excluded.publisher, country = excluded.country, ownership = excluded.ownership,
       enabled = excluded.enabled, interval_minutes = excluded.interval_minutes, note = excluded.note,
       added = excluded.added, withdrawn = excluded.withdrawn`,
    [JSON.stringify(feeds.map((feed) => feedColumns(feed, isAdded)))],
  );
  await manager.query('UPDATE feed SET enabled = false WHERE id = ANY ($1)', [plan.dropped]);
  await recordNames(
    manager,
    feeds.map(({ id }) => id),
    now,
  );
  await recordSwitched(manager, plan.switched, now);
  await manager.query('DELETE FROM feed_state WHERE feed_id = ANY ($1)', [
    plan.fresh.map((feed) => feed.feedId),
  ]);
  await manager.query(
    `INSERT INTO feed_state (feed_id, state, next_check_at)
     SELECT feed_id, 'waiting', next_check_at
     FROM unnest($1::text[], $2::timestamptz[]) AS fresh (feed_id, next_check_at)`,
    [plan.fresh.map((feed) => feed.feedId), plan.fresh.map((feed) => feed.nextCheckAt)],
  );
}

/** Appends since when the feeds are on or off, which coverage of past weeks reads. */
export async function recordSwitched(
  manager: EntityManager,
  switched: SeedPlan['switched'],
  now: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO feed_enabling (feed_id, enabled, recorded_at)
     SELECT feed_id, enabled, $3 FROM unnest($1::text[], $2::boolean[]) AS switched (feed_id, enabled)
     ON CONFLICT (feed_id, recorded_at) DO UPDATE SET enabled = excluded.enabled`,
    [switched.map((feed) => feed.feedId), switched.map((feed) => feed.enabled), now],
  );
}

/** Appends what the feeds are called from now on, where that is not what they were last called; never before that. */
async function recordNames(manager: EntityManager, feedIds: readonly string[], now: Date): Promise<void> {
  await manager.query(
    `INSERT INTO feed_name (feed_id, recorded_at, publisher, name)
     SELECT f.id, greatest($2::timestamptz, last.recorded_at + interval '1 millisecond'), f.publisher, f.name
     FROM feed f LEFT JOIN LATERAL (
       SELECT recorded_at, publisher, name FROM feed_name WHERE feed_id = f.id ORDER BY recorded_at DESC LIMIT 1
     ) AS last ON true
     WHERE f.id = ANY ($1) AND (last.publisher, last.name) IS DISTINCT FROM (f.publisher, f.name)`,
    [feedIds, now],
  );
}
