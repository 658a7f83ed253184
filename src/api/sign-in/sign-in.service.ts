import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import type { Caller, Person } from './caller.js';
import type { Place } from './place.js';
import type { Role } from './role.js';
import { csrfToken, digestSecret, hashToken, isCheap, isToken, newSecret, sameSecret } from './secrets.js';
import { SignInStore, type KeptSession, type Openness } from './sign-in.store.js';
import { TokenCheck, type Checked } from './token-check.js';

export const SESSION_HOURS = 12;
/** NIST SP 800-63B-4 asks for at most an hour without use at its middle level. */
export const IDLE_HOURS = 1;
const HOUR_MS = 3_600_000;

/** A session that was opened now. */
export interface OpenSession {
  readonly secret: string;
  readonly csrfToken: string;
  readonly expiresAt: Date;
  readonly caller: Caller;
}

export type SignIn =
  | ({ readonly outcome: 'open' } & OpenSession)
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'wait'; readonly ms: number };

/** The admin token, API keys, and the sessions opened with them. */
@Injectable()
export class SignInService {
  constructor(
    private readonly store: SignInStore,
    private readonly tokens: TokenCheck,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes sure there is an admin token: the setting's, or one made now. Gives a made one, to be printed once (null where
   * it was known before or comes from the setting), and whether the token is another than before.
   */
  async prepare(): Promise<{ readonly made: string | null; readonly isNew: boolean }> {
    const stored = await this.store.tokenHash();
    const wanted = this.settings.adminToken;
    if (stored !== null && (wanted === null || (await isToken(wanted, stored)))) {
      if (wanted !== null && isCheap(stored)) await this.keep(wanted);
      return { made: null, isNew: false };
    }
    const token = wanted ?? newSecret();
    await this.keep(token);
    return { made: wanted === null ? token : null, isNew: true };
  }

  private async keep(token: string): Promise<void> {
    await this.store.replaceToken(await hashToken(token), this.clock.now());
  }

  /** Opens a session for the right token; counts the wrong ones. */
  async open(token: string, place: Place): Promise<SignIn> {
    const checked = await this.check(token, place.address ?? 'unknown');
    if (checked.outcome !== 'right') return checked;
    return { outcome: 'open', ...(await this.openAs(checked.caller, checked.hash, place)) };
  }

  /** Opens a session for somebody whom the OpenID provider of the settings knows. */
  openFor(person: Person, role: Role, place: Place): Promise<OpenSession> {
    return this.openAs({ role, scopes: null, key: null, person }, this.providerMark() ?? '', place);
  }

  private async openAs(caller: Caller, tokenHash: string, place: Place): Promise<OpenSession> {
    const now = this.clock.now();
    const secret = newSecret();
    const expiresAt = new Date(now.getTime() + SESSION_HOURS * HOUR_MS);
    const { person, role } = caller;
    const holder = person === null ? null : { ...person, role };
    await this.store.open({ hash: digestSecret(secret), tokenHash, expiresAt, holder, place }, now);
    return { secret, csrfToken: csrfToken(secret), expiresAt, caller };
  }

  /** Tells one way of letting people in from another: sessions end when provider, client or rules of roles change. */
  private providerMark(): string | null {
    const { oidc } = this.settings;
    if (oidc === null) return null;
    const { issuer, clientId, roleClaim, roles } = oidc;
    return digestSecret(JSON.stringify([issuer, clientId, roleClaim, roles]));
  }

  /** See `TokenCheck`. */
  check(token: string, address: string): Promise<Checked> {
    return this.tokens.check(token, address);
  }

  async isOpen(secret: string): Promise<boolean> {
    return (await this.callerOf(secret)) !== null;
  }

  /** Whose session it is; null where it has ended, or what it was opened with: token, key, or settings of the provider. */
  callerOf(secret: string): Promise<Caller | null> {
    return this.store.callerOf(digestSecret(secret), this.openness());
  }

  /** Every session that is open now, the last used first. */
  openSessions(): Promise<readonly KeptSession[]> {
    return this.store.openSessions(this.openness());
  }

  /** Ends sessions by their ids, whoever's they are. */
  end(ids: readonly string[]): Promise<void> {
    return this.store.end(ids);
  }

  private openness(): Openness {
    const now = this.clock.now();
    const usedSince = new Date(now.getTime() - IDLE_HOURS * HOUR_MS);
    return { now, usedSince, providerMark: this.providerMark() };
  }

  /** Whether the header's token belongs to the session. */
  isOwnRequest(secret: string, header: string): boolean {
    return sameSecret(csrfToken(secret), header);
  }

  close(secret: string): Promise<void> {
    return this.store.close(digestSecret(secret));
  }
}
