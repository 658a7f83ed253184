import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { AttemptLimits } from './attempts.js';
import { SharedAttempts, type CountedAttempts } from './shared-attempts.js';

const counted = z.tuple([
  z.object({
    own: z.number(),
    in_all: z.number(),
    oldest_own: z.date().nullable(),
    oldest: z.date().nullable(),
  }),
]);

/**
 * One more of kind $1 by source $2 at $3, those up to $4 forgotten. What a clock noted while it was ahead counts from now
 * on, and not until the clock is there again. Two that forget at once do not wait for each other.
 */
const RECORD = `WITH
  old AS (SELECT id FROM attempt WHERE kind = $1 AND at <= $4 FOR UPDATE SKIP LOCKED),
  forgotten AS (DELETE FROM attempt WHERE id IN (SELECT id FROM old)),
  ahead AS (SELECT id FROM attempt WHERE kind = $1 AND at > $3 FOR UPDATE SKIP LOCKED),
  dated AS (UPDATE attempt SET at = $3 WHERE id IN (SELECT id FROM ahead)),
  added AS (INSERT INTO attempt (kind, source, at) VALUES ($1, $2, $3)),
  all_now AS (
    SELECT source, least(at, $3) AS at FROM attempt WHERE kind = $1 AND at > $4
    UNION ALL SELECT $2, $3::timestamptz)
  SELECT count(*)::int AS in_all, count(*) FILTER (WHERE source = $2)::int AS own, min(at) AS oldest,
    min(at) FILTER (WHERE source = $2) AS oldest_own
  FROM all_now`;

/** Attempts that all instances count together. */
@Injectable()
export class AttemptStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of one kind, which no other limits share. */
  of(kind: string, limits: AttemptLimits): SharedAttempts {
    return new SharedAttempts(limits, (source, now) => this.record(kind, source, now, limits.windowMs));
  }

  private async record(
    kind: string,
    source: string,
    now: number,
    windowMs: number,
  ): Promise<CountedAttempts> {
    const parameters = [kind, source, new Date(now), new Date(now - windowMs)];
    const [row] = counted.parse(await this.dataSource.query(RECORD, parameters));
    return {
      ...{ own: row.own, inAll: row.in_all },
      oldestOwn: row.oldest_own?.getTime() ?? now,
      oldest: row.oldest?.getTime() ?? now,
    };
  }
}
