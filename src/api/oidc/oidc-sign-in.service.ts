import { Injectable, Logger } from '@nestjs/common';
import { TrackerError } from '../../kernel/errors.js';
import type { OidcSettings } from '../../config/settings.js';
import { personText, type Person } from '../sign-in/caller.js';
import type { Place } from '../sign-in/place.js';
import { digestSecret, newSecret } from '../sign-in/secrets.js';
import { SignInService, type OpenSession } from '../sign-in/sign-in.service.js';
import { BegunSignInStore } from './begun-sign-in.store.js';
import { OidcClient, type Answered } from './oidc-client.js';
import { roleOfClaims } from './role-of-claims.js';
import { SignInLog } from './sign-in-log.js';

const LONGEST_NAME = 100;

/** Why somebody was not let in; the sign-in page says each in words. */
export type Refusal = 'stale' | 'refused' | 'no-role' | 'away' | 'wait';

export type Begin =
  | { readonly kind: 'begun'; readonly url: string; readonly secret: string; readonly until: Date }
  | { readonly kind: Extract<Refusal, 'away' | 'wait'> };

export type End = { readonly kind: 'open'; readonly session: OpenSession } | { readonly kind: Refusal };

/** Lets people of the OpenID provider in: each sign-in once, in the browser that began it, with the role their claims give. */
@Injectable()
export class OidcSignInService {
  private readonly logger = new Logger('sign-in');

  constructor(
    private readonly client: OidcClient,
    private readonly store: BegunSignInStore,
    private readonly signIn: SignInService,
    private readonly log: SignInLog,
  ) {}

  /** Begins a sign-in. */
  async begin(oidc: OidcSettings, address: string): Promise<Begin> {
    if (!(await this.store.mayBegin(address))) return { kind: 'wait' };
    try {
      const { url, begun } = await this.client.begin(oidc);
      const secret = newSecret();
      return { kind: 'begun', url, secret, until: await this.store.keep(digestSecret(secret), begun) };
    } catch (error) {
      if (!(error instanceof TrackerError)) throw error;
      this.logger.error(`${error.message} ${error.remedy}`);
      return { kind: 'away' };
    }
  }

  /** Ends a sign-in with the provider's answer; `secret` is what {@link begin} gave the browser. */
  async end(
    oidc: OidcSettings,
    query: string,
    { secret, place }: { readonly secret: string | null; readonly place: Place },
  ): Promise<End> {
    const address = place.address ?? 'unknown';
    const begun = secret === null ? null : await this.store.take(digestSecret(secret));
    if (begun === null) return this.refuse('stale', address, 'not begun here, used before, or too old');
    const answered = await this.client.end(oidc, query, begun);
    if (answered.kind !== 'claims') return this.refuse(answered.kind, address, answered.reason);
    const role = roleOfClaims(answered.claims, oidc.roleClaim, oidc.roles);
    const person = personOf(answered);
    if (role === null) return this.refuse('no-role', address, `no role for ${personText(person)}`);
    const letIn = () => this.signIn.openFor(person, role, place);
    return { kind: 'open', session: await this.log.around(person, role, address, letIn) };
  }

  private refuse(kind: Refusal, address: string, reason: string): { readonly kind: Refusal } {
    this.logger.warn({ address, reason }, 'a sign-in through the OpenID provider was refused');
    return { kind };
  }
}

/** The person of an ID token: known by issuer and subject; the name is for people to read, and never a mail address. */
function personOf({ claims }: Extract<Answered, { kind: 'claims' }>): Person {
  const names = [claims['name'], claims['preferred_username']].filter((name) => typeof name === 'string');
  const name = names.map((one) => one.replace(/[\p{Cc}"]/gu, '').trim()).find((one) => !/^$|@/.test(one));
  return { issuer: claims.iss, subject: claims.sub, name: name?.slice(0, LONGEST_NAME) ?? null };
}
