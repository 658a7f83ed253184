import type { RunningService } from '../../src/main.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { ADMIN_TOKEN, startApp, TestClock } from './app.js';
import { ask, problem } from './requests.js';

let database: TestDatabase;
let service: RunningService;
beforeAll(async () => {
  database = await createTestDatabase();
  service = await startApp(database.open, new TestClock(), {
    REQUIRE_SIGN_IN: 'true',
    PUBLIC_URL: 'https://tracker.example',
  });
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const reading = [
  '/api/v1/indicators',
  '/api/v1/developments',
  '/api/v1/developments/x',
  '/api/v1/feeds',
  '/api/v1/alarms',
  '/feeds/all.rss',
  '/metrics',
];

test.each(reading)('%s needs a sign-in', async (path) => {
  expect((await problem(service.url, path)).status).toBe(401);
  expect((await ask(service.url, path, { method: 'HEAD' })).status).toBe(401);
});

test.each(reading)('%s is read with the token or in a session', async (path) => {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: ADMIN_TOKEN }),
  };
  const cookie = (await ask(service.url, '/api/v1/session', post)).headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/; Secure/);
  for (const headers of [
    { authorization: `Bearer ${ADMIN_TOKEN}` },
    { cookie: cookie.split(';')[0] ?? '' },
  ]) {
    expect((await ask(service.url, path, { headers })).status).not.toBe(401);
  }
});

test.each(['/healthz', '/readyz', '/api/v1/session', '/api/docs', '/api/openapi.json'])(
  '%s stays open, or nobody could sign in or watch the service',
  async (path) => {
    expect((await ask(service.url, path)).status).toBe(200);
  },
);
