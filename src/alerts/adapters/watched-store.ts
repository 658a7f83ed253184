import { z } from 'zod';
import type { Asked } from './asked.js';

const LOCK = 'relations-tracker alert watch';

/** Whether this transaction has the turn to look; nobody else looks until it ends. */
export async function takeTurn(asked: Asked): Promise<boolean> {
  const rows: unknown = await asked.query(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken',
    [LOCK],
  );
  return z.array(z.object({ taken: z.boolean() })).parse(rows)[0]?.taken ?? false;
}

/** What was seen, by key; a key that was never looked at is not there. */
export async function readSeen(asked: Asked): Promise<ReadonlyMap<string, unknown>> {
  const rows: unknown = await asked.query('SELECT key, seen FROM alert_watched');
  const found = z.array(z.object({ key: z.string(), seen: z.unknown() })).parse(rows);
  return new Map(found.map(({ key, seen }) => [key, seen]));
}

/** Keeps what is seen now. */
export async function keepSeen(asked: Asked, key: string, seen: unknown, now: Date): Promise<void> {
  await asked.query(
    `INSERT INTO alert_watched (key, seen, seen_at) VALUES ($1, $2::jsonb, $3)
     ON CONFLICT (key) DO UPDATE SET seen = $2::jsonb, seen_at = $3`,
    [key, JSON.stringify(seen), now],
  );
}
