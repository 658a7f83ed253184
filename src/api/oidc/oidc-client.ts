import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Configuration, IDToken } from 'openid-client';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { TrackerError } from '../../kernel/errors.js';
import { SETTINGS } from '../../config/config.module.js';
import type { OidcSettings, Settings } from '../../config/settings.js';
import { openOperatorsHost, type OperatorsHost } from '../../outbound/operators-host.js';
import { outboundFetch } from './outbound-fetch.js';

/** Where the provider says its endpoints are may change; it is asked again after this. */
const KNOWN_FOR_MS = 3_600_000;
const TOLERATED_CLOCK_SECONDS = 30;
const CALLBACK = '/api/v1/session/oidc/callback';

/** What a sign-in that was begun must be answered with. */
export interface Begun {
  readonly state: string;
  readonly nonce: string;
  /** The secret of PKCE, which shows that the code is used by whoever asked for it. */
  readonly verifier: string;
}

/** What came of a provider's answer. */
export type Answered =
  | { readonly kind: 'claims'; readonly claims: IDToken }
  /** The provider said no, or its answer does not fit what was begun. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'away'; readonly reason: string };

/** Asks the OpenID provider of the settings, by the code flow with PKCE; loaded only where one is set. */
@Injectable()
export class OidcClient implements OnModuleDestroy {
  private host: OperatorsHost | null = null;
  private known: { readonly configuration: Configuration; readonly untilMs: number } | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.host?.close();
  }

  /** Begins a sign-in: where to send the browser, and what its answer must fit. Throws a TrackerError without the provider. */
  async begin(oidc: OidcSettings): Promise<{ readonly url: string; readonly begun: Begun }> {
    const client = await import('openid-client');
    const configuration = await this.configuration(oidc);
    const begun = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.settings.publicUrl + CALLBACK,
      scope: oidc.scope,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, begun };
  }

  /** Takes a provider's answer, `?code=…&state=…`, and changes its code for what the provider says of the person. */
  async end(oidc: OidcSettings, query: string, begun: Begun): Promise<Answered> {
    const client = await import('openid-client');
    try {
      const url = new URL(this.settings.publicUrl + CALLBACK + query);
      const tokens = await client.authorizationCodeGrant(await this.configuration(oidc), url, {
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        pkceCodeVerifier: begun.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      return claims === undefined
        ? { kind: 'refused', reason: 'no ID token came' }
        : { kind: 'claims', claims };
    } catch (error) {
      const away = trackerErrorIn(error);
      if (away !== null) return { kind: 'away', reason: away.message };
      if (error instanceof Error) return { kind: 'refused', reason: reasonOf(error) };
      throw error;
    }
  }

  /** Asks the provider for what it says of itself; throws a TrackerError where it cannot be had or does not fit. */
  async configuration(oidc: OidcSettings): Promise<Configuration> {
    const nowMs = this.clock.now().getTime();
    const knownForMs = (this.known?.untilMs ?? nowMs) - nowMs;
    // Longer than it is known for: the clock was ahead when it was asked, and has come back.
    if (this.known !== null && knownForMs > 0 && knownForMs <= KNOWN_FOR_MS) return this.known.configuration;
    this.host ??= openOperatorsHost(this.settings, oidc.issuer);
    const configuration = await discovered(oidc, this.host).catch((error: unknown) => {
      throw providerFault(oidc.issuer, error);
    });
    this.known = { configuration, untilMs: nowMs + KNOWN_FOR_MS };
    return configuration;
  }
}

async function discovered(oidc: OidcSettings, host: OperatorsHost): Promise<Configuration> {
  const client = await import('openid-client');
  const { clientId, clientSecret, issuer } = oidc;
  const isPlain = issuer.startsWith('http:');
  const authentication = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret);
  return client.discovery(
    new URL(issuer),
    clientId,
    { [client.clockTolerance]: TOLERATED_CLOCK_SECONDS },
    authentication,
    {
      [client.customFetch]: outboundFetch(host),
      // The signature is checked as well, though the token comes from the provider itself.
      execute: [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])],
    },
  );
}

function providerFault(issuer: string, error: unknown): TrackerError {
  const away = trackerErrorIn(error);
  if (away !== null) return new TrackerError(`OIDC_ISSUER ${issuer}: ${away.message}`, away.remedy);
  const reason = error instanceof Error ? reasonOf(error) : String(error);
  return new TrackerError(
    `OIDC_ISSUER ${issuer} does not answer as an OpenID provider: ${reason}.`,
    `Open ${issuer.replace(/\/$/, '')}/.well-known/openid-configuration: it must stand there and name this very issuer.`,
  );
}

/** The failure of the way out that the library wrapped in its own. */
function trackerErrorIn(error: unknown): TrackerError | null {
  if (error instanceof TrackerError) return error;
  return error instanceof Error && error.cause !== undefined ? trackerErrorIn(error.cause) : null;
}

/** What a library's error says, with its own cause, and nothing of a response's values. */
function reasonOf(error: Error): string {
  const inner = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return error.message + inner;
}
