import { z } from 'zod';
import { INDICATORS, TOPICS, type Indicator } from '../../kernel/words.js';
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

const lastRow = z.object({ topic: z.enum(TOPICS), day: z.string() });

/** The day of the last development until `today` of each indicator and of any, looked for back to `from`. */
export async function lastDevelopmentDays(
  asked: Asked,
  from: string,
  today: string,
): Promise<ReadonlyMap<Indicator | 'any', string>> {
  const rows: unknown = await asked.query(
    `SELECT i ->> 'name' AS topic, max(d.date_to)::text AS day
     FROM development_version d CROSS JOIN jsonb_array_elements(d.indicators) AS i
     WHERE d.superseded_at IS NULL AND d.merged_into IS NULL AND NOT d.withdrawn AND d.date_precision = 'day'
       AND d.date_from >= $1::date AND d.date_from <= $2::date AND d.date_to <= $2::date
     GROUP BY 1`,
    [from, today],
  );
  const days = z.array(lastRow).parse(rows);
  const last = new Map<Indicator | 'any', string>();
  for (const indicator of INDICATORS) {
    const day = days.find(({ topic }) => topic === indicator)?.day;
    if (day !== undefined) last.set(indicator, day);
  }
  const newest = days
    .map(({ day }) => day)
    .sort()
    .at(-1);
  if (newest !== undefined) last.set('any', newest);
  return last;
}
