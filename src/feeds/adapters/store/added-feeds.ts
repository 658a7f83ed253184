import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import {
  decideAddition,
  decideWithdrawal,
  type Addition,
  type FeedKeeper,
  type KnownFeed,
  type WantedFeed,
  type Withdrawal,
} from '../../domain/added-feed.js';
import { planSeed } from '../../domain/seed-plan.js';
import type { AddedFeeds } from '../../ports.js';
import {
  fromProvenance,
  LAST_CHANGES,
  PROVENANCE_COLUMNS,
  provenanceRow,
  recordAdded,
} from './provenance.js';
import { applySeed, recordSwitched } from './seeding.js';

const knownRows = z.array(
  provenanceRow.extend({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    publisher: z.string(),
    country: z.string(),
    ownership: z.enum(['state', 'private', 'unknown']),
    enabled: z.boolean(),
    effective_url: z.string().nullable(),
  }),
);

/** Adding and withdrawing, each in one transaction while nobody else changes the feeds; the record is only appended to. */
export class PostgresAddedFeeds implements AddedFeeds {
  constructor(private readonly database: DataSource) {}

  known(): Promise<readonly KnownFeed[]> {
    return knownFeeds(this.database);
  }

  async add(wanted: WantedFeed, by: FeedKeeper, now: Date): Promise<Addition> {
    return this.inTurn(async (manager) => {
      const addition = decideAddition(wanted, await knownFeeds(manager));
      if (addition.outcome !== 'added') return addition;
      const { feed } = addition;
      await applySeed(manager, { feeds: [feed], plan: planSeed([feed], [], now), isAdded: true }, now);
      // Who adds a feed wants it asked, whatever was chosen for it before it was withdrawn.
      await manager.query('UPDATE feed SET chosen = NULL WHERE id = $1', [feed.id]);
      await recordAdded(manager, [feed], by, now);
      return addition;
    });
  }

  async withdraw(
    feedId: string,
    { reason, by }: { readonly reason: string; readonly by: FeedKeeper },
    now: Date,
  ): Promise<Withdrawal> {
    return this.inTurn(async (manager) => {
      const withdrawal = decideWithdrawal(feedId, by, await knownFeeds(manager));
      if (withdrawal.outcome !== 'withdrawn') return withdrawal;
      await manager.query('UPDATE feed SET enabled = false, chosen = NULL, withdrawn = true WHERE id = $1', [
        feedId,
      ]);
      await recordSwitched(manager, [{ feedId, enabled: false }], now);
      await manager.query(
        `INSERT INTO feed_addition (feed_id, change, recorded_at, actor, owner, reason)
         VALUES ($1, 'withdrawn', $2, $3, $4, $5)`,
        [feedId, now, by.actor, by.owner, reason],
      );
      return withdrawal;
    });
  }

  private inTurn<T>(change: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (manager) => {
      await manager.query('LOCK TABLE feed IN SHARE ROW EXCLUSIVE MODE');
      return change(manager);
    });
  }
}

async function knownFeeds(asked: Pick<DataSource, 'query'>): Promise<readonly KnownFeed[]> {
  const rows: unknown = await asked.query(
    `SELECT f.id, f.name, f.url, f.publisher, f.country, f.ownership, f.enabled, s.effective_url, ${PROVENANCE_COLUMNS}
     FROM feed f LEFT JOIN feed_state s ON s.feed_id = f.id ${LAST_CHANGES} ORDER BY f.id`,
  );
  return knownRows.parse(rows).map((row) => {
    const { id, name, url, publisher, country, ownership, enabled } = row;
    return {
      ...{ id, name, url, publisher, country, ownership, enabled },
      effectiveUrl: row.effective_url,
      ...fromProvenance(row),
    };
  });
}
