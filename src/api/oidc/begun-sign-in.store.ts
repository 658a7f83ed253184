import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { clientOf } from '../../kernel/network.js';
import { AttemptStore } from '../sign-in/attempt.store.js';
import type { SharedAttempts } from '../sign-in/shared-attempts.js';
import type { Begun } from './oidc-client.js';

const BEGUN_FOR_MS = 600_000;
const LIMITS = { perSource: 30, inAll: 1_000, windowMs: BEGUN_FOR_MS };

// A DELETE with RETURNING answers [rows, count].
const deleted = z.tuple([
  z.array(z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })),
  z.number(),
]);

/** Sign-ins that were begun, by the hash of the secret in the browser that began them. */
@Injectable()
export class BegunSignInStore {
  private readonly attempts: SharedAttempts;

  constructor(
    private readonly dataSource: DataSource,
    attempts: AttemptStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.attempts = attempts.of('begun sign-in', LIMITS);
  }

  /** Whether an address may begin one more, which counts then: 30 in ten minutes. */
  async mayBegin(address: string): Promise<boolean> {
    return (await this.attempts.take(clientOf(address), this.clock.now().getTime())) === 0;
  }

  /** Keeps one and forgets those that came to nothing; gives until when it is good. */
  async keep(hash: string, { state, nonce, verifier }: Begun): Promise<Date> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + BEGUN_FOR_MS);
    await this.dataSource.query('DELETE FROM begun_sign_in WHERE expires_at <= $1', [now]);
    await this.dataSource.query(
      'INSERT INTO begun_sign_in (hash, state, nonce, verifier, expires_at) VALUES ($1, $2, $3, $4, $5)',
      [hash, state, nonce, verifier, until],
    );
    return until;
  }

  /** Takes one, once; null where there is none, or no longer. */
  async take(hash: string): Promise<Begun | null> {
    const [rows] = deleted.parse(
      await this.dataSource.query(
        'DELETE FROM begun_sign_in WHERE hash = $1 AND expires_at > $2 RETURNING state, nonce, verifier',
        [hash, this.clock.now()],
      ),
    );
    return rows[0] ?? null;
  }
}
