import { z } from 'zod';
import type { Asked } from './asked.js';

/** Notifications that are due and not delivered yet. */
export interface Backlog {
  readonly due: number;
  /** How long the oldest of them has been due; 0 where there is none. */
  readonly oldestSeconds: number;
  /** Given up after the last try, or refused; ever. */
  readonly dead: number;
}

const MS_PER_SECOND = 1_000;
const row = z.tuple([z.object({ due: z.number(), oldest: z.date().nullable(), dead: z.number() })]);

/** Reads how far the delivery lags behind. */
export async function readBacklog(asked: Asked, now: Date): Promise<Backlog> {
  const rows: unknown = await asked.query(
    `SELECT count(*) FILTER (WHERE state = 'owed' AND due_at <= $1)::int AS due,
       min(due_at) FILTER (WHERE state = 'owed' AND due_at <= $1) AS oldest,
       count(*) FILTER (WHERE state = 'dead')::int AS dead
     FROM alert_notification WHERE state IN ('owed', 'dead')`,
    [now],
  );
  const [{ due, oldest, dead }] = row.parse(rows);
  const oldestSeconds = oldest === null ? 0 : (now.getTime() - oldest.getTime()) / MS_PER_SECOND;
  return { due, oldestSeconds, dead };
}
