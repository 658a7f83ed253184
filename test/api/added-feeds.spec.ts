import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { openDatabase, type OpenDatabase } from '../../src/database/open-database.js';
import type { RunningService } from '../../src/main.js';
import { feedsFile } from '../feeds/loopback-feeds.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { rssOf } from '../support/feed-document.js';
import * as answers from '../support/feed-server.js';
import { ADMIN_TOKEN, startApp, TestClock } from './app.js';
import { ask, list, problem } from './requests.js';

const feedShape = z.object({
  ...{ id: z.string(), name: z.string(), url: z.string(), publisher: z.string(), enabled: z.boolean() },
  origin: z.enum(['list', 'person']),
  addition: z.object({ by: z.string(), at: z.string() }).nullable(),
  withdrawal: z.object({ by: z.string(), reason: z.string() }).nullable(),
});
const AGREED = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const DOCUMENT = rssOf([
  { guid: 'a1', title: AGREED, published: 'Thu, 19 Nov 2026 09:00:00 GMT', summary: 'More is expected.' },
  { guid: 'a2', title: 'The city library opens a reading room for children', summary: '' },
]);

let database: TestDatabase;
let feeds: answers.FeedServer;
let listFile: string;
let clock: TestClock;
let service: RunningService;
const start = (open: OpenDatabase, env: Readonly<Record<string, string>> = {}) =>
  startApp(open, clock, { FEEDS_FILE: listFile, ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8', ...env });
/** One more instance on the same database, which polls. */
const polling = async () =>
  start(await openDatabase({ databaseUrl: database.url, dataDir: tmpdir() }), { POLL_ENABLED: 'true' });
beforeAll(async () => {
  database = await createTestDatabase();
  feeds = await answers.startFeedServer();
  feeds.on('/listed', answers.serve(DOCUMENT));
  listFile = feedsFile([{ id: 'of-the-list', url: feeds.url('/listed') }]);
  clock = new TestClock();
  service = await start(database.open);
});
afterAll(async () => {
  await service.close();
  await feeds.close();
  await database.drop();
  rmSync(dirname(listFile), { recursive: true });
});
// Whatever was counted against somebody is forgotten by now.
beforeEach(() => {
  clock.passes(60);
});

const bearer = (token: string) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${token}`,
});
const admin = bearer(ADMIN_TOKEN);
async function analyst(name: string) {
  const body = JSON.stringify({ name, role: 'analyst' });
  const { text } = await ask(service.url, '/api/v1/keys', { method: 'POST', headers: admin, body });
  return bearer(z.object({ token: z.string() }).parse(JSON.parse(text)).token);
}
const post = (path: string, body: object, headers: Record<string, string> = admin) =>
  [
    service.url,
    `/api/v1/feeds${path}`,
    { method: 'POST', headers, body: JSON.stringify(body) },
  ] satisfies Parameters<typeof ask>;
const removal = (id: string, headers: Record<string, string>) =>
  [
    service.url,
    `/api/v1/feeds/${id}?reason=Wrong+section`,
    { method: 'DELETE', headers },
  ] satisfies Parameters<typeof ask>;
const feedOf = async (asked: Parameters<typeof ask>) => {
  const { status, text } = await ask(...asked);
  if (status > 201) throw new Error(`${status}: ${text}`);
  return feedShape.parse(JSON.parse(text));
};
const tryOut = async (url: string): Promise<unknown> =>
  JSON.parse((await ask(...post('/try', { url }))).text);
const stored = async (id: string) =>
  (await list(service.url, '/api/v1/feeds', feedShape)).items.find((feed) => feed.id === id);

test('a try asks once, tells what the address brings and how it would be judged, and stores nothing', async () => {
  feeds.on('/new', answers.serve(DOCUMENT));
  feeds.on('/old', answers.redirect(301, feeds.url('/new')));
  const before = await list(service.url, '/api/v1/feeds', feedShape);
  expect(await tryOut(feeds.url('/old'))).toMatchObject({
    ...{ finalUrl: feeds.url('/new'), movedTo: feeds.url('/new'), status: 200, problem: null, knownAs: null },
    document: {
      ...{ format: 'rss', items: 2, newest: '2026-11-19T09:00:00Z' },
      languages: [{ language: 'en', items: 2 }],
      first: [{ title: AGREED, relevant: true }, { relevant: false }],
    },
    suggested: { url: feeds.url('/new'), language: 'en' },
  });
  expect(feeds.requests.filter(({ path }) => path === '/new')).toHaveLength(1);
  expect(await list(service.url, '/api/v1/feeds', feedShape)).toEqual(before);
  expect(await tryOut(feeds.url('/listed'))).toMatchObject({ knownAs: { id: 'of-the-list' } });
});

test.each([
  ['a web page', answers.serve('<!doctype html><title>Hello</title>'), 'not-a-feed', /web page/],
  ['a bomb', answers.gzipBomb(40), 'too-large', /larger than 10 MB/],
  ['a circle', answers.redirect(302, '/tried'), 'too-many-redirects', /redirect/],
  [
    'an address that may not be asked',
    answers.redirect(302, 'http://10.0.0.1/'),
    'refused-address',
    /10\.0\.0\.1/,
  ],
  ['nothing', answers.answerStatus(404), 'http-status', /404/],
] as const)('a try of %s says what is wrong and what to do', async (_, answer, kind, message) => {
  feeds.on('/tried', answer);
  expect(await tryOut(feeds.url('/tried'))).toMatchObject({
    ...{ document: null, suggested: null },
    problem: {
      kind,
      message: expect.stringMatching(message) as string,
      remedy: expect.stringMatching(/\.$/) as string,
    },
  });
});

test('an address that is none is refused before anything is asked, and so is a try too many', async () => {
  const refused = await problem(...post('/try', { url: 'ftp://x.example/' }));
  expect([refused.status, refused.errors?.map(({ name }) => name)]).toEqual([400, ['url']]);
  const headers = await analyst('Eager desk');
  feeds.on('/tried', answers.serve(DOCUMENT));
  const tries = Array.from({ length: 31 }, () => ask(...post('/try', { url: feeds.url('/tried') }, headers)));
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([...Array.from({ length: 30 }, () => 200), 429]);
  expect((await ask(...post('/try', { url: feeds.url('/tried') }))).status).toBe(200);
});

test('an added feed is one more, with who added it; its adder removes it with a reason, and can add it again', async () => {
  const [desk, other] = [await analyst('Desk 3'), await analyst('Desk 4')];
  const wanted = { name: 'Harbour Post', url: feeds.url('/harbour') };
  const added = await feedOf(post('', wanted, desk));
  expect(added).toMatchObject({
    ...{ id: '127-0-0-1-harbour', origin: 'person', enabled: true, withdrawal: null },
    addition: { by: expect.stringContaining('Desk 3') as string },
    // A further section of a site that is known counts as the same voice.
    publisher: 'of-the-list',
  });
  expect(await problem(...post('', wanted))).toMatchObject({
    ...{ status: 409, errors: [{ name: 'url' }] },
    detail: 'This address is the feed "127-0-0-1-harbour": it is polled already, so there is nothing to do.',
  });
  expect(await problem(...removal(added.id, other))).toMatchObject({ status: 403 });
  expect(await feedOf(removal(added.id, desk))).toMatchObject({
    ...{ enabled: false, withdrawal: { reason: 'Wrong section' } },
  });
  expect((await problem(...removal(added.id, admin))).status).toBe(409);
  const resume = { method: 'PATCH', headers: admin, body: '{"enabled":true}' };
  expect((await problem(service.url, `/api/v1/feeds/${added.id}`, resume)).status).toBe(409);
  expect(await feedOf(post('', wanted, other))).toMatchObject({
    ...{ id: added.id, enabled: true, withdrawal: null },
    addition: { by: expect.stringContaining('Desk 4') as string },
  });
});

test('what is wrong with a feed is said by field, as for the list; what the list holds is not removed', async () => {
  const bad = { name: ' ', url: 'http://a:b@x.example/', country: 'Pakistan', id: 'No Key' };
  const refused = await problem(...post('', bad));
  expect(refused.errors?.map(({ name }) => name).sort()).toEqual(['country', 'id', 'name', 'url']);
  expect(await problem(...removal('of-the-list', admin))).toMatchObject({
    ...{ status: 409, detail: expect.stringContaining('FEEDS_FILE') as string },
  });
});

test('an added feed outlasts a start with another list, and each poll of it is one whatever instances run', async () => {
  feeds.on('/canal', answers.serve(DOCUMENT));
  const { id } = await feedOf(post('', { name: 'Canal Mirror', url: feeds.url('/canal'), id: 'canal' }));
  writeFileSync(
    listFile,
    JSON.stringify([{ id: 'next', name: 'Next', url: feeds.url('/next'), enabled: false }]),
  );
  const instances = await Promise.all([polling(), polling()]);
  const titles = async () => {
    const { items } = await list(service.url, '/api/v1/articles', z.object({ title: z.string() }));
    return items.map(({ title }) => title);
  };
  const deadline = Date.now() + 30_000;
  while (!(await titles()).includes(AGREED) && Date.now() < deadline) await pause(50);
  expect(await titles()).toContain(AGREED);
  await Promise.all(instances.map((instance) => instance.close()));
  expect(feeds.requests.filter(({ path }) => path === '/canal')).toHaveLength(1);
  expect([(await stored(id))?.enabled, (await stored('of-the-list'))?.enabled]).toEqual([true, false]);
});
