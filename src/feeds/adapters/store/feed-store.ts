import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import type { FeedKeeper } from '../../domain/added-feed.js';
import type { AfterFetch } from '../../domain/after-fetch.js';
import type { AnswerGap } from '../../domain/answer-gap.js';
import type { DueFeed, HostHold } from '../../domain/feed-state.js';
import type { Feed } from '../../domain/feed.js';
import { planSeed } from '../../domain/seed-plan.js';
import type { LatestInstants } from '../../domain/wrong-clock.js';
import type { DueQuery, FeedStore, ListedFeed } from '../../ports.js';
import { FEED_COLUMNS, feedRow, fromRow, logColumns, stateColumns } from './feed-rows.js';
import { answerGaps, forgetPolls } from './poll-log.js';
import {
  fromProvenance,
  LAST_CHANGES,
  PROVENANCE_COLUMNS,
  provenanceRow,
  recordAdded,
} from './provenance.js';
import { applySeed, recordSwitched } from './seeding.js';
import { putRight } from './wrong-clock.js';

/** Name and port of the host that is asked; addresses are stored as URLs normalise them, without user names. */
const HOST = `substring(coalesce(s.effective_url, f.url) from '^[a-z]+://([^/?#]+)')`;

const DUE = `SELECT ${FEED_COLUMNS}, ${HOST} AS host
  FROM feed f JOIN feed_state s ON s.feed_id = f.id
  WHERE f.enabled AND s.state NOT IN ('gone', 'off')
    AND (f.id = $2 OR ($2 IS NULL AND (s.next_check_at <= $1 OR ($3 AND s.state = 'waiting'))))
    AND NOT EXISTS (SELECT FROM host_hold h WHERE h.host = ${HOST} AND h.until > $1)
  ORDER BY s.next_check_at, f.id LIMIT $4`;

const STATE_UPDATES = [
  'state',
  'effective_url',
  'etag',
  'last_modified',
  'validators_since',
  'next_check_at',
  'last_attempt_at',
  'last_success_at',
  'last_new_at',
  'failures',
  'interval_minutes',
  'body_hash',
  'problem',
]
  .map((column) => `${column} = given.${column}`)
  .join(', ');

const dueRows = z.array(feedRow.extend({ host: z.string() }));
const listedRows = z.array(feedRow.extend(provenanceRow.shape));
const claimedFeeds = z.tuple([dueRows, z.number().nullable()]);
const changedRows = z.tuple([z.array(z.object({ feed_id: z.string() })), z.number().nullable()]);
const holdRows = z.array(z.object({ host: z.string(), until: z.date(), reason: z.string() }));
const countryRows = z.array(z.object({ publisher: z.string(), country: z.string() }));
const storedRows = z.array(
  z.object({
    id: z.string(),
    url: z.string(),
    enabled: z.boolean(),
    chosen: z.boolean().nullable(),
    added: z.boolean(),
  }),
);

/** The latest hold of each host: one host may have answered several feeds. */
function latestHolds(changes: readonly AfterFetch[]): readonly HostHold[] {
  const byHost = new Map<string, HostHold>();
  for (const { hold } of changes) {
    if (hold === null) continue;
    const known = byHost.get(hold.host);
    if (known === undefined || known.until < hold.until) byHost.set(hold.host, hold);
  }
  return [...byHost.values()];
}

/** Feeds, their states, holds and the log of polls in PostgreSQL. */
export class PostgresFeedStore implements FeedStore {
  constructor(private readonly database: DataSource) {}

  async seed(feeds: readonly Feed[], now: Date): Promise<number> {
    return this.database.transaction(async (manager) => {
      // Two instances that start at the same time take turns.
      await manager.query('LOCK TABLE feed IN SHARE ROW EXCLUSIVE MODE');
      const rows = storedRows.parse(await manager.query('SELECT id, url, enabled, chosen, added FROM feed'));
      const listed = new Set(feeds.map((feed) => feed.id));
      // A feed that a person brought is not dropped for not being on the list.
      const stored = rows.filter((row) => !row.added || listed.has(row.id));
      // What a person chose goes before what the list says.
      const chosen = new Map(stored.map((feed) => [feed.id, feed.chosen]));
      const wanted = feeds.map((feed) => ({ ...feed, enabled: chosen.get(feed.id) ?? feed.enabled }));
      const plan = planSeed(wanted, stored, now);
      await applySeed(manager, { feeds: wanted, plan, isAdded: false }, now);
      return wanted.filter((feed) => feed.enabled).length;
    });
  }

  async add(
    feeds: readonly Feed[],
    by: Pick<FeedKeeper, 'actor' | 'owner'>,
    now: Date,
  ): Promise<readonly string[]> {
    return this.database.transaction(async (manager) => {
      await manager.query('LOCK TABLE feed IN SHARE ROW EXCLUSIVE MODE');
      const rows = storedRows.parse(await manager.query('SELECT id, url, enabled, chosen, added FROM feed'));
      const known = new Set(rows.flatMap((row) => [row.id, row.url]));
      const fresh = feeds.filter((feed) => !known.has(feed.id) && !known.has(feed.url));
      await applySeed(manager, { feeds: fresh, plan: planSeed(fresh, [], now), isAdded: true }, now);
      await recordAdded(manager, fresh, by, now);
      return fresh.map((feed) => feed.id);
    });
  }

  async due(now: Date, query: DueQuery): Promise<readonly DueFeed[]> {
    const { feedId = null, neverAsked = false, limit = null } = query;
    const rows = dueRows.parse(await this.database.query(DUE, [now, feedId, neverAsked, limit]));
    return rows.map((row) => ({ ...fromRow(row), host: row.host }));
  }

  async claim(
    feedIds: readonly string[],
    now: Date,
    until: Date,
    { neverAsked = false }: DueQuery,
  ): Promise<readonly DueFeed[]> {
    const [rows] = claimedFeeds.parse(
      await this.database.query(
        `UPDATE feed_state s SET next_check_at = $2 FROM feed f
         WHERE f.id = s.feed_id AND s.feed_id = ANY ($1) AND (s.next_check_at <= $3 OR ($4 AND s.state = 'waiting'))
         RETURNING ${FEED_COLUMNS}, ${HOST} AS host`,
        [feedIds, until, now, neverAsked],
      ),
    );
    return rows
      .map((row) => ({ ...fromRow(row), host: row.host }))
      .sort((one, other) => (one.feed.id < other.feed.id ? -1 : 1));
  }

  async all(): Promise<readonly ListedFeed[]> {
    const rows: unknown = await this.database.query(
      `SELECT ${FEED_COLUMNS}, ${PROVENANCE_COLUMNS} FROM feed f JOIN feed_state s ON s.feed_id = f.id ${LAST_CHANGES}
       ORDER BY f.id`,
    );
    return listedRows.parse(rows).map((row) => ({ ...fromRow(row), provenance: fromProvenance(row) }));
  }

  async publisherCountries(asked: Pick<DataSource, 'query'>): Promise<ReadonlyMap<string, string>> {
    const rows: unknown = await asked.query(
      'SELECT publisher, min(country) AS country FROM feed WHERE country IS NOT NULL GROUP BY publisher',
    );
    return new Map(countryRows.parse(rows).map(({ publisher, country }) => [publisher, country]));
  }

  async holds(now: Date): Promise<readonly HostHold[]> {
    const rows: unknown = await this.database.query(
      'SELECT host, until, reason FROM host_hold WHERE until > $1 ORDER BY host',
      [now],
    );
    return holdRows.parse(rows);
  }

  async record(changes: readonly AfterFetch[], manager: EntityManager): Promise<void> {
    if (changes.length === 0) return;
    // One statement: an unchanged feed costs little else.
    await manager.query(
      `WITH changed AS (
         UPDATE feed_state AS s SET ${STATE_UPDATES}
         FROM jsonb_populate_recordset(NULL::feed_state, $1::jsonb) AS given WHERE s.feed_id = given.feed_id
       ), logged AS (
         INSERT INTO fetch_log (feed_id, at, outcome, answered, http_status, items, new_items, bytes, duration_ms, message)
         SELECT feed_id, at, outcome, answered, http_status, items, new_items, bytes, duration_ms, message
         FROM jsonb_populate_recordset(NULL::fetch_log, $2::jsonb) RETURNING feed_id, at, answered
       )
       INSERT INTO feed_answer_day AS known (feed_id, day, first_at)
       SELECT feed_id, (at AT TIME ZONE 'UTC')::date, min(at) FROM logged WHERE answered GROUP BY 1, 2 ORDER BY 1, 2
       ON CONFLICT (feed_id, day) DO UPDATE SET first_at = excluded.first_at WHERE excluded.first_at < known.first_at`,
      [JSON.stringify(changes.map(stateColumns)), JSON.stringify(changes.map(logColumns))],
    );
    const holds = latestHolds(changes);
    if (holds.length === 0) return;
    await manager.query(
      `INSERT INTO host_hold SELECT * FROM jsonb_populate_recordset(NULL::host_hold, $1::jsonb)
       ON CONFLICT (host) DO UPDATE SET until = greatest(host_hold.until, excluded.until), reason = excluded.reason`,
      [JSON.stringify(holds)],
    );
  }

  putRight(latest: LatestInstants, now: Date): Promise<number> {
    return putRight(this.database, latest, now);
  }

  forgetPolls(before: Date, most: number): Promise<number> {
    return forgetPolls(this.database, before, most);
  }

  answerGaps(since: Date, now: Date): Promise<readonly AnswerGap[]> {
    return answerGaps(this.database, since, now);
  }

  async setEnabled(feedId: string, enabled: boolean, now: Date): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const changed = changedRows.parse(
        await manager.query(
          'UPDATE feed SET enabled = $2, chosen = $2 WHERE id = $1 AND NOT withdrawn RETURNING id AS feed_id',
          [feedId, enabled],
        ),
      )[0];
      if (changed.length === 0) return false;
      await recordSwitched(manager, [{ feedId, enabled }], now);
      if (!enabled) return true;
      await manager.query(
        `UPDATE feed_state SET next_check_at = least(next_check_at, $2),
           state = CASE state WHEN 'gone' THEN 'waiting' ELSE state END WHERE feed_id = $1`,
        [feedId, now],
      );
      return true;
    });
  }
}
