import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Begun } from './oidc-client.js';

// A DELETE with RETURNING answers [rows, count].
const deleted = z.tuple([
  z.array(z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })),
  z.number(),
]);

/** Sign-ins that were begun, by the hash of the secret in the browser that began them. */
@Injectable()
export class BegunSignInStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Keeps one, and forgets those that came to nothing. */
  async keep(
    hash: string,
    { state, nonce, verifier }: Begun,
    times: { now: Date; until: Date },
  ): Promise<void> {
    await this.dataSource.query('DELETE FROM begun_sign_in WHERE expires_at <= $1', [times.now]);
    await this.dataSource.query(
      'INSERT INTO begun_sign_in (hash, state, nonce, verifier, expires_at) VALUES ($1, $2, $3, $4, $5)',
      [hash, state, nonce, verifier, times.until],
    );
  }

  /** Takes one, once; null where there is none, or no longer. */
  async take(hash: string, now: Date): Promise<Begun | null> {
    const [rows] = deleted.parse(
      await this.dataSource.query(
        'DELETE FROM begun_sign_in WHERE hash = $1 AND expires_at > $2 RETURNING state, nonce, verifier',
        [hash, now],
      ),
    );
    return rows[0] ?? null;
  }
}
