import { z } from 'zod';
import type { RunningService } from '../../src/main.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { ADMIN_TOKEN, startApp, TestClock } from './app.js';
import { ask } from './requests.js';

/** Who may ask for each change at least; `anyone` needs no sign-in, `anyone from anywhere` not even our own page. */
const NEEDED: Readonly<Record<string, 'viewer' | 'analyst' | 'admin' | 'anyone' | 'anyone from anywhere'>> = {
  'POST /api/v1/corrections': 'analyst',
  'POST /api/v1/corrections/{id}/undo': 'analyst',
  'DELETE /api/v1/corrections/{id}': 'analyst',
  'POST /api/v1/feeds': 'analyst',
  'POST /api/v1/feeds/try': 'analyst',
  'PATCH /api/v1/feeds/{id}': 'admin',
  'DELETE /api/v1/feeds/{id}': 'analyst',
  'POST /api/v1/keys': 'admin',
  'DELETE /api/v1/keys/{id}': 'admin',
  'POST /api/v1/promises/{id}/matches': 'analyst',
  'DELETE /api/v1/promises/{id}/matches/{developmentId}': 'analyst',
  'PUT /api/v1/promises/{id}/state': 'analyst',
  'DELETE /api/v1/promises/{id}/state': 'analyst',
  'PUT /api/v1/promises/{id}/due': 'analyst',
  'DELETE /api/v1/promises/{id}/due': 'analyst',
  'POST /api/v1/reclassification': 'admin',
  'POST /api/v1/rules': 'analyst',
  'POST /api/v1/rules/back-test': 'analyst',
  'PATCH /api/v1/rules/{id}': 'analyst',
  'DELETE /api/v1/rules/{id}': 'analyst',
  'POST /api/v1/rules/{id}/restore': 'analyst',
  'POST /api/v1/silences': 'analyst',
  'POST /api/v1/silences/preview': 'analyst',
  'DELETE /api/v1/silences/{id}': 'analyst',
  'POST /api/v1/deliveries/replay': 'analyst',
  'POST /api/v1/subscriptions/bounces': 'admin',
  'DELETE /api/v1/subscriptions/bounces': 'admin',
  'POST /api/v1/subscriptions/endpoints': 'analyst',
  'PATCH /api/v1/subscriptions/endpoints/{id}': 'analyst',
  'POST /api/v1/subscriptions/endpoints/{id}/test': 'analyst',
  'POST /api/v1/subscriptions/endpoints/{id}/secret': 'analyst',
  'POST /api/v1/subscriptions/invitations': 'analyst',
  'POST /api/v1/session': 'anyone',
  'DELETE /api/v1/session': 'anyone',
  'DELETE /api/v1/sessions': 'viewer',
  'DELETE /api/v1/sessions/{id}': 'viewer',
  'POST /api/v1/subscriptions': 'anyone',
  'POST /api/v1/subscriptions/confirm': 'anyone',
  'PATCH /api/v1/subscriptions/own/{token}/{id}': 'anyone',
  'POST /api/v1/subscriptions/own/{token}/end': 'anyone',
  'DELETE /api/v1/subscriptions/own/{token}': 'anyone',
  'POST /unsubscribe/{token}': 'anyone from anywhere',
};
const CHANGING = ['post', 'put', 'patch', 'delete'];
const ROLES = ['viewer', 'analyst', 'admin'] as const;
const json = { 'content-type': 'application/json' };

let database: TestDatabase;
let service: RunningService;
beforeAll(async () => {
  database = await createTestDatabase();
  service = await startApp(database.open, new TestClock());
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

/** Every route that changes something, as the service itself describes it. */
async function changingRoutes(): Promise<readonly string[]> {
  const { text } = await ask(service.url, '/api/openapi.json');
  const { paths } = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(JSON.parse(text));
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => CHANGING.includes(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** How a change is answered that says nothing sensible: 401 or 403 where it is refused, else what is wrong with it. */
async function answerTo(route: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const address = path.replaceAll(/\{\w+\}/g, '00000000');
  return (await ask(service.url, address, { method, headers: { ...json, ...headers }, body: '{}' })).status;
}

async function refused(route: string, headers: Readonly<Record<string, string>>): Promise<boolean> {
  return [401, 403].includes(await answerTo(route, headers));
}

const keyShape = z.object({ token: z.string() });

async function keyOf(wanted: object): Promise<Record<string, string>> {
  const { text } = await ask(service.url, '/api/v1/keys', {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ name: 'of a test', ...wanted }),
  });
  return { authorization: `Bearer ${keyShape.parse(JSON.parse(text)).token}` };
}

/** The routes, each with whether it is refused. */
async function refusals(
  headers: (route: string) => Promise<Record<string, string>> | Record<string, string>,
) {
  const found: [string, boolean][] = [];
  for (const route of Object.keys(NEEDED)) found.push([route, await refused(route, await headers(route))]);
  return Object.fromEntries(found);
}

const expected = (isRefused: (needed: string) => boolean) =>
  Object.fromEntries(Object.entries(NEEDED).map(([route, needed]) => [route, isRefused(needed)]));
const isForSignedIn = (needed: string): boolean => ['viewer', 'analyst', 'admin'].includes(needed);

test('every route that changes something stands in this table, and nothing else does', async () => {
  expect([...(await changingRoutes())].sort()).toEqual(Object.keys(NEEDED).sort());
});

test('nobody changes anything without a sign-in but what is meant for everyone', async () => {
  expect(await refusals(() => ({}))).toEqual(expected(isForSignedIn));
});

test.each(ROLES)('a key of a %s changes what its role allows and no more', async (role) => {
  const key = await keyOf({ role });
  const may = ROLES.slice(0, ROLES.indexOf(role) + 1);
  expect(await refusals(() => key)).toEqual(
    expected((needed) => isForSignedIn(needed) && !may.some((one) => one === needed)),
  );
});

test('a key changes what lies in its scopes and nothing else, whatever its role', async () => {
  const keys = new Map<string, Record<string, string>>();
  const scopeOf = (route: string) => /^\w+ \/(?:api\/v1\/)?([a-z]+)/.exec(route)?.[1] ?? '';
  const withScope = async (scope: string) => {
    const key = keys.get(scope) ?? (await keyOf({ role: 'admin', scopes: [scope] }));
    keys.set(scope, key);
    return key;
  };
  expect(await refusals((route) => withScope(scopeOf(route)))).toEqual(expected(() => false));
  expect(await refusals(() => withScope('coverage'))).toEqual(expected(isForSignedIn));
});

test('a session changes nothing without its own token, and another site nothing at all', async () => {
  const signIn = await ask(service.url, '/api/v1/session', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token: ADMIN_TOKEN }),
  });
  const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const csrf = z.object({ csrfToken: z.string() }).parse(JSON.parse(signIn.text)).csrfToken;
  expect(await refusals(() => ({ cookie }))).toEqual({
    ...expected(isForSignedIn),
    // Signing out is a change of the session.
    'DELETE /api/v1/session': true,
  });
  const abroad = { cookie, 'x-csrf-token': csrf, 'sec-fetch-site': 'cross-site' };
  expect(await refusals(() => abroad)).toEqual(expected((needed) => needed !== 'anyone from anywhere'));
  expect(await refusals(() => ({ ...abroad, 'sec-fetch-site': 'same-site' }))).toEqual(
    expected((needed) => needed !== 'anyone from anywhere'),
  );
});
