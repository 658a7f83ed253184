import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { AnswerGap } from '../../domain/answer-gap.js';

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

const gapRows = z.array(
  z.object({ feed_id: z.string(), name: z.string(), since: z.date(), until: z.date() }),
);

/** The times between two answers of each enabled feed since an instant, as the log holds them; the last ones end now. */
export async function answerGaps(
  database: DataSource,
  since: Date,
  now: Date,
): Promise<readonly AnswerGap[]> {
  const rows: unknown = await database.query(
    `SELECT l.feed_id, f.name, l.at AS since,
       coalesce(lead(l.at) OVER (PARTITION BY l.feed_id ORDER BY l.at, l.id), $2::timestamptz) AS until
     FROM fetch_log l JOIN feed f ON f.id = l.feed_id WHERE l.answered AND l.at >= $1 AND f.enabled
     ORDER BY l.feed_id, l.at, l.id`,
    [since, now],
  );
  return gapRows.parse(rows).map(({ feed_id: feedId, ...gap }) => ({ feedId, ...gap }));
}
