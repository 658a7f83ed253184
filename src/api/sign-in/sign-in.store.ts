import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { latestNoted } from '../../kernel/clock-tolerance.js';
import type { Caller, Person } from './caller.js';
import type { Place } from './place.js';
import { ROLES, type Role } from './role.js';

const tokenRows = z.array(z.object({ hash: z.string() }));
const sessionRows = z.array(
  z.object({
    session: z.string(),
    hash: z.string(),
    role: z.enum(ROLES),
    scopes: z.array(z.string()).nullable(),
    id: z.string().nullable(),
    name: z.string().nullable(),
    issuer: z.string().nullable(),
    subject: z.string().nullable(),
    person: z.string().nullable(),
    created_at: z.date(),
    used_at: z.date(),
    expires_at: z.date(),
    address: z.string().nullable(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
  }),
);
type SessionRow = z.output<typeof sessionRows>[number];
/** How exactly it is kept when a session was used: not every request writes. */
const USE_NOTED_EVERY_MS = 60_000;

/** A session to be kept. */
export interface NewSession {
  readonly hash: string;
  /** Hash of what it was opened with; it ends when that no longer holds. */
  readonly tokenHash: string;
  readonly expiresAt: Date;
  /** Whose it is, where an OpenID provider knows them. */
  readonly holder: (Person & { readonly role: Role }) | null;
  readonly place: Place;
}

/** What a session has to meet to be open. */
export interface Openness {
  readonly now: Date;
  /** Used later than this. */
  readonly usedSince: Date;
  /** Hash of the OpenID provider's settings; null where none is set. */
  readonly providerMark: string | null;
}

/** A session that is open, as its holder or an administrator may see it. */
export interface KeptSession {
  readonly id: string;
  /** Hash of its secret, to tell which of them asks; never shown. */
  readonly hash: string;
  readonly caller: Caller;
  readonly openedAt: Date;
  readonly usedAt: Date;
  readonly expiresAt: Date;
  readonly place: Place;
}

/**
 * Sessions that are open at $1: used since $3, and what they were opened with still holds: the admin token, an API key, or
 * the settings of the OpenID provider, of which $4 is the hash. One that a clock opened while it was ahead, after $2,
 * would last until that clock is there again, so it is not open.
 */
const OPEN_SESSIONS = `SELECT s.id AS session, s.hash, coalesce(s.role, k.role, 'admin') AS role, k.scopes, k.id, k.name,
    s.issuer, s.subject, s.person, s.created_at, coalesce(s.used_at, s.created_at) AS used_at, s.expires_at,
    s.address, s.browser, s.system
  FROM session s LEFT JOIN admin_token t ON t.hash = s.token_hash
  LEFT JOIN api_key k ON k.hash = s.token_hash AND k.expires_at > $1 AND k.revoked_at IS NULL
  WHERE s.expires_at > $1 AND s.created_at <= $2 AND coalesce(s.used_at, s.created_at) > $3
    AND CASE WHEN s.role IS NULL THEN t.hash IS NOT NULL OR k.hash IS NOT NULL ELSE s.token_hash = $4 END`;

/** The admin token's hash and the sessions, by the hash of their secret. */
@Injectable()
export class SignInStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The stored hash of the admin token, or null before the first start. */
  async tokenHash(): Promise<string | null> {
    const rows: unknown = await this.dataSource.query(
      'SELECT hash FROM admin_token ORDER BY created_at DESC LIMIT 1',
    );
    return tokenRows.parse(rows)[0]?.hash ?? null;
  }

  /** Keeps a new token's hash; sessions opened with the token before end, since they name its hash. */
  async replaceToken(hash: string, now: Date): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query('DELETE FROM admin_token');
      await manager.query('DELETE FROM session');
      await manager.query('INSERT INTO admin_token (hash, created_at) VALUES ($1, $2)', [hash, now]);
    });
  }

  async open({ hash, tokenHash, expiresAt, holder, place }: NewSession, now: Date): Promise<void> {
    await this.dataSource.query('DELETE FROM session WHERE expires_at <= $1', [now]);
    await this.dataSource.query(
      `INSERT INTO session (hash, token_hash, created_at, expires_at, role, issuer, subject, person,
         address, browser, system)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        hash,
        tokenHash,
        now,
        expiresAt,
        holder?.role ?? null,
        holder?.issuer ?? null,
        holder?.subject ?? null,
        holder?.name ?? null,
        place.address,
        place.browser,
        place.system,
      ],
    );
  }

  /** Whose session has that hash, which counts as used now; null where it is not open. */
  async callerOf(hash: string, openness: Openness): Promise<Caller | null> {
    const { now } = openness;
    const rows: unknown = await this.dataSource.query(`${OPEN_SESSIONS} AND s.hash = $5`, [
      ...parametersOf(openness),
      hash,
    ]);
    const [found] = sessionRows.parse(rows);
    if (found === undefined) return null;
    if (found.used_at.getTime() <= now.getTime() - USE_NOTED_EVERY_MS)
      await this.dataSource.query('UPDATE session SET used_at = $2 WHERE hash = $1', [hash, now]);
    return callerIn(found);
  }

  /** Every session that is open, the last used first. */
  async openSessions(openness: Openness): Promise<readonly KeptSession[]> {
    const statement = `${OPEN_SESSIONS} ORDER BY used_at DESC, s.created_at DESC, s.id`;
    const rows: unknown = await this.dataSource.query(statement, parametersOf(openness));
    return sessionRows.parse(rows).map((row) => ({
      id: row.session,
      hash: row.hash,
      caller: callerIn(row),
      openedAt: row.created_at,
      usedAt: row.used_at,
      expiresAt: row.expires_at,
      place: { address: row.address, browser: row.browser, system: row.system },
    }));
  }

  /** Ends sessions by their ids, at once and for good. */
  async end(ids: readonly string[]): Promise<void> {
    await this.dataSource.query('DELETE FROM session WHERE id = ANY($1::uuid[])', [ids]);
  }

  async close(hash: string): Promise<void> {
    await this.dataSource.query('DELETE FROM session WHERE hash = $1', [hash]);
  }
}

function parametersOf({ now, usedSince, providerMark }: Openness): unknown[] {
  return [now, latestNoted(now), usedSince, providerMark];
}

function callerIn({ role, scopes, id, name, issuer, subject, person }: SessionRow): Caller {
  return {
    role,
    scopes,
    key: id === null || name === null ? null : { id, name },
    person: issuer === null || subject === null ? null : { issuer, subject, name: person },
  };
}
