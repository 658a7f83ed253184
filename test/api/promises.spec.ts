import { z } from 'zod';
import { ARTICLES, FEEDS, startService, type TestService } from '../support/service.js';
import { ask, list, problem } from './requests.js';

const promise = z.object({
  id: z.string(),
  state: z.string(),
  origin: z.string(),
  due: z.object({ to: z.string().nullable() }).nullable(),
  ageDays: z.object({ low: z.number(), high: z.number() }).nullable(),
  timesReannounced: z.number(),
  overdue: z.boolean().nullable(),
  history: z.array(
    z.object({
      developmentId: z.string().nullable(),
      change: z.string(),
      by: z.string(),
      evidence: z.unknown(),
    }),
  ),
  byHand: z.object({ state: z.string().nullable(), due: z.string().nullable() }),
});
const detail = promise.extend({
  developments: z.record(z.string(), z.string()),
  versions: z.array(z.object({ version: z.number(), state: z.string() })),
  corrections: z.array(
    z.object({ id: z.string(), kind: z.string(), inForce: z.boolean(), reason: z.string() }),
  ),
});
const rate = z.object({
  indicator: z.string(),
  promises: z.number(),
  delivered: z.number(),
  cancelled: z.number(),
  share: z.number().nullable(),
  open: z.array(z.object({ id: z.string() })),
});
const DAM = '/api/v1/promises/pr-dasu';

let service: TestService;
let bearer: Record<string, string>;
beforeAll(async () => {
  service = await startService({ import: [ARTICLES], env: { FEEDS_FILE: FEEDS } });
  bearer = { authorization: `Bearer ${service.adminToken}` };
});
afterAll(() => service.stop());

const sending = (method: string, body: unknown, headers: Record<string, string> = bearer): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

async function answered(path: string, init: RequestInit, expected: number) {
  const { status, text } = await ask(service.url, path, init);
  if (status !== expected) throw new Error(`${path} answered ${status}: ${text}`);
  return detail.parse(JSON.parse(text));
}

const someDevelopment = async (): Promise<string> => {
  const { items } = await list(service.url, '/api/v1/developments?origin=news', z.object({ id: z.string() }));
  return items[0]?.id ?? '';
};

test('promises of documents and news stand in one list, with age, announcements and the ground of every match', async () => {
  const { items } = await list(service.url, '/api/v1/promises?limit=500', promise);
  expect(new Set(items.map(({ origin }) => origin))).toEqual(new Set(['baseline', 'news']));
  const byRule = items.flatMap(({ history }) => history).filter(({ by }) => by === 'rule');
  expect(byRule.length).toBeGreaterThan(0);
  expect(byRule.every(({ evidence }) => evidence !== null)).toBe(true);
  const drills = items.find(({ id }) => id === 'pr-caucasus-manoeuvres');
  expect(drills).toMatchObject({ overdue: true, due: { to: '2020-09-21' } });
  expect(drills?.ageDays?.low ?? 0).toBeGreaterThan(5 * 365);
  const pipeline = items.find(({ id }) => id === 'pr-north-south-pipeline');
  expect(pipeline?.timesReannounced).toBeGreaterThanOrEqual(4);
  const csv = await ask(service.url, '/api/v1/promises?format=csv&limit=500');
  expect(csv.text.split('\r\n')[0]).toContain('parties.owes');
  const printed = await service.tracker(['promises', '--format', 'jsonl']);
  expect(printed.stdout.trim().split('\n')).toHaveLength(items.length);
});

test('the summary counts what was kept of what has a known fate, and names the rest', async () => {
  const { text } = await ask(service.url, '/api/v1/promises/summary');
  const { indicators } = z.object({ indicators: z.array(rate) }).parse(JSON.parse(text));
  expect(indicators.map(({ indicator }) => indicator)).toEqual(['trade', 'defence', 'energy', 'diplomacy']);
  for (const { promises, delivered, cancelled, share, open } of indicators) {
    expect(delivered + cancelled + open.length).toBe(promises);
    // So few are settled that a percentage would say more than is known.
    expect(share).toBeNull();
  }
  const { stdout } = await service.tracker(['promises', '--summary']);
  expect(stdout.trim().split('\n')).toHaveLength(4);
});

test('a match by hand moves a promise with who and why, and is taken back', async () => {
  const developmentId = await someDevelopment();
  const body = { developmentId, change: 'progressed', reason: 'the ministry says so' };
  const after = await answered(`${DAM}/matches`, sending('POST', body), 201);
  expect(after).toMatchObject({
    state: 'progressing',
    history: [{ by: 'document' }, { by: 'person', developmentId }],
  });
  expect(after.corrections[0]).toMatchObject({ kind: 'promise-match', reason: body.reason, inForce: true });
  expect(after.developments[developmentId]).not.toBe('');
  expect(after.versions.length).toBeGreaterThan(1);
  const again = await problem(service.url, `${DAM}/matches`, sending('POST', body));
  expect(again.status).toBe(409);
  const address = `${DAM}/matches/${encodeURIComponent(developmentId)}?reason=mistaken`;
  const back = await answered(address, { method: 'DELETE', headers: bearer }, 200);
  expect(back).toMatchObject({ state: 'open', history: [{ by: 'document' }] });
  expect(back.corrections.map(({ kind, inForce }) => [kind, inForce])).toEqual([
    ['undo', true],
    ['promise-match', false],
  ]);
});

test('state and due date are set and taken back', async () => {
  const state = await answered(
    `${DAM}/state`,
    sending('PUT', { state: 'cancelled', reason: 'dropped' }),
    200,
  );
  expect(state).toMatchObject({ state: 'cancelled', byHand: { due: null } });
  const due = { from: '2024-01-01', to: '2024-12-31', precision: 'year' };
  await answered(`${DAM}/due`, sending('PUT', { due, reason: 'stated later' }), 200);
  const back = await answered(`${DAM}/state?reason=not+so`, { method: 'DELETE', headers: bearer }, 200);
  expect(back).toMatchObject({ state: 'open', overdue: true, due: { to: '2024-12-31' } });
  const none = await answered(`${DAM}/due?reason=not+so`, { method: 'DELETE', headers: bearer }, 200);
  expect(none).toMatchObject({ due: null, overdue: null });
  const nothing = await problem(service.url, `${DAM}/due?reason=x`, { method: 'DELETE', headers: bearer });
  expect(nothing.status).toBe(409);
});

test('a promise of the news whose opening is taken off is none any more, and comes back by undo', async () => {
  const { items } = await list(service.url, '/api/v1/promises?origin=news&limit=500', promise);
  const [first] = items;
  const opening = first?.history[0]?.developmentId ?? '';
  const path = `/api/v1/promises/${first?.id ?? ''}`;
  const ended = await answered(
    `${path}/matches/${opening}?reason=no+promise`,
    { method: 'DELETE', headers: bearer },
    200,
  );
  expect((await problem(service.url, path)).status).toBe(404);
  const undo = `/api/v1/corrections/${ended.corrections[0]?.id ?? ''}/undo`;
  expect((await ask(service.url, undo, sending('POST', { reason: 'it was one' }))).status).toBe(201);
  expect(detail.parse(JSON.parse((await ask(service.url, path)).text)).history[0]?.developmentId).toBe(
    opening,
  );
});

test('what does not fit is refused in words, and nobody changes a promise unasked', async () => {
  const developmentId = await someDevelopment();
  const match = { developmentId, change: 'progressed', reason: 'x' };
  const at = `${DAM}/matches`;
  expect((await problem(service.url, at, sending('POST', match, {}))).status).toBe(401);
  expect(
    (await problem(service.url, at, sending('POST', match, { ...bearer, origin: 'https://evil.example' })))
      .status,
  ).toBe(403);
  const opened = await problem(service.url, at, sending('POST', { ...match, change: 'opened' }));
  expect([opened.status, opened.errors?.[0]?.allowed]).toEqual([
    400,
    expect.stringContaining('re-announced'),
  ]);
  expect((await problem(service.url, at, sending('POST', { ...match, reason: ' ' }))).status).toBe(400);
  expect((await problem(service.url, at, sending('POST', { ...match, developmentId: 'none' }))).status).toBe(
    404,
  );
  expect((await problem(service.url, '/api/v1/promises/none')).status).toBe(404);
  const opening = await problem(service.url, `${at}/bl-2015-hydropower-support-agreed?reason=x`, {
    method: 'DELETE',
    headers: bearer,
  });
  expect([opening.status, opening.detail]).toEqual([409, expect.stringContaining('documents')]);
  const early = await list(service.url, '/api/v1/promises?asOf=2001-01-01T00:00:00Z', promise);
  expect(early.items).toEqual([]);
});
