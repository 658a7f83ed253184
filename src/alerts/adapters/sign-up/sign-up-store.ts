import { z } from 'zod';
import { latestNoted } from '../../../kernel/clock-tolerance.js';
import type { DueFacts, RecentSignUps, SignUpState, Wanted } from '../../domain/sign-up/sign-up.js';
import { timingSchema } from '../../timing-schema.js';
import type { Asked } from '../asked.js';

/** A sign-up as it is first kept. */
export interface NewSignUp {
  readonly id: string;
  readonly addressDigest: string;
  readonly networkDigest: string;
  readonly addressSealed: string;
  readonly wanted: Wanted;
  readonly consent: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

/** A sign-up as it stands; its address is null once it is settled. */
export interface SignUp extends Omit<NewSignUp, 'addressSealed' | 'networkDigest'> {
  readonly addressSealed: string | null;
  readonly state: SignUpState;
  readonly attempts: number;
}

const signUpRow = z.object({
  id: z.string(),
  address_digest: z.string(),
  address_sealed: z.string().nullable(),
  wanted: z.object({ topics: z.array(z.string()), owner: z.string().exactOptional(), timing: timingSchema }),
  consent: z.string(),
  asked_at: z.date(),
  expires_at: z.date(),
  state: z.enum(['asked', 'mailed', 'confirmed', 'dropped']),
  attempts: z.number(),
});
const COLUMNS = `id, address_digest, address_sealed, wanted, consent, asked_at, expires_at, state, attempts`;

function toSignUps(rows: unknown): readonly SignUp[] {
  return z
    .array(signUpRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      addressDigest: row.address_digest,
      addressSealed: row.address_sealed,
      wanted: row.wanted,
      consent: row.consent,
      askedAt: row.asked_at,
      expiresAt: row.expires_at,
      state: row.state,
      attempts: row.attempts,
    }));
}

const recentRow = z.object({
  network: z.number(),
  all: z.number(),
  oldest_of_network: z.date().nullable(),
  oldest_of_all: z.date().nullable(),
});

/** How many sign-ups there were since, from a network and in all; what a clock noted while it was ahead does not count. */
export async function recentSignUps(
  asked: Asked,
  networkDigest: string,
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<RecentSignUps> {
  const rows: unknown = await asked.query(
    `SELECT count(*) FILTER (WHERE network_digest = $1) AS network, count(*) AS "all",
       min(asked_at) FILTER (WHERE network_digest = $1) AS oldest_of_network, min(asked_at) AS oldest_of_all
     FROM alert_sign_up WHERE asked_at > $2 AND asked_at <= $3`,
    [networkDigest, since, latestNoted(now)],
  );
  const [row] = z.array(recentRow).parse(rows);
  return {
    network: row?.network ?? 0,
    all: row?.all ?? 0,
    oldestOfNetwork: row?.oldest_of_network ?? null,
    oldestOfAll: row?.oldest_of_all ?? null,
  };
}

/** Keeps a new sign-up. */
export async function keepSignUp(asked: Asked, one: NewSignUp): Promise<void> {
  await asked.query(
    `INSERT INTO alert_sign_up (id, address_digest, network_digest, address_sealed, wanted, consent, asked_at,
       expires_at, state, due_at) VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, 'asked', $7)`,
    [
      one.id,
      one.addressDigest,
      one.networkDigest,
      one.addressSealed,
      JSON.stringify(one.wanted),
      one.consent,
      one.askedAt,
      one.expiresAt,
    ],
  );
}

/** Takes sign-ups whose mail is due for this caller alone until `leaseUntil`: the oldest, and in the order they were asked. */
export async function takeDue(
  asked: Asked,
  { now, leaseUntil, most }: { readonly now: Date; readonly leaseUntil: Date; readonly most: number },
): Promise<readonly SignUp[]> {
  // What an UPDATE returns comes in any order: without the outer one a later sign-up could be mailed before an earlier.
  return toSignUps(
    await asked.query(
      `WITH taken AS (UPDATE alert_sign_up SET due_at = $2, attempts = attempts + 1
         WHERE id IN (SELECT id FROM alert_sign_up WHERE state = 'asked' AND due_at <= $1
           ORDER BY due_at, asked_at, id LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING ${COLUMNS})
       SELECT ${COLUMNS} FROM taken ORDER BY asked_at, id`,
      [now, leaseUntil, most],
    ),
  );
}

/** Makes due what waits for an instant that no clock in order can have set: longer than `longest`, or since one to come. */
export async function endOverlongWaits(asked: Asked, now: Date, longest: Date): Promise<void> {
  await asked.query(
    `UPDATE alert_sign_up SET due_at = $1 WHERE state = 'asked'
       AND (due_at > $3 OR (due_at > $2 AND attempts = 0))`,
    [now, latestNoted(now), latestNoted(longest)],
  );
}

const factRow = z.object({
  address_digest: z.string(),
  is_suppressed: z.boolean(),
  mails: z.number(),
});

/** What decides whether due sign-ups are mailed, by the digest of their address. */
export async function dueFacts(
  asked: Asked,
  addressDigests: readonly string[],
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<ReadonlyMap<string, DueFacts>> {
  const rows: unknown = await asked.query(
    `SELECT d.address_digest, s.address_digest IS NOT NULL AS is_suppressed,
       (SELECT count(*) FROM alert_sign_up u WHERE u.address_digest = d.address_digest
          AND u.asked_at > $2 AND u.asked_at <= $3 AND u.state IN ('mailed', 'confirmed')) AS mails
     FROM unnest($1::text[]) AS d (address_digest) LEFT JOIN alert_suppression s USING (address_digest)`,
    [[...new Set(addressDigests)], since, latestNoted(now)],
  );
  return new Map(
    z
      .array(factRow)
      .parse(rows)
      .map((row) => [row.address_digest, { isSuppressed: row.is_suppressed, mailsInDay: row.mails }]),
  );
}

/** Notes what became of a due sign-up's mail. A dropped one forgets its address. */
export async function settleDue(
  asked: Asked,
  id: string,
  became: { readonly state: 'mailed' | 'dropped' } | { readonly state: 'asked'; readonly dueAt: Date },
): Promise<void> {
  await asked.query(
    `UPDATE alert_sign_up SET state = $2, due_at = coalesce($3, due_at),
       address_sealed = CASE WHEN $2 = 'dropped' THEN NULL ELSE address_sealed END
     WHERE id = $1 AND state = 'asked'`,
    [id, became.state, became.state === 'asked' ? became.dueAt : null],
  );
}

/** One sign-up, held until the transaction ends so that no other confirms it meanwhile; null where there is none. */
export async function holdSignUp(asked: Asked, id: string): Promise<SignUp | null> {
  const rows: unknown = await asked.query(`SELECT ${COLUMNS} FROM alert_sign_up WHERE id = $1 FOR UPDATE`, [
    id,
  ]);
  return toSignUps(rows)[0] ?? null;
}

/** Marks a sign-up as confirmed; its address now stands with the subscription alone. */
export async function markConfirmed(asked: Asked, id: string, now: Date): Promise<void> {
  await asked.query(
    `UPDATE alert_sign_up SET state = 'confirmed', confirmed_at = $2, address_sealed = NULL WHERE id = $1`,
    [id, now],
  );
}

/** Ends the sign-ups of an address that wait for their mail or its confirmation, and forgets the address. */
export async function dropPending(asked: Asked, addressDigest: string): Promise<void> {
  await asked.query(
    `UPDATE alert_sign_up SET state = 'dropped', address_sealed = NULL
     WHERE address_digest = $1 AND state IN ('asked', 'mailed')`,
    [addressDigest],
  );
}

/** Forgets the addresses of sign-ups whose link has ended, and sign-ups older than `before` altogether. */
export async function forgetEnded(asked: Asked, now: Date, before: Date): Promise<void> {
  await asked.query(
    `UPDATE alert_sign_up SET state = 'dropped', address_sealed = NULL
     WHERE state IN ('asked', 'mailed') AND expires_at <= $1`,
    [now],
  );
  await asked.query('DELETE FROM alert_sign_up WHERE asked_at < $1', [before]);
}
