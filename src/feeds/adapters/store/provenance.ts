import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { FeedKeeper, FeedProvenance } from '../../domain/added-feed.js';
import type { Feed } from '../../domain/feed.js';

/** Who added a feed last, and who withdrew it, beside the feed `f`. */
export const LAST_CHANGES = `
  LEFT JOIN LATERAL (SELECT owner, recorded_at FROM feed_addition
    WHERE feed_id = f.id AND change = 'added' AND f.added ORDER BY id DESC LIMIT 1) addition ON true
  LEFT JOIN LATERAL (SELECT owner, recorded_at, reason FROM feed_addition
    WHERE feed_id = f.id AND change = 'withdrawn' AND f.withdrawn ORDER BY id DESC LIMIT 1) withdrawal ON true`;

export const PROVENANCE_COLUMNS = `f.added, addition.owner AS added_by, addition.recorded_at AS added_at,
  withdrawal.owner AS withdrawn_by, withdrawal.recorded_at AS withdrawn_at, withdrawal.reason AS withdrawn_reason`;

export const provenanceRow = z.object({
  added: z.boolean(),
  added_by: z.string().nullable(),
  added_at: z.date().nullable(),
  withdrawn_by: z.string().nullable(),
  withdrawn_at: z.date().nullable(),
  withdrawn_reason: z.string().nullable(),
});

/** Where a feed comes from, as a row says. */
export function fromProvenance(row: z.output<typeof provenanceRow>): FeedProvenance {
  const { added_by, added_at, withdrawn_by, withdrawn_at, withdrawn_reason } = row;
  return {
    origin: row.added ? 'person' : 'list',
    addition: added_by === null || added_at === null ? null : { by: added_by, at: added_at.toISOString() },
    withdrawal:
      withdrawn_by === null || withdrawn_at === null || withdrawn_reason === null
        ? null
        : { by: withdrawn_by, at: withdrawn_at.toISOString(), reason: withdrawn_reason },
  };
}

/** Appends who added which feeds, as what. */
export async function recordAdded(
  manager: EntityManager,
  feeds: readonly Feed[],
  { actor, owner }: Pick<FeedKeeper, 'actor' | 'owner'>,
  now: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO feed_addition (feed_id, change, recorded_at, actor, owner, reason, entry)
     SELECT entry ->> 'id', 'added', $2, $3, $4, '', entry FROM jsonb_array_elements($1::jsonb) AS entry`,
    [JSON.stringify(feeds), now, actor, owner],
  );
}
