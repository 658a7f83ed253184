import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ROLES } from './role.js';
import type { ApiKey } from './api-key.js';

const COLUMNS = `id, name, role, scopes, created_at AS "createdAt", created_by AS "createdBy",
  expires_at AS "expiresAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

const keyRows = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    scopes: z.array(z.string()).nullable(),
    createdAt: z.date(),
    createdBy: z.string(),
    expiresAt: z.date(),
    lastUsedAt: z.date().nullable(),
    revokedAt: z.date().nullable(),
  }),
);

/** API keys, by the hash of their text. */
@Injectable()
export class ApiKeyStore {
  constructor(private readonly dataSource: DataSource) {}

  async add(key: Omit<ApiKey, 'lastUsedAt' | 'revokedAt'>, hash: string): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO api_key (id, name, role, scopes, hash, created_at, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [key.id, key.name, key.role, key.scopes, hash, key.createdAt, key.createdBy, key.expiresAt],
    );
  }

  async withHash(hash: string): Promise<ApiKey | null> {
    const rows: unknown = await this.dataSource.query(`SELECT ${COLUMNS} FROM api_key WHERE hash = $1`, [
      hash,
    ]);
    return keyRows.parse(rows)[0] ?? null;
  }

  /** All keys, newest first. */
  async all(): Promise<readonly ApiKey[]> {
    return keyRows.parse(
      await this.dataSource.query(`SELECT ${COLUMNS} FROM api_key ORDER BY created_at DESC, id`),
    );
  }

  /** Notes that a key was used, to the minute. */
  async noteUse(id: string, now: Date): Promise<void> {
    await this.dataSource.query(
      `UPDATE api_key SET last_used_at = $2
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute')`,
      [id, now],
    );
  }

  /** Ends a key and the sessions opened with it; false where there is none that could be ended. */
  async revoke(id: string, by: string, now: Date): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [ended]: [unknown[], number] = await manager.query(
        `UPDATE api_key SET revoked_at = $2, revoked_by = $3 WHERE id = $1 AND revoked_at IS NULL RETURNING hash`,
        [id, now, by],
      );
      await manager.query(
        `DELETE FROM session s USING api_key k WHERE k.id = $1 AND s.token_hash = k.hash AND k.revoked_at IS NOT NULL`,
        [id],
      );
      return ended.length > 0;
    });
  }
}
