import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Who has an account, with the groups that their ID token tells of. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  ayesha: ['desk-3', 'cooks'],
  oleg: ['tracker-admins'],
  stranger: ['cooks'],
};

/** A real OpenID provider on loopback. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Signs in as somebody at an authorization address, as a browser would, and gives the address it is led back to. */
  signIn(authorizationUrl: string, name: string): Promise<string>;
  stop(): Promise<void>;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(isAddress(address) ? address.port : 0);
    });
  });
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function providerAt(issuer: string, redirectUri: string): Provider {
  return new Provider(issuer, {
    clients: [{ client_id: 'tracker', client_secret: 'secret-of-the-client', redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the test'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `Officer ${id}`, groups: [...(GROUPS[id] ?? [])] }),
    }),
    // Nobody is asked whether this client may know them.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
}

/** Starts one that knows this client, which is led back to `redirectUri`. */
export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  // The provider must know its own address, which is known once its server listens.
  const waiting: { handle: ReturnType<Provider['callback']> | null } = { handle: null };
  const server = createServer((request, response) => {
    void waiting.handle?.(request, response);
  });
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  waiting.handle = providerAt(issuer, redirectUri).callback();
  return {
    issuer,
    signIn: (url, name) => asBrowser(issuer, url, name),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const MOST_STEPS = 10;

/** Follows the provider's pages, filling in its sign-in form, until they lead to another site. */
async function asBrowser(issuer: string, start: string, name: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next: { url: string; body: URLSearchParams | null } = { url: start, body: null };
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (!next.url.startsWith(issuer)) return next.url;
    const response = await fetch(next.url, {
      method: next.body === null ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(next.body === null ? {} : { body: next.body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const page = await response.text();
    const location = response.headers.get('location');
    const form = { prompt: 'login', login: name, password: 'any' };
    if (location !== null) next = { url: new URL(location, next.url).href, body: null };
    else if (next.url.includes('/interaction/')) next = { url: next.url, body: new URLSearchParams(form) };
    else throw new Error(`The provider answered ${response.status}: ${page.slice(0, 400)}`);
  }
  throw new Error(`The provider did not lead back within ${MOST_STEPS} steps; the last was ${next.url}.`);
}
