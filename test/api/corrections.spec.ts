import { z } from 'zod';
import { isoWeekOf } from '../../src/kernel/iso-week.js';
import { ARTICLES, FEEDS, startService, type TestService } from '../support/service.js';
import { ask, list, problem } from './requests.js';

const correction = z.object({
  id: z.string(),
  kind: z.string(),
  articleId: z.string().nullable(),
  developmentId: z.string().nullable(),
  undoes: z.string().nullable(),
  inForce: z.boolean(),
  undoneBy: z.string().nullable(),
  reason: z.string(),
  actor: z.string(),
});
const development = z.object({
  id: z.string(),
  what: z.string(),
  score: z.number(),
  confidence: z.number(),
  sources: z.array(z.object({ articleId: z.string() })),
});
const path = '/api/v1/corrections';
const RECENT = isoWeekOf(new Date().toISOString().slice(0, 10));
const NEWS = '/api/v1/developments?origin=news&limit=500';

let service: TestService;
let bearer: Record<string, string>;
beforeAll(async () => {
  service = await startService({ import: [ARTICLES], env: { FEEDS_FILE: FEEDS } });
  bearer = { authorization: `Bearer ${service.adminToken}` };
});
afterAll(() => service.stop());

const posting = (body: unknown, headers: Record<string, string> = bearer): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

async function entered(body: unknown, at = path) {
  const { status, text } = await ask(service.url, at, posting(body));
  if (status !== 201) throw new Error(`${at} answered ${status}: ${text}`);
  return correction.parse(JSON.parse(text));
}

/** A development of one report, so that its article's verdict is its own. */
async function ofOneReport() {
  const { items } = await list(service.url, NEWS, development);
  const found = items.find(({ sources, score }) => sources.length === 1 && score > 2);
  const articleId = found?.sources[0]?.articleId;
  if (found === undefined || articleId === undefined) throw new Error('Every development has many reports.');
  return { ...found, articleId };
}

const scoreOf = async (id: string) => {
  const { text } = await ask(service.url, `/api/v1/developments/${id}`);
  return development.parse(JSON.parse(text)).score;
};

/** What the index of a recent week would lose without the development. */
async function goneWithout(id: string): Promise<readonly string[]> {
  const { text } = await ask(service.url, `/api/v1/index/composite/${RECENT}/without?development=${id}`);
  return z.object({ gone: z.array(z.string()) }).parse(JSON.parse(text)).gone;
}

test('a correction takes effect with its answer, is on record with who and why, and is taken back by one more entry', async () => {
  const { id, articleId, score } = await ofOneReport();
  const first = await entered({ kind: 'article', articleId, change: { score: 1 }, reason: 'only intent' });
  expect(first).toMatchObject({ inForce: true, reason: 'only intent', actor: 'holder of the admin token' });
  expect(await scoreOf(id)).toBe(1);
  const undo = await entered({ reason: 'it was signed after all' }, `${path}/${first.id}/undo`);
  expect(undo).toMatchObject({ kind: 'undo', undoes: first.id, articleId });
  expect(await scoreOf(id)).toBe(score);
  const gone = await ask(service.url, `${path}/${undo.id}?reason=no`, { method: 'DELETE', headers: bearer });
  expect(gone.status).toBe(200);
  expect(await scoreOf(id)).toBe(1);
  const { items } = await list(service.url, `${path}?article=${articleId}`, correction);
  expect(items.map(({ kind, inForce }) => [kind, inForce])).toEqual([
    ['undo', true],
    ['undo', false],
    ['article', true],
  ]);
  const csv = await ask(service.url, `${path}?article=${articleId}&format=csv`);
  expect(csv.text.split('\r\n')[0]).toContain('change.score');
  const labels = await service.tracker(['corrections', '--as-labels']);
  expect(labels.stdout).toContain('"intensity":1');
});

test('nobody corrects without signing in, and another site not at all', async () => {
  const { articleId } = await ofOneReport();
  const body = { kind: 'article', articleId, change: { score: 1 }, reason: 'x' };
  expect((await problem(service.url, path, posting(body, {}))).status).toBe(401);
  const crossSite = { ...bearer, origin: 'https://evil.example' };
  expect((await problem(service.url, path, posting(body, crossSite))).status).toBe(403);
});

test.each([
  ['no reason', { kind: 'article', articleId: 'a', change: { score: 1 } }, 400, 'why, in a few words'],
  [
    'nothing to correct',
    { kind: 'article', articleId: 'a', change: {}, reason: 'x' },
    400,
    'at least one part',
  ],
  [
    'a score beyond the scale',
    { kind: 'article', articleId: 'a', change: { score: 11 }, reason: 'x' },
    400,
    '-10 to 10',
  ],
  ['another part', { kind: 'article', articleId: 'a', change: { colour: 1 }, reason: 'x' }, 400, ''],
  [
    'no such article',
    { kind: 'article', articleId: 'a', change: { score: 1 }, reason: 'x' },
    404,
    'There is no article',
  ],
  ['one development', { kind: 'merge', developmentIds: ['a'], reason: 'x' }, 400, 'at least 2'],
  ['no kind', { reason: 'x' }, 400, '"kind"'],
])('%s is refused, saying what is allowed', async (_what, body, status, words) => {
  const refused = await problem(service.url, path, posting(body));
  expect(refused.status).toBe(status);
  expect(refused.detail).toContain(words);
});

test('developments are merged, the old address leads on, and the undo parts them', async () => {
  const { items } = await list(service.url, NEWS, development);
  const ids = items.slice(0, 2).map(({ id }) => id);
  const merge = await entered({ kind: 'merge', developmentIds: ids, reason: 'one act' });
  const after = (await list(service.url, NEWS, development)).items.map(({ id }) => id);
  const gone = ids.find((id) => !after.includes(id)) ?? '';
  expect((await ask(service.url, `/api/v1/developments/${gone}`)).status).toBe(308);
  expect(await goneWithout(gone)).toEqual(ids.filter((id) => id !== gone));
  const again = posting({ kind: 'merge', developmentIds: ids, reason: 'one act' });
  expect((await problem(service.url, path, again)).status).toBe(409);
  await entered({ reason: 'two acts' }, `${path}/${merge.id}/undo`);
  expect((await list(service.url, NEWS, development)).items.map(({ id }) => id)).toEqual(
    items.map(({ id }) => id),
  );
});

test('the reading list offers reports with evidence, and the versions say that nothing is left to do', async () => {
  const item = z.object({
    article: z.object({ id: z.string() }),
    verdict: z.object({ relevance: z.number(), evidence: z.array(z.object({ rule: z.string() })) }),
  });
  const { items } = await list(service.url, '/api/v1/reading-list?limit=5', item);
  for (const { verdict } of items) expect(verdict.relevance).toBeGreaterThan(0.05);
  const state = z.object({ all: z.number(), current: z.number(), outdated: z.number(), mode: z.string() });
  const { text } = await ask(service.url, '/api/v1/reclassification');
  const { all, current, outdated, mode } = state.parse(JSON.parse(text));
  expect([current, outdated, mode]).toEqual([all, 0, 'automatic']);
  expect((await list(service.url, '/api/v1/reclassification/changes', z.object({}))).items).toEqual([]);
});

test('the command line lists what a new version would change, changes nothing by it, and applies it when told', async () => {
  const preview = await service.tracker(['reclassify', '--preview']);
  expect([preview.code, preview.stdout]).toEqual([0, '']);
  const applied = await service.tracker(['reclassify']);
  expect(applied.stderr).toContain('0 articles judged anew');
});
