import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const tokenRows = z.array(z.object({ hash: z.string() }));
const sessionRows = z.array(z.object({ token_hash: z.string() }));

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

  /** Whether a session with that hash is open, and was opened with the token that holds now. */
  async isOpen(hash: string, now: Date): Promise<boolean> {
    const rows: unknown = await this.dataSource.query(
      `SELECT s.token_hash FROM session s JOIN admin_token t ON t.hash = s.token_hash
       WHERE s.hash = $1 AND s.expires_at > $2`,
      [hash, now],
    );
    return sessionRows.parse(rows).length > 0;
  }

  async close(hash: string): Promise<void> {
    await this.dataSource.query('DELETE FROM session WHERE hash = $1', [hash]);
  }
}
