import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { latestNoted } from '../../kernel/clock-tolerance.js';
import type { Caller, Person } from './caller.js';
import { ROLES, type Role } from './role.js';

const tokenRows = z.array(z.object({ hash: z.string() }));
const callerRows = z.array(
  z.object({
    role: z.enum(ROLES),
    scopes: z.array(z.string()).nullable(),
    id: z.string().nullable(),
    name: z.string().nullable(),
    issuer: z.string().nullable(),
    subject: z.string().nullable(),
    person: z.string().nullable(),
    used_at: z.date(),
  }),
);
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
}

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

  async open({ hash, tokenHash, expiresAt, holder }: NewSession, now: Date): Promise<void> {
    await this.dataSource.query('DELETE FROM session WHERE expires_at <= $1', [now]);
    await this.dataSource.query(
      `INSERT INTO session (hash, token_hash, created_at, expires_at, role, issuer, subject, person)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        hash,
        tokenHash,
        now,
        expiresAt,
        holder?.role ?? null,
        holder?.issuer ?? null,
        holder?.subject ?? null,
        holder?.name ?? null,
      ],
    );
  }

  /**
   * Whose session has that hash: it is open, was used since `usedSince`, and what it was opened with still holds: the admin token, an API key, or
   * the settings of the OpenID provider, of which `providerMark` is the hash. Null where that is not so. One that a clock
   * opened while it was ahead would last until that clock is there again, so it is not open. It counts as used now.
   */
  async callerOf(
    hash: string,
    { now, usedSince }: { readonly now: Date; readonly usedSince: Date },
    providerMark: string | null,
  ): Promise<Caller | null> {
    const rows: unknown = await this.dataSource.query(
      `SELECT coalesce(s.role, k.role, 'admin') AS role, k.scopes, k.id, k.name, s.issuer, s.subject, s.person,
         coalesce(s.used_at, s.created_at) AS used_at
       FROM session s LEFT JOIN admin_token t ON t.hash = s.token_hash
       LEFT JOIN api_key k ON k.hash = s.token_hash AND k.expires_at > $2 AND k.revoked_at IS NULL
       WHERE s.hash = $1 AND s.expires_at > $2 AND s.created_at <= $4 AND coalesce(s.used_at, s.created_at) > $5
         AND CASE WHEN s.role IS NULL THEN t.hash IS NOT NULL OR k.hash IS NOT NULL ELSE s.token_hash = $3 END`,
      [hash, now, providerMark, latestNoted(now), usedSince],
    );
    const [found] = callerRows.parse(rows);
    if (found === undefined) return null;
    const { role, scopes, id, name, issuer, subject, person } = found;
    if (found.used_at.getTime() <= now.getTime() - USE_NOTED_EVERY_MS)
      await this.dataSource.query('UPDATE session SET used_at = $2 WHERE hash = $1', [hash, now]);
    return {
      role,
      scopes,
      key: id === null || name === null ? null : { id, name },
      person: issuer === null || subject === null ? null : { issuer, subject, name: person },
    };
  }

  async close(hash: string): Promise<void> {
    await this.dataSource.query('DELETE FROM session WHERE hash = $1', [hash]);
  }
}
