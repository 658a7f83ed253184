import { z } from 'zod';
import { TOPICS } from '../../kernel/words.js';
import type { Silence } from '../domain/silence.js';
import type { Asked } from './asked.js';

const texts = z.array(z.string());
const silenceRow = z.object({
  id: z.string(),
  matches: z.object({
    rules: texts,
    subscriptions: texts,
    indicators: z.array(z.enum(TOPICS)),
    words: texts,
  }),
  reason: z.string(),
  created_by: z.string(),
  owner: z.string().nullable(),
  starts_at: z.date(),
  ends_at: z.date(),
  ended_at: z.date().nullable(),
  created_at: z.date(),
});
const COLUMNS = 'id, matches, reason, created_by, owner, starts_at, ends_at, ended_at, created_at';

/** The silences in force at an instant. */
export async function silencesInForce(asked: Asked, now: Date): Promise<readonly Silence[]> {
  const rows: unknown = await asked.query(
    `SELECT ${COLUMNS} FROM alert_silence WHERE starts_at <= $1 AND coalesce(ended_at, ends_at) > $1 ORDER BY id`,
    [now],
  );
  return toSilences(rows);
}

/** A page of silences, after the place at which the one before ended. */
export interface SilencePage {
  readonly limit: number;
  readonly after: { readonly at: string; readonly id: string } | null;
}

/** All silences, the newest first, after the place at which a page ended. */
export async function listSilences(asked: Asked, { limit, after }: SilencePage): Promise<readonly Silence[]> {
  const rows: unknown = await asked.query(
    `SELECT ${COLUMNS} FROM alert_silence
     WHERE $1::timestamptz IS NULL OR created_at < $1 OR (created_at = $1 AND id > $2 COLLATE "C")
     ORDER BY created_at DESC, id LIMIT $3`,
    [after?.at ?? null, after?.id ?? null, limit],
  );
  return toSilences(rows);
}

/** Keeps a new silence. */
export async function keepSilence(asked: Asked, silence: Silence): Promise<void> {
  await asked.query(
    `INSERT INTO alert_silence (id, matches, reason, created_by, owner, starts_at, ends_at, ended_at, created_at)
     VALUES ($1, $2::jsonb, $3, $4, $5, $6, $7, $8, $9)`,
    [
      silence.id,
      JSON.stringify(silence.matches),
      silence.reason,
      silence.createdBy,
      silence.owner,
      silence.startsAt,
      silence.endsAt,
      silence.endedAt,
      silence.createdAt,
    ],
  );
}

/** A silence by its id; null where there is none. */
export async function silenceById(asked: Asked, id: string): Promise<Silence | null> {
  const rows: unknown = await asked.query(`SELECT ${COLUMNS} FROM alert_silence WHERE id = $1`, [id]);
  return toSilences(rows)[0] ?? null;
}

/** Ends a silence early; gives it as it is then, null where there is none of the id. */
export async function endSilence(asked: Asked, id: string, now: Date): Promise<Silence | null> {
  await asked.query(
    'UPDATE alert_silence SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL AND ends_at > $2',
    [id, now],
  );
  return silenceById(asked, id);
}

function toSilences(rows: unknown): readonly Silence[] {
  return z
    .array(silenceRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      matches: row.matches,
      reason: row.reason,
      createdBy: row.created_by,
      owner: row.owner,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
    }));
}
