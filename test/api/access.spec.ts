import { z } from 'zod';
import type { RunningService } from '../../src/main.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { ADMIN_TOKEN, startApp, TestClock } from './app.js';
import { ask, problem } from './requests.js';

const json = { 'content-type': 'application/json' };
const bearer = (token: string) => ({ ...json, authorization: `Bearer ${token}` });
const keyShape = z.object({ id: z.string(), token: z.string() });
const listedKeys = z.object({
  items: z.array(
    z.object({ id: z.string(), masked: z.string(), state: z.string(), lastUsedAt: z.string().nullable() }),
  ),
});
const auditShape = z.object({
  items: z.array(
    z.object({
      actor: z.string(),
      role: z.string().nullable(),
      action: z.string(),
      target: z.string(),
      detail: z.string(),
      status: z.number().nullable(),
    }),
  ),
});

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

async function newKey(wanted: object) {
  const init = {
    method: 'POST',
    headers: bearer(ADMIN_TOKEN),
    body: JSON.stringify({ name: 'Desk 3', ...wanted }),
  };
  const { status, text } = await ask(service.url, '/api/v1/keys', init);
  if (status !== 201) throw new Error(`${status}: ${text}`);
  return keyShape.parse(JSON.parse(text));
}

const pause = (headers: Record<string, string>) =>
  ask(service.url, '/api/v1/feeds/gulf-wire', { method: 'PATCH', headers, body: '{"enabled":false}' });
const correct = (headers: Record<string, string>) =>
  ask(service.url, '/api/v1/corrections', { method: 'POST', headers, body: '{}' });
const keys = (headers: Record<string, string>) => ask(service.url, '/api/v1/keys', { headers });
const audit = (headers: Record<string, string>, query = '') =>
  ask(service.url, `/api/v1/audit${query}`, { headers });

test.each([
  ['viewer', { correct: 403, pause: 403, keys: 403, audit: 403 }],
  ['analyst', { correct: 400, pause: 403, keys: 403, audit: 403 }],
  ['admin', { correct: 400, pause: 200, keys: 200, audit: 200 }],
] as const)('a key of a %s may do what its role allows and no more', async (role, expected) => {
  const headers = bearer((await newKey({ role })).token);
  const answers = {
    correct: await correct(headers),
    pause: await pause(headers),
    keys: await keys(headers),
    audit: await audit(headers),
  };
  expect(Object.fromEntries(Object.entries(answers).map(([what, { status }]) => [what, status]))).toEqual(
    expected,
  );
});

test('keys and audit log are not read by anybody who is not signed in, nor is a key made', async () => {
  expect([(await keys({})).status, (await audit({})).status]).toEqual([401, 401]);
  const init = { method: 'POST', headers: json, body: '{"name":"x","role":"admin"}' };
  expect((await ask(service.url, '/api/v1/keys', init)).status).toBe(401);
});

test('a key with scopes is refused outside of them, with what it is good for', async () => {
  const { token } = await newKey({ role: 'admin', scopes: ['feeds'] });
  expect((await pause(bearer(token))).status).toBe(200);
  const refused = await problem(service.url, '/api/v1/keys', { headers: bearer(token) });
  expect([refused.status, refused.detail]).toEqual([
    403,
    'This API key is good for feeds only, not for keys.',
  ]);
});

test('a key ends on its day, and at once where it is revoked, with the sessions opened with it', async () => {
  const short = await newKey({ role: 'analyst', days: 1 });
  const other = await newKey({ role: 'analyst', days: 30 });
  const signIn = await ask(service.url, '/api/v1/session', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token: other.token }),
  });
  expect(JSON.parse(signIn.text)).toMatchObject({ signedIn: true, role: 'analyst' });
  const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const state = async () => (await ask(service.url, '/api/v1/session', { headers: { cookie } })).text;
  expect(await state()).toContain('"role":"analyst"');
  const end = { method: 'DELETE', headers: bearer(ADMIN_TOKEN) };
  expect((await ask(service.url, `/api/v1/keys/${other.id}`, end)).status).toBe(200);
  expect(await state()).toContain('"signedIn":false');
  expect((await correct(bearer(other.token))).status).toBe(401);
  expect((await ask(service.url, `/api/v1/keys/${other.id}`, end)).status).toBe(404);
  expect((await correct(bearer(short.token))).status).toBe(400);
  clock.passes(24 * 60);
  expect((await correct(bearer(short.token))).status).toBe(401);
});

test('keys are listed with their state and last use, and neither list nor database holds their text', async () => {
  const { id, token } = await newKey({ role: 'viewer' });
  await correct(bearer(token));
  const { text } = await keys(bearer(ADMIN_TOKEN));
  const mine = listedKeys.parse(JSON.parse(text)).items.find((key) => key.id === id);
  expect(mine).toMatchObject({
    masked: `rtk_${id}_••••`,
    state: 'good',
    lastUsedAt: clock.now().toISOString(),
  });
  const stored: unknown = await database.dataSource.query('SELECT to_jsonb(k) AS key FROM api_key k');
  const secret = token.slice(`rtk_${id}_`.length);
  expect([text.includes(secret), JSON.stringify(stored).includes(secret)]).toEqual([false, false]);
});

test('a guessed key counts as a wrong token', async () => {
  const guess = bearer(`rtk_0123abcd_${'a'.repeat(43)}`);
  for (let tried = 0; tried < 10; tried += 1) expect((await correct(guess)).status).toBe(401);
  expect((await correct(guess)).status).toBe(429);
});

test('every change is in the audit log with who, what and how it ended, without secrets', async () => {
  const analyst = await newKey({ role: 'analyst', name: 'Reader' });
  await pause(bearer(ADMIN_TOKEN));
  await correct(bearer(analyst.token));
  await ask(service.url, '/api/v1/session', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token: ADMIN_TOKEN }),
  });
  const { text } = await audit(bearer(ADMIN_TOKEN), '?limit=4');
  const { items } = auditShape.parse(JSON.parse(text));
  expect(items).toEqual([
    {
      actor: 'holder of the admin token',
      role: 'admin',
      action: 'POST /api/v1/session',
      target: '/api/v1/session',
      detail: '{"token":"(not kept)"}',
      status: 200,
    },
    expect.objectContaining({
      actor: `API key "Reader" (${analyst.id})`,
      role: 'analyst',
      action: 'POST /api/v1/corrections',
      status: 400,
    }),
    {
      actor: 'holder of the admin token',
      role: 'admin',
      action: 'PATCH /api/v1/feeds/:id',
      target: '/api/v1/feeds/gulf-wire',
      detail: '{"enabled":false}',
      status: 200,
    },
    expect.objectContaining({ action: 'POST /api/v1/keys', status: 201 }),
  ]);
  expect(text).not.toContain(ADMIN_TOKEN);
  const csv = await audit(bearer(ADMIN_TOKEN), '?format=csv&limit=2');
  expect(csv.text.split('\r\n')[0]).toBe('id,at,actor,role,action,target,detail,address,status');
  expect((await audit(bearer(ADMIN_TOKEN), '?to=2001-01-01')).text).toBe('{"items":[],"nextCursor":null}');
});

test('a start with other settings is in the audit log, without secrets, and one with the same is not', async () => {
  const started = async (env: Record<string, string>) => {
    const other = await startApp({ ...database.open, close: () => Promise.resolve() }, clock, env);
    await other.close();
  };
  const { text: before } = await audit(bearer(ADMIN_TOKEN), '?limit=1');
  await started({});
  expect((await audit(bearer(ADMIN_TOKEN), '?limit=1')).text).toBe(before);
  await started({ REQUIRE_SIGN_IN: 'true', SMTP_URL: 'smtp://a:hunter2@mail', MAIL_FROM: 'a@b.example' });
  const { text } = await audit(bearer(ADMIN_TOKEN), '?limit=1');
  const [entry] = auditShape.parse(JSON.parse(text)).items;
  expect(entry).toMatchObject({
    actor: 'start of the service',
    action: 'start with other settings',
    status: 200,
  });
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ requireSignIn: true, smtp: 'set' });
  expect(text).not.toMatch(/hunter2|b\.example/);
  await started({});
});

test.each([
  'UPDATE audit_entry SET actor = $$nobody$$',
  'DELETE FROM audit_outcome',
  'TRUNCATE audit_entry CASCADE',
])('the audit log refuses: %s', async (statement) => {
  await pause(bearer(ADMIN_TOKEN));
  await expect(database.dataSource.query(statement)).rejects.toThrow('the audit log is only ever added to');
});

test.each([
  [{ role: 'owner' }, 'role'],
  [{ role: 'viewer', days: 0 }, 'days'],
  [{ role: 'viewer', days: 1.5 }, 'days'],
  [{ role: 'viewer', scopes: [] }, 'scopes'],
  [{ role: 'viewer', name: ' ' }, 'name'],
  [{ role: 'viewer', name: 'a\nb' }, 'name'],
  [{ role: 'viewer', hash: 'x' }, 'hash'],
])('a key of %j is not made, and the fault is named', async (wanted, fault) => {
  const init = {
    method: 'POST',
    headers: bearer(ADMIN_TOKEN),
    body: JSON.stringify({ name: 'x', ...wanted }),
  };
  const refused = await problem(service.url, '/api/v1/keys', init);
  expect([refused.status, refused.errors?.[0]?.name]).toEqual([400, fault]);
});
