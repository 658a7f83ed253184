import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { AttemptLimits } from './attempts.js';
import { SharedAttempts, type CountedAttempts } from './shared-attempts.js';

const counted = z.tuple([
  z.object({
    own: z.number(),
    in_all: z.number(),
    is_counted: z.boolean(),
    oldest_own: z.date(),
    oldest: z.date(),
  }),
]);

/**
 * One more of kind $1 by source $2 at $3, those up to $4 forgotten, unless that is more than $5 of the source or $6 in all.
 * What a clock noted while it was ahead counts from now on, and not until the clock is there again. Two that forget at once
 * do not wait for each other.
 */
const COUNT = `WITH
  old AS (SELECT id FROM attempt WHERE kind = $1 AND at <= $4 FOR UPDATE SKIP LOCKED),
  forgotten AS (DELETE FROM attempt WHERE id IN (SELECT id FROM old)),
  ahead AS (SELECT id FROM attempt WHERE kind = $1 AND at > $3 FOR UPDATE SKIP LOCKED),
  dated AS (UPDATE attempt SET at = $3 WHERE id IN (SELECT id FROM ahead)),
  before AS (SELECT count(*)::int AS in_all, count(*) FILTER (WHERE source = $2)::int AS own,
      least(min(at), $3) AS oldest, least(min(at) FILTER (WHERE source = $2), $3) AS oldest_own
    FROM attempt WHERE kind = $1 AND at > $4),
  added AS (INSERT INTO attempt (kind, source, at)
    SELECT $1, $2, $3::timestamptz FROM before WHERE own < $5 AND in_all < $6 RETURNING id)
  SELECT own + counted AS own, in_all + counted AS in_all, oldest_own, oldest, counted = 1 AS is_counted
  FROM before, (SELECT count(*)::int AS counted FROM added) AS one_more`;

interface Attempt {
  readonly kind: string;
  readonly source: string;
  readonly limits: AttemptLimits;
}

/** Attempts that all instances count together. */
@Injectable()
export class AttemptStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of one kind, which no other limits share. */
  of(kind: string, limits: AttemptLimits): SharedAttempts {
    return new SharedAttempts(limits, (source, now) => this.count({ kind, source, limits }, now));
  }

  private async count({ kind, source, limits }: Attempt, now: number): Promise<CountedAttempts> {
    const { perSource, inAll, windowMs } = limits;
    const span = [new Date(now), new Date(now - windowMs)];
    const found: unknown = await this.dataSource.query(COUNT, [kind, source, ...span, perSource, inAll]);
    const [row] = counted.parse(found);
    return {
      ...{ own: row.own, inAll: row.in_all, isCounted: row.is_counted },
      ...{ oldestOwn: row.oldest_own.getTime(), oldest: row.oldest.getTime() },
    };
  }
}
