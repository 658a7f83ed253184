import { createServer } from 'node:http';
import { z } from 'zod';
import type { Clock } from '../../src/kernel/clock.js';
import type { RunningService } from '../../src/main.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { freePort } from '../support/free-port.js';
import { ADMIN_TOKEN, startApp } from './app.js';
import { startIdentityProvider, type IdentityProvider } from './identity-provider.js';
import { ask, problem } from './requests.js';

const state = z.object({
  signedIn: z.boolean(),
  csrfToken: z.string().nullable(),
  name: z.string().nullable(),
  role: z.string().nullable(),
  identityProvider: z.string().nullable(),
});
const begin = '/api/v1/session/oidc';

/** The machine's clock, by which tokens are judged, that a test can put forward. */
class LaterClock implements Clock {
  minutes = 0;

  now(): Date {
    return new Date(Date.now() + this.minutes * 60_000);
  }
}

let database: TestDatabase;
let provider: IdentityProvider;
let service: RunningService;
let env: Record<string, string>;
const clock = new LaterClock();

beforeAll(async () => {
  database = await createTestDatabase();
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  provider = await startIdentityProvider(`${publicUrl}${begin}/callback`);
  env = {
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'tracker',
    OIDC_CLIENT_SECRET: 'secret-of-the-client',
    OIDC_ROLES: 'admin=tracker-admins, analyst=desk-3',
  };
  service = await startApp(database.open, clock, env);
});
afterAll(async () => {
  await service.close();
  await provider.stop();
  await database.drop();
});

/** Begins a sign-in: where the browser is led to, and the cookie that ties the answer to it. */
async function begun() {
  const answer = await ask(service.url, begin);
  const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  return { url: answer.headers.get('location') ?? '', cookie, raw: answer.headers.get('set-cookie') ?? '' };
}

/** Comes back from the provider: where the browser is led to then, and the session's cookie if there is one. */
async function comeBack(address: string, cookie: string) {
  const { pathname, search } = new URL(address);
  const answer = await ask(service.url, pathname + search, { headers: { cookie } });
  const session = answer.headers.getSetCookie().find((one) => one.startsWith('tracker_session='));
  return { to: (answer.headers.get('location') ?? '').slice(service.url.length), session };
}

async function signIn(name: string) {
  const { url, cookie } = await begun();
  return comeBack(await provider.signIn(url, name), cookie);
}

async function stateOf(session: string | undefined) {
  const cookie = session?.split(';')[0] ?? '';
  return state.parse(JSON.parse((await ask(service.url, '/api/v1/session', { headers: { cookie } })).text));
}

test('a person of the provider is let in with the role that their groups give, and with their own name in the audit log', async () => {
  const { to, session } = await signIn('ayesha');
  expect(to).toBe('/method#sign-in');
  expect(session).toMatch(/HttpOnly; SameSite=Strict/);
  const { csrfToken, ...is } = await stateOf(session);
  expect(is).toEqual({
    signedIn: true,
    name: `ayesha at ${provider.issuer}`,
    role: 'analyst',
    identityProvider: new URL(provider.issuer).host,
  });
  const headers = { cookie: session?.split(';')[0] ?? '', 'content-type': 'application/json' };
  const correction = { method: 'POST', body: '{}' };
  const own = { ...headers, 'x-csrf-token': csrfToken ?? '' };
  expect((await ask(service.url, '/api/v1/corrections', { ...correction, headers: own })).status).toBe(400);
  expect((await ask(service.url, '/api/v1/corrections', { ...correction, headers })).status).toBe(403);
  expect((await ask(service.url, '/api/v1/keys', { headers: own })).status).toBe(403);
  const log = await ask(service.url, '/api/v1/audit?limit=2', {
    headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
  });
  const actor = `Officer ayesha (ayesha at ${provider.issuer})`;
  expect(JSON.parse(log.text)).toMatchObject({
    items: [
      { actor, action: 'POST /api/v1/corrections', status: 400 },
      { actor, role: 'analyst', action: 'sign in through the OpenID provider', status: 200 },
    ],
  });
});

test('the provider is asked with PKCE, state and nonce, and the answer is tied to the browser', async () => {
  const { url, raw } = await begun();
  const asked = Object.fromEntries(new URL(url).searchParams);
  expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', client_id: 'tracker' });
  expect([asked['state'], asked['nonce'], asked['code_challenge']].map((one) => one?.length)).toEqual([
    43, 43, 43,
  ]);
  expect(raw).toMatch(/Path=\/; .*HttpOnly; SameSite=Lax/);
});

test('an administrator of the provider is one here', async () => {
  expect((await stateOf((await signIn('oleg')).session)).role).toBe('admin');
});

test('a person whom no rule names is not let in', async () => {
  expect(await signIn('stranger')).toEqual({ to: '/method?signin=no-role#sign-in', session: undefined });
  expect(await signIn('nobody')).toEqual({ to: '/method?signin=no-role#sign-in', session: undefined });
});

test('a wrong state is refused, and uses the sign-in up', async () => {
  const { url, cookie } = await begun();
  const back = new URL(await provider.signIn(url, 'ayesha'));
  const right = back.href;
  back.searchParams.set('state', 'another');
  expect((await comeBack(back.href, cookie)).to).toBe('/method?signin=refused#sign-in');
  expect((await comeBack(right, cookie)).to).toBe('/method?signin=stale#sign-in');
});

test('an ID token with a wrong nonce is refused', async () => {
  const { url, cookie } = await begun();
  const asked = new URL(url);
  asked.searchParams.set('nonce', 'another');
  const back = await provider.signIn(asked.href, 'ayesha');
  expect(await comeBack(back, cookie)).toEqual({ to: '/method?signin=refused#sign-in', session: undefined });
});

test('a code is good once, and for the sign-in that asked for it only', async () => {
  const one = await begun();
  const back = await provider.signIn(one.url, 'ayesha');
  const other = await begun();
  const injected = new URL(back);
  injected.searchParams.set('state', new URL(other.url).searchParams.get('state') ?? '');
  expect((await comeBack(injected.href, other.cookie)).to).toBe('/method?signin=refused#sign-in');
  const again = await begun();
  const fresh = await provider.signIn(again.url, 'ayesha');
  expect((await comeBack(fresh, again.cookie)).session).toBeDefined();
  expect((await comeBack(fresh, again.cookie)).to).toBe('/method?signin=stale#sign-in');
});

test('an answer without the cookie of its beginning, or after ten minutes, is refused', async () => {
  const { url, cookie } = await begun();
  const back = await provider.signIn(url, 'ayesha');
  expect((await comeBack(back, '')).to).toBe('/method?signin=stale#sign-in');
  clock.minutes += 10;
  expect((await comeBack(back, cookie)).to).toBe('/method?signin=stale#sign-in');
  clock.minutes -= 10;
});

test('somebody who says no at the provider is not let in', async () => {
  const { url, cookie } = await begun();
  const { state: sent } = Object.fromEntries(new URL(url).searchParams);
  const refusal = new URLSearchParams({ error: 'access_denied', state: sent ?? '', iss: provider.issuer });
  const back = `${service.url}${begin}/callback?${refusal.toString()}`;
  expect((await comeBack(back, cookie)).to).toBe('/method?signin=refused#sign-in');
});

test('a session ends after twelve hours, and when the rules of roles change', async () => {
  const { session } = await signIn('ayesha');
  clock.minutes += 12 * 60;
  expect((await stateOf(session)).signedIn).toBe(false);
  clock.minutes -= 12 * 60;
  expect((await stateOf(session)).signedIn).toBe(true);
  const changed = await startApp({ ...database.open, close: () => Promise.resolve() }, clock, {
    ...env,
    PORT: '0',
    OIDC_ROLES: 'viewer=desk-3',
  });
  const cookie = session?.split(';')[0] ?? '';
  const answer = await ask(changed.url, '/api/v1/session', { headers: { cookie } });
  await changed.close();
  expect(state.parse(JSON.parse(answer.text)).signedIn).toBe(false);
});

test('a provider cannot lead the service to another host inside the network', async () => {
  let asked = 0;
  const inside = createServer((_request, response) => {
    asked += 1;
    response.end('{}');
  });
  const insidePort = await freePort();
  await new Promise<void>((resolve) => inside.listen(insidePort, '127.0.0.2', resolve));
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const claimed = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `http://127.0.0.2:${insidePort}/token`,
    jwks_uri: `http://127.0.0.2:${insidePort}/jwks`,
  };
  const evil = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(claimed));
  });
  await new Promise<void>((resolve) => evil.listen(port, '127.0.0.1', resolve));
  const led = await startApp({ ...database.open, close: () => Promise.resolve() }, clock, {
    ...env,
    PORT: '0',
    OIDC_ISSUER: issuer,
  });
  const start = await ask(led.url, begin);
  const sent = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const headers = { cookie: (start.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
  const end = await ask(led.url, `${begin}/callback?code=x&state=${sent}`, { headers });
  await led.close();
  for (const server of [inside, evil]) server.close();
  expect([end.headers.get('location')?.includes('signin=away'), asked]).toEqual([true, 0]);
});

test('a provider that is away is said to be, and without one the way in does not exist', async () => {
  const away = await startApp({ ...database.open, close: () => Promise.resolve() }, clock, {
    ...env,
    PORT: '0',
    OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
  });
  const answer = await ask(away.url, begin);
  await away.close();
  expect(answer.headers.get('location')).toContain('/method?signin=away#sign-in');
  const { OIDC_ISSUER: _issuer, ...without } = env;
  const none = await startApp({ ...database.open, close: () => Promise.resolve() }, clock, {
    ...without,
    PORT: '0',
  });
  const refused = await problem(none.url, begin);
  await none.close();
  expect([refused.status, refused.detail]).toEqual([404, expect.stringContaining('OIDC_ISSUER')]);
});

test('the thirty-first sign-in begun from one address in ten minutes waits', async () => {
  for (let tried = 0; tried < 30; tried += 1) await ask(service.url, begin);
  expect((await ask(service.url, begin)).headers.get('location')).toContain('signin=wait');
});
