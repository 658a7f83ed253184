import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { ByTurns } from '../../kernel/by-turns.js';
import { clientOf } from '../../kernel/network.js';
import { keyId } from './api-key.js';
import { ApiKeysService } from './api-keys.service.js';
import { AttemptStore } from './attempt.store.js';
import { ADMIN, type Caller } from './caller.js';
import { digestSecret, isToken } from './secrets.js';
import type { SharedAttempts } from './shared-attempts.js';
import { SignInStore } from './sign-in.store.js';

const LIMITS = { perSource: 10, inAll: 100, windowMs: 600_000 };

/** What became of a token that somebody showed. */
export type Checked =
  | { readonly outcome: 'right'; readonly hash: string; readonly caller: Caller }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'wait'; readonly ms: number };

/** Tells right tokens from wrong ones, which are counted. */
@Injectable()
export class TokenCheck {
  private readonly logger = new Logger('sign-in');
  private readonly attempts: SharedAttempts;
  private readonly clients = new ByTurns();
  /** Digest of the last token that was right, since the slow hash must not be paid at every request. */
  private known: { readonly digest: string; readonly hash: string } | null = null;

  constructor(
    private readonly store: SignInStore,
    private readonly keys: ApiKeysService,
    attempts: AttemptStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.attempts = attempts.of('wrong token', LIMITS);
  }

  /** Whom a token lets in: the holder of the admin token, or of an API key; wrong ones count against the address (of IPv6: its household). */
  async check(token: string, address: string): Promise<Checked> {
    const client = clientOf(address);
    // A key is 256 bits of chance and cheap to look up. What a person chose is looked at one by one: of many guesses at once
    // each would else be looked at, at 16 MB and a slow hash, before the first of them counts.
    const checked = await (keyId(token) === null
      ? this.clients.run(client, () => this.checkNow(token, client))
      : this.checkNow(token, client));
    if (checked.outcome === 'wrong') this.logger.warn({ address }, 'a wrong token was tried');
    return checked;
  }

  private async checkNow(token: string, client: string): Promise<Checked> {
    const nowMs = this.clock.now().getTime();
    const ms = this.attempts.waitMs(client, nowMs);
    if (ms > 0) return { outcome: 'wait', ms };
    const hash = await this.store.tokenHash();
    if (keyId(token) === null) {
      if (hash !== null && (await this.isRight(token, hash)))
        return { outcome: 'right', hash, caller: ADMIN };
    } else {
      const key = await this.keys.check(token);
      if (key !== null) return { outcome: 'right', ...key };
    }
    await this.attempts.take(client, nowMs);
    return { outcome: 'wrong' };
  }

  private async isRight(token: string, hash: string): Promise<boolean> {
    const digest = digestSecret(token);
    if (this.known?.hash === hash && this.known.digest === digest) return true;
    if (!(await isToken(token, hash))) return false;
    this.known = { digest, hash };
    return true;
  }
}
