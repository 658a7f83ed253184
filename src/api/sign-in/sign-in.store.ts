import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Caller } from './caller.js';
import { ROLES } from './role.js';

const tokenRows = z.array(z.object({ hash: z.string() }));
const callerRows = z.array(
  z.object({
    role: z.enum(ROLES),
    scopes: z.array(z.string()).nullable(),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
);

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

  async open(
    session: { readonly hash: string; readonly tokenHash: string; readonly expiresAt: Date },
    now: Date,
  ): Promise<void> {
    await this.dataSource.query('DELETE FROM session WHERE expires_at <= $1', [now]);
    await this.dataSource.query(
      'INSERT INTO session (hash, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4)',
      [session.hash, session.tokenHash, now, session.expiresAt],
    );
  }

  /**
   * Whose session has that hash: it is open, and what it was opened with still holds, the admin token or an API key.
   * Null where that is not so.
   */
  async callerOf(hash: string, now: Date): Promise<Caller | null> {
    const rows: unknown = await this.dataSource.query(
      `SELECT 'admin' AS role, NULL::text[] AS scopes, NULL::text AS id, NULL::text AS name
       FROM session s JOIN admin_token t ON t.hash = s.token_hash WHERE s.hash = $1 AND s.expires_at > $2
       UNION ALL
       SELECT k.role, k.scopes, k.id, k.name FROM session s JOIN api_key k ON k.hash = s.token_hash
       WHERE s.hash = $1 AND s.expires_at > $2 AND k.expires_at > $2 AND k.revoked_at IS NULL`,
      [hash, now],
    );
    const [found] = callerRows.parse(rows);
    if (found === undefined) return null;
    const { role, scopes, id, name } = found;
    return { role, scopes, key: id === null || name === null ? null : { id, name } };
  }

  async close(hash: string): Promise<void> {
    await this.dataSource.query('DELETE FROM session WHERE hash = $1', [hash]);
  }
}
