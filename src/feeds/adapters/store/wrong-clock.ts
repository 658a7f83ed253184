import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { LatestInstants } from '../../domain/wrong-clock.js';

const counted = z.tuple([z.unknown(), z.number().nullable()]);

/**
 * Makes due what was last asked, or is put off, beyond the latest instants that a clock in order can have stored, and ends
 * pauses of hosts beyond them; gives how many feeds. One that is due within minutes is left as it is: it may be claimed.
 */
export async function putRight(
  database: DataSource,
  { done, toCome }: LatestInstants,
  now: Date,
): Promise<number> {
  await database.query('DELETE FROM host_hold WHERE until > $1', [toCome]);
  const answer: unknown = await database.query(
    `UPDATE feed_state SET next_check_at = $3
     WHERE next_check_at > $1 AND (last_attempt_at > $1 OR next_check_at > $2)`,
    [done, toCome, now],
  );
  return counted.parse(answer)[1] ?? 0;
}
