import type { DataSource } from 'typeorm';
import { z } from 'zod';

const counted = z.tuple([z.unknown(), z.number().nullable()]);

/**
 * Takes up to so many of the oldest polls out of the log, as far as they lie before an instant; gives how many. The days on
 * which feeds answered, which coverage is made from, stay on record. Those written first are looked at, so that a look
 * that finds nothing costs the same however long the log is.
 */
export async function forgetPolls(database: DataSource, before: Date, most: number): Promise<number> {
  const answer: unknown = await database.query(
    `DELETE FROM fetch_log WHERE at < $1 AND id IN (SELECT id FROM fetch_log ORDER BY id LIMIT $2)`,
    [before, most],
  );
  return counted.parse(answer)[1] ?? 0;
}
