import { z } from 'zod';
import type { DatedFact } from '../domain/back-test.js';
import type { Asked } from './asked.js';

const HOUR_MS = 3_600_000;

const spellRow = z.object({ feed_id: z.string(), name: z.string(), since: z.date(), until: z.date() });

/** The times between two answers of each feed since an instant that took an hour or more, as the log holds them. */
export async function silentSpells(asked: Asked, since: Date, now: Date): Promise<readonly DatedFact[]> {
  const rows: unknown = await asked.query(
    `SELECT l.feed_id, f.name, l.at AS since,
       coalesce(lead(l.at) OVER (PARTITION BY l.feed_id ORDER BY l.at), $2::timestamptz) AS until
     FROM fetch_log l JOIN feed f ON f.id = l.feed_id WHERE l.answered AND l.at >= $1 AND f.enabled`,
    [since, now],
  );
  return z
    .array(spellRow)
    .parse(rows)
    .flatMap((row) => {
      const toHours = Math.floor((row.until.getTime() - row.since.getTime()) / HOUR_MS);
      const fact = {
        kind: 'feed-silent' as const,
        feedId: row.feed_id,
        name: row.name,
        fromHours: 0,
        toHours,
        since: row.since.toISOString(),
        problem: '',
      };
      return toHours < 1 ? [] : [{ on: row.until, fact }];
    });
}
