import { tmpdir } from 'node:os';
import { z } from 'zod';
import { openDatabase } from '../../src/database/open-database.js';
import type { RunningService } from '../../src/main.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { ADMIN_TOKEN, startApp, TestClock } from './app.js';
import { ask, problem } from './requests.js';

const state = z.object({ signedIn: z.boolean(), csrfToken: z.string().nullable() });
const feed = z.object({
  id: z.string(),
  enabled: z.boolean(),
  state: z.string(),
  nextCheckAt: z.string().nullable(),
});
const json = { 'content-type': 'application/json' };

let database: TestDatabase;
let clock: TestClock;
let service: RunningService;
beforeAll(async () => {
  database = await createTestDatabase();
  clock = new TestClock();
  service = await startApp(database.open, clock);
});
afterAll(async () => {
  await service.close();
  await database.drop();
});
// Wrong tokens of the test before are forgotten by now.
beforeEach(() => {
  clock.passes(10);
});

/** Signs in and gives the headers of a request of the session. */
async function signIn(token = ADMIN_TOKEN, more: Record<string, string> = {}) {
  const answer = await ask(service.url, '/api/v1/session', {
    method: 'POST',
    headers: { ...json, ...more },
    body: JSON.stringify({ token }),
  });
  const { csrfToken } = state.parse(JSON.parse(answer.text));
  const cookie = answer.headers.get('set-cookie') ?? '';
  return {
    cookie,
    session: { cookie: cookie.split(';')[0] ?? '' },
    csrf: { 'x-csrf-token': csrfToken ?? '' },
  };
}

/** The same database for another start. */
const reopened = () => openDatabase({ databaseUrl: database.url, dataDir: tmpdir() });

const stateOf = async (headers: Record<string, string>) =>
  state.parse(JSON.parse((await ask(service.url, '/api/v1/session', { headers })).text));

/** Asks for a change as these headers allow. */
const pausing = (headers: Record<string, string>, enabled: unknown = false, id = 'gulf-wire') => ({
  path: `/api/v1/feeds/${id}`,
  init: { method: 'PATCH', headers: { ...json, ...headers }, body: JSON.stringify({ enabled }) },
});
const bearer = { authorization: `Bearer ${ADMIN_TOKEN}` };

async function refusal({ path, init }: ReturnType<typeof pausing>) {
  return problem(service.url, path, init);
}

async function change({ path, init }: ReturnType<typeof pausing>) {
  const { status, text } = await ask(service.url, path, init);
  if (status !== 200) throw new Error(`${status}: ${text}`);
  return feed.parse(JSON.parse(text));
}

test('a session is a cookie that scripts and other sites cannot use, and it ends after twelve hours', async () => {
  const { cookie, session } = await signIn();
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Strict/);
  expect(cookie).toMatch(/; Path=\//);
  expect((await stateOf(session)).signedIn).toBe(true);
  for (let used = 0; used < 14; used += 1) {
    clock.passes(50);
    expect((await stateOf(session)).signedIn).toBe(true);
  }
  clock.passes(20);
  expect(await stateOf(session)).toEqual({ signedIn: false, csrfToken: null });
  expect((await refusal(pausing(session))).status).toBe(401);
});

test('a session that nobody uses for an hour ends, and is not opened again by being used then', async () => {
  const { session } = await signIn();
  clock.passes(59);
  expect((await stateOf(session)).signedIn).toBe(true);
  clock.passes(59);
  expect((await stateOf(session)).signedIn).toBe(true);
  clock.passes(60);
  expect((await stateOf(session)).signedIn).toBe(false);
  expect((await stateOf(session)).signedIn).toBe(false);
});

test('a session that a clock opened while it was ahead is not open until the clock is there again', async () => {
  clock.passes(30 * 24 * 60);
  const { session } = await signIn();
  expect((await stateOf(session)).signedIn).toBe(true);
  clock.passes(-30 * 24 * 60);
  expect((await stateOf(session)).signedIn).toBe(false);
});

const kept = z.object({
  id: z.string(),
  current: z.boolean(),
  own: z.boolean(),
  name: z.string(),
  openedAt: z.string(),
  lastUsedAt: z.string(),
  address: z.string().nullable(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
});

/** The sessions that whoever sends these headers is shown. */
const sessions = async (headers: Record<string, string>) => {
  const { text } = await ask(service.url, '/api/v1/sessions', { headers });
  return z.object({ items: z.array(kept) }).parse(JSON.parse(text)).items;
};

/** Asks for sessions to end: one by its id, or all others. */
const ending = (headers: Record<string, string>, id?: string) =>
  ask(service.url, `/api/v1/sessions${id === undefined ? '' : `/${id}`}`, { method: 'DELETE', headers });

/** A key of a role, to sign in with. */
async function keyOf(role: string): Promise<string> {
  const init = {
    method: 'POST',
    headers: { ...json, ...bearer },
    body: JSON.stringify({ name: role, role }),
  };
  const { text } = await ask(service.url, '/api/v1/keys', init);
  return z.object({ token: z.string() }).parse(JSON.parse(text)).token;
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

test('whoever is signed in sees where, ends one or all others, and sees nothing of anybody else', async () => {
  const key = await keyOf('viewer');
  const [here, there, elsewhere] = [
    await signIn(key, { 'user-agent': FIREFOX }),
    await signIn(key),
    await signIn(key),
  ];
  const other = await signIn(await keyOf('viewer'));
  clock.passes(5);
  const mine = await sessions(here.session);
  expect(mine.map(({ own }) => own)).toEqual([true, true, true]);
  const { id, ...current } = mine.find((one) => one.current) ?? { id: '' };
  expect(current).toMatchObject({ browser: 'Firefox', system: 'Linux', address: '127.0.0.1' });
  expect(id).toMatch(/^[\da-f-]{36}$/);
  expect(JSON.stringify(mine)).not.toContain(here.session.cookie.split('=')[1]);

  const [strange] = await sessions(other.session);
  const headers = { ...here.session, ...here.csrf };
  expect((await ending(headers, strange?.id)).status).toBe(404);
  expect((await ending(here.session, id)).status).toBe(403);
  const [second] = (await sessions(there.session)).filter((one) => one.current);
  expect(JSON.parse((await ending(headers, second?.id)).text)).toEqual({ ended: 1 });
  expect((await stateOf(there.session)).signedIn).toBe(false);
  expect(JSON.parse((await ending(headers)).text)).toEqual({ ended: 1 });
  expect((await stateOf(elsewhere.session)).signedIn).toBe(false);
  expect([(await stateOf(here.session)).signedIn, (await stateOf(other.session)).signedIn]).toEqual([
    true,
    true,
  ]);
});

test('an administrator sees whose each session is and ends it, which is on record', async () => {
  const reader = await signIn(await keyOf('analyst'));
  const [own] = await sessions(reader.session);
  const seen = (await sessions(bearer)).find(({ id }) => id === own?.id);
  expect(seen).toMatchObject({ own: false, current: false, name: own?.name });
  expect(JSON.parse((await ending(bearer, own?.id)).text)).toEqual({ ended: 1 });
  expect((await stateOf(reader.session)).signedIn).toBe(false);
  const { text } = await ask(service.url, '/api/v1/audit?limit=1', { headers: bearer });
  expect(text).toContain(
    `"action":"DELETE /api/v1/sessions/:id","target":"/api/v1/sessions/${String(own?.id)}"`,
  );
  expect((await ending(bearer, own?.id)).status).toBe(404);
  expect((await ending(bearer, 'nonsense')).status).toBe(400);
});

test('a change needs the session’s own token beside its cookie', async () => {
  const { session, csrf } = await signIn();
  expect((await refusal(pausing(session))).status).toBe(403);
  expect((await refusal(pausing({ ...session, 'x-csrf-token': 'wrong' }))).status).toBe(403);
  expect(await change(pausing({ ...session, ...csrf }, true))).toMatchObject({
    id: 'gulf-wire',
    enabled: true,
  });
});

test('one session’s token does not serve another', async () => {
  const [one, other] = [await signIn(), await signIn()];
  expect((await refusal(pausing({ ...one.session, ...other.csrf }))).status).toBe(403);
});

test('another site is refused whatever it carries', async () => {
  const { session, csrf } = await signIn();
  for (const site of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
    expect((await refusal(pausing({ ...session, ...csrf, ...site }, true))).status).toBe(403);
    expect((await refusal(pausing({ ...bearer, ...site }, true))).status).toBe(403);
  }
});

test('signing out needs the session’s own token, and ends the session here and in the browser', async () => {
  const { session, csrf } = await signIn();
  const path = '/api/v1/session';
  expect((await problem(service.url, path, { method: 'DELETE', headers: session })).status).toBe(403);
  const answer = await ask(service.url, path, { method: 'DELETE', headers: { ...session, ...csrf } });
  expect(answer.headers.get('set-cookie')).toMatch(/^tracker_session=; .*Expires=Thu, 01 Jan 1970/);
  expect((await stateOf(session)).signedIn).toBe(false);
});

test('without any of it a change is refused, saying what to send', async () => {
  const refused = await refusal(pausing({}));
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toBe('Bearer');
  expect(refused.detail).toContain('Authorization: Bearer');
  expect((await refusal(pausing({ authorization: 'Bearer wrong' }))).status).toBe(401);
});

test('the eleventh wrong token from an address waits, and so does the right one, until ten minutes are over', async () => {
  const wrong = { method: 'POST', headers: json, body: JSON.stringify({ token: 'wrong' }) };
  for (let tried = 0; tried < 10; tried += 1) {
    expect((await problem(service.url, '/api/v1/session', wrong)).status).toBe(401);
  }
  clock.passes(4);
  const waiting = await problem(service.url, '/api/v1/session', wrong);
  expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '360']);
  expect((await refusal(pausing(bearer))).status).toBe(429);
  clock.passes(6);
  expect(await change(pausing(bearer))).toMatchObject({ enabled: false });
});

test('forwarding headers do not give an address a new count', async () => {
  const tried = async (from: number) => {
    const headers = { ...json, 'x-forwarded-for': `203.0.113.${from}` };
    const init = { method: 'POST', headers, body: JSON.stringify({ token: 'wrong' }) };
    return (await problem(service.url, '/api/v1/session', init)).status;
  };
  for (let from = 0; from < 10; from += 1) expect(await tried(from)).toBe(401);
  expect(await tried(10)).toBe(429);
});

/** A start of its own whose proxy is this machine, so that a test comes from where it says. */
async function behindProxy<T>(env: Record<string, string>, run: (url: string) => Promise<T>): Promise<T> {
  const proxied = await createTestDatabase();
  const other = await startApp(proxied.open, clock, { TRUSTED_PROXIES: '127.0.0.0/8', ...env });
  try {
    return await run(other.url);
  } finally {
    await other.close();
    await proxied.drop();
  }
}

test('behind a trusted proxy the client it names is counted, and what the client itself says before it is not believed', async () => {
  await behindProxy({ READ_LIMIT: '5' }, async (url) => {
    const read = async (
      forwarded: string,
      headers: Record<string, string> = {},
      path = '/api/v1/indicators',
    ) => ask(url, path, { headers: { 'x-forwarded-for': forwarded, ...headers } });
    for (let at = 0; at < 5; at += 1) expect((await read(`198.51.100.${at}, 192.0.2.7`)).status).toBe(200);
    const refused = await read('198.51.100.9, 192.0.2.7');
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(refused.text).toContain('READ_LIMIT');
    expect((await read('192.0.2.8')).status).toBe(200);
    expect((await read('192.0.2.7', { cookie: 'tracker_session=made-up' })).status).toBe(429);
    expect((await read('192.0.2.7', bearer)).status).toBe(200);
    for (const path of ['/healthz', '/', '/api/docs'])
      expect((await read('192.0.2.7', {}, path)).status).not.toBe(429);
    clock.passes(1);
    expect((await read('192.0.2.7')).status).toBe(200);
  });
});

test('a paused feed stays paused and a resumed one resumed when the list is read again', async () => {
  const resumed = await change(pausing(bearer, true));
  expect(resumed).toMatchObject({ enabled: true, state: 'waiting' });
  expect(new Date(resumed.nextCheckAt ?? '').getTime()).toBeLessThanOrEqual(clock.now().getTime());
  await change(pausing(bearer, true, 'taza-ufaq'));
  clock.passes(1);
  expect(await change(pausing(bearer, false, 'taza-ufaq'))).toMatchObject({ enabled: false, state: 'off' });
  const open = await reopened();
  await service.close();
  service = await startApp(open, clock);
  const { text } = await ask(service.url, '/api/v1/feeds');
  const { items } = z.object({ items: z.array(feed) }).parse(JSON.parse(text));
  expect(items.filter((item) => item.enabled).map((item) => item.id)).toEqual(['gulf-wire']);
  const switched: unknown = await open.dataSource.query(
    `SELECT enabled FROM feed_enabling WHERE feed_id = 'taza-ufaq' ORDER BY recorded_at DESC LIMIT 2`,
  );
  expect(switched).toEqual([{ enabled: false }, { enabled: true }]);
});

test.each([
  ['gulf-wire', 'yes', 400],
  ['gulf-wire', null, 400],
  ['no-such-feed', true, 404],
])('a change of %s to %j is answered %i', async (id, enabled, status) => {
  const refused = await refusal(pausing(bearer, enabled, id));
  expect(refused.status).toBe(status);
  if (status === 404) return;
  expect(refused.errors).toMatchObject([{ name: 'enabled', value: enabled ?? 'null' }]);
});

test('a body that is none is refused by what is wrong with it, and the token is not repeated', async () => {
  const post = (body: string, headers = json) =>
    problem(service.url, '/api/v1/session', { method: 'POST', headers, body });
  expect((await post('{"token"')).status).toBe(400);
  expect((await post('token=x', { 'content-type': 'text/plain' })).errors?.[0]?.name).toBe('body');
  expect((await post(JSON.stringify({ token: 'x'.repeat(200_000) }))).status).toBe(413);
  expect(JSON.stringify(await post(JSON.stringify({ token: 'secret'.repeat(50) })))).not.toContain('secret');
});

test('another ADMIN_TOKEN at the next start ends the sessions of the one before', async () => {
  const { session, csrf } = await signIn();
  const open = await reopened();
  await service.close();
  service = await startApp(open, clock, { ADMIN_TOKEN: 'another-admin-token-now' });
  expect((await stateOf(session)).signedIn).toBe(false);
  expect((await refusal(pausing({ ...session, ...csrf }))).status).toBe(401);
  expect((await refusal(pausing(bearer))).status).toBe(401);
  expect((await signIn('another-admin-token-now')).session.cookie).toMatch(/^tracker_session=.+/);
});
