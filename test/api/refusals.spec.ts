import { request } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { z } from 'zod';
import { ARTICLES, FEEDS, startService, type TestService } from '../support/service.js';
import { ask, problem } from './requests.js';

let service: TestService;
beforeAll(async () => {
  service = await startService({
    import: [ARTICLES],
    env: { FEEDS_FILE: FEEDS, PUBLIC_URL: 'https://tracker.example' },
  });
});
afterAll(() => service.stop());

describe('what is refused', () => {
  test.each([
    ['developments?limit=0', 'limit', '0'],
    ['developments?indicator=sport', 'indicator', 'sport'],
    ['developments?from=2026-02-30', 'from', '2026-02-30'],
    ['developments?from=2026-02-02&to=2026-01-01', 'from', '2026-02-02'],
    ['developments?asOf=yesterday', 'asOf', 'yesterday'],
    ...[
      'developments',
      'index',
      'promises',
      'coverage',
      'reports',
      'reports/2020-W01',
      'index/trade/2020-W01',
    ].map(
      (path) =>
        [`${path}?asOf=2999-01-01T00:00:00Z`, 'asOf', '2999-01-01T00:00:00Z'] satisfies [
          string,
          string,
          string,
        ],
    ),
    ['developments?q=%00', 'q', '\0'],
    ['developments?sort=date', 'sort', 'date'],
    [
      'developments?cursor=eyJkYXRlIjoiMjAyNi05OS05OSIsImlkIjoieCJ9',
      'cursor',
      'eyJkYXRlIjoiMjAyNi05OS05OSIsImlkIjoieCJ9',
    ],
    // {"date":"0000-01-01","id":"x"} and {"sortAt":"0000-01-01T00:00:00Z","id":"x"}: no years of PostgreSQL's.
    [
      'developments?cursor=eyJkYXRlIjoiMDAwMC0wMS0wMSIsImlkIjoieCJ9',
      'cursor',
      'eyJkYXRlIjoiMDAwMC0wMS0wMSIsImlkIjoieCJ9',
    ],
    [
      'articles?cursor=eyJzb3J0QXQiOiIwMDAwLTAxLTAxVDAwOjAwOjAwWiIsImlkIjoieCJ9',
      'cursor',
      'eyJzb3J0QXQiOiIwMDAwLTAxLTAxVDAwOjAwOjAwWiIsImlkIjoieCJ9',
    ],
    ['developments/x?format=csv', 'format', 'csv'],
    ['index?scale=month', 'scale', 'month'],
    ['index?scale=year&from=2020-W01', 'from', '2020-W01'],
    ['index?from=2026-W60', 'from', '2026-W60'],
    ['index/sport/2026-W01', 'indicator', 'sport'],
    ['index/trade/2026-W60', 'week', '2026-W60'],
    ['articles?relevant=maybe', 'relevant', 'maybe'],
    ['promises?state=kept', 'state', 'kept'],
    ['coverage?to=2026', 'to', '2026'],
  ])('%s answers 400 and names argument, value and what is allowed', async (path, name, value) => {
    const { status, errors, detail } = await problem(service.url, `/api/v1/${path}`);
    expect(status).toBe(400);
    expect(errors?.map((error) => [error.name, error.value])).toEqual([[name, value]]);
    expect(detail).toContain(errors?.[0]?.allowed.slice(0, 20));
  });

  test('what is wrong with a field is told by a code too, with the bound, for pages in other languages', async () => {
    const body = JSON.stringify({ topics: [], address: `${'a'.repeat(330)}@example.org`, colour: 'red' });
    const refused = await problem(service.url, '/api/v1/subscriptions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    const told = refused.errors?.map(({ name, code, limit }) => [name, code, limit]);
    expect(told).toEqual([
      ['address', 'too-long', 320],
      ['topics', 'missing', null],
      ['consent', 'missing', null],
      ['colour', 'unknown', null],
    ]);
  });

  test.each([
    '/api/v1/nope',
    '/api/v1/developments/nope',
    '/api/v1/index/trade/1900-W01',
    '/api/docs/nope',
    '/assets/nope.js',
    '/feeds/sport.rss',
    '/feeds/all.pdf',
    '/nowhere',
    '/%',
  ])('%s is not found, and is said so as a problem without a trace', async (path) => {
    const { status, detail } = await problem(service.url, path);
    expect(status).toBe(404);
    expect(detail).not.toMatch(/ at .*:\d+/);
  });

  test.each([
    ['POST', '/api/v1/developments', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/api/v1/index/', 'GET, HEAD, OPTIONS'],
    ['PUT', '/api/v1/feeds/x', 'DELETE, OPTIONS, PATCH'],
    ['PATCH', '/api/v1/session', 'DELETE, GET, HEAD, OPTIONS, POST'],
    ['POST', '/feeds/all.rss', 'GET, HEAD, OPTIONS'],
  ])('%s of %s answers 405 and names the methods that there are', async (method, path, allowed) => {
    const refused = await problem(service.url, path, { method });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, allowed]);
    const options = await ask(service.url, path, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow'), options.text]).toEqual([204, allowed, '']);
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each(['/', '/api/v1/developments', '/healthz'])(
    '%s does not repeat a request (TRACE)',
    async (path) => {
      const answer = await new Promise<[number, string]>((resolve, reject) => {
        request(
          new URL(path, service.url),
          { method: 'TRACE', headers: { 'x-shown': 'back' } },
          (response) => {
            textOf(response).then((text) => {
              resolve([response.statusCode ?? 0, text]);
            }, reject);
          },
        )
          .on('error', reject)
          .end();
      });
      expect([404, 405]).toContain(answer[0]);
      expect(answer[1]).not.toContain('x-shown');
    },
  );

  test('a person at an unknown address gets the dashboard, with status 404', async () => {
    const { status, headers, text } = await ask(service.url, '/nowhere', {
      headers: { accept: 'text/html' },
    });
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toContain('<script');
  });

  test.each(['rules', 'subscriptions', 'deliveries', 'silences'])(
    '%s tells of people and endpoints, and is read by the signed in only',
    async (name) => {
      expect((await problem(service.url, `/api/v1/${name}`)).status).toBe(401);
    },
  );
});

describe('beside the lists', () => {
  test('the description is OpenAPI 3.1, and every reference in it leads somewhere', async () => {
    const { text } = await ask(service.url, '/api/openapi.json');
    const parameter = z.object({
      name: z.string(),
      in: z.enum(['query', 'path', 'header']),
      required: z.boolean(),
      schema: z.object({}),
    });
    const media = z.record(z.string(), z.unknown()).optional();
    const operation = z.object({
      summary: z.string(),
      parameters: z.array(parameter),
      responses: z.record(z.string(), z.object({ description: z.string().min(1), content: media })),
    });
    const described = z
      .object({
        openapi: z.literal('3.1.0'),
        info: z.object({ title: z.string(), version: z.string() }),
        paths: z.record(z.string(), z.record(z.string(), operation)),
      })
      .parse(JSON.parse(text));
    for (const name of [
      'developments',
      'developments/{id}',
      'index',
      'index/{indicator}/{week}',
      'promises',
      'observations',
      'documents',
      'articles',
      'articles/{id}',
      'corrections',
      'corrections/{id}/undo',
      'reading-list',
      'reclassification',
      'reclassification/changes',
      'feeds',
      'feeds/{id}',
      'feeds/try',
      'coverage',
      'indicators',
      'session',
    ]) {
      expect(Object.keys(described.paths)).toContain(`/api/v1/${name}`);
    }
    for (const [path, methods] of Object.entries(described.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const { parameters } of Object.values(methods)) {
        expect(parameters.filter((given) => given.in === 'path').map((given) => given.name)).toEqual(inPath);
      }
    }
    for (const [path, methods] of Object.entries(described.paths)) {
      if (!/^\/api\/v1\/(rules|subscriptions|deliveries|silences)/.test(path)) continue;
      for (const [method, { responses }] of Object.entries(methods)) {
        const good = Object.entries(responses).find(([code]) => code.startsWith('2'));
        const json = z
          .looseObject({ schema: z.looseObject({}) })
          .safeParse(good?.[1].content?.['application/json']);
        expect([method, path, good?.[0] === '204' || json.success]).toEqual([method, path, true]);
        expect([method, path, ...Object.keys(responses['default']?.content ?? {})]).toEqual([
          ...[method, path, 'application/problem+json'],
        ]);
      }
    }
    expect(text).not.toContain('"$ref":"#/$defs');
    const { responses } = described.paths['/api/v1/developments']?.['get'] ?? {};
    expect(Object.keys(responses?.['200']?.content ?? {})).toEqual(['application/json', 'text/csv']);
    expect(Object.keys(responses?.['default']?.content ?? {})).toEqual(['application/problem+json']);
    expect(text).toContain('any of trade, defence, energy, diplomacy, other; several with commas between');
  });

  test('the page of the API is readable under its own content policy', async () => {
    const page = await ask(service.url, '/api/docs');
    expect(page.text).toContain('/api/v1/developments');
    expect(page.text).not.toMatch(/<style|<script|style="/);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const style = await ask(service.url, '/api/docs.css');
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });

  test.each(['all.rss', 'trade.atom', 'energy.json'])(
    '/feeds/%s has its items under the public address',
    async (file) => {
      const { status, text, headers } = await ask(service.url, `/feeds/${file}`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toMatch(/^application\/(?:rss\+xml|atom\+xml|feed\+json)/);
      expect(text).toMatch(/https:\/\/tracker\.example\/developments\/dev-/);
    },
  );

  test('every answer carries the security headers, and none says what runs here', async () => {
    for (const path of ['/', '/api/v1/indicators', '/nowhere', '/healthz']) {
      const { headers } = await ask(service.url, path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      for (const part of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"]) {
        expect(headers.get('content-security-policy')).toContain(part);
      }
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  test('over https a session lives in a cookie of this host alone, and under its plain name it is none', async () => {
    const answer = await ask(service.url, '/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: service.adminToken }),
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-tracker_session=[\w-]{43}; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/,
    );
    const [sent = ''] = cookie.split(';');
    const statusOf = async (name: string) =>
      (await ask(service.url, '/api/v1/rules', { headers: { cookie: name } })).status;
    expect(await statusOf(`a=b; ${sent}`)).toBe(200);
    expect(await statusOf(sent.replace('__Host-', ''))).toBe(401);
  });

  test('what tells of people is kept by no browser', async () => {
    const authorization = `Bearer ${service.adminToken}`;
    for (const path of ['rules', 'subscriptions', 'deliveries', 'silences', 'keys', 'audit']) {
      const { headers } = await ask(service.url, `/api/v1/${path}`, { headers: { authorization } });
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });

  test('health, readiness and metrics answer', async () => {
    expect(JSON.parse((await ask(service.url, '/healthz')).text)).toEqual({ status: 'ok' });
    expect(JSON.parse((await ask(service.url, '/readyz')).text)).toMatchObject({ status: 'ready' });
    const { text } = await ask(service.url, '/metrics');
    expect(text).toMatch(/^tracker_database_up 1$/m);
    expect(text).toMatch(/^tracker_feeds\{state="off"\} 9$/m);
  });
});
