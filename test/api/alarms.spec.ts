import { z } from 'zod';
import type { RunningService } from '../../src/main.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { ORDINARY_YEAR, storeWeeks } from '../support/watched-weeks.js';
import { startApp } from './app.js';
import { ask, list, problem } from './requests.js';

const alarm = z.object({
  id: z.string(),
  indicator: z.string(),
  detector: z.string(),
  side: z.string(),
  week: z.string(),
  until: z.string().nullable(),
  developmentIds: z.array(z.string()),
  why: z.string(),
});
const point = z.object({ state: z.string(), alarms: z.array(z.string()).nullable() });
const changes = z.object({
  week: z.string(),
  changes: z.array(
    z.object({
      indicator: z.string(),
      state: z.string(),
      word: z.string().nullable(),
      n: z.number(),
      unlike: z.string().nullable(),
      test: z.object({ brought: z.number() }).nullable(),
    }),
  ),
  flags: z.array(z.object({ kind: z.string(), indicator: z.string() })),
});

let services: StageServices;
let service: RunningService;
beforeAll(async () => {
  services = await openStageServices();
  // The outbreak lies in 2026-W47, the week before the clock's own.
  await storeWeeks(services, '2025-11-17', [...ORDINARY_YEAR, { good: 3, bad: 6 }]);
  services.clock.moveTo('2026-11-24T06:00:00Z');
  service = await startApp(services.database.open, services.clock);
});
afterAll(async () => {
  await service.close();
  await services.close();
});

const changesOf = async (query = '') =>
  changes.parse(JSON.parse((await ask(service.url, `/api/v1/changes${query}`)).text));

describe('alarms', () => {
  test('are listed newest first with week, evidence and words', async () => {
    const { items } = await list(service.url, '/api/v1/alarms?indicator=diplomacy&detector=count', alarm);
    expect(items).toMatchObject([{ detector: 'count', side: 'conflict', week: '2026-W47', until: null }]);
    expect(items[0]?.developmentIds).toHaveLength(6);
    expect(items[0]?.why).toContain('6 developments of conflict');
  });

  test('come a page at a time', async () => {
    const all = await list(service.url, '/api/v1/alarms', alarm);
    const first = await list(service.url, '/api/v1/alarms?limit=1', alarm);
    const rest = await list(
      service.url,
      `/api/v1/alarms?cursor=${encodeURIComponent(first.nextCursor ?? '')}`,
      alarm,
    );
    expect(all.items.length).toBeGreaterThan(1);
    expect([...first.items, ...rest.items]).toEqual(all.items);
  });

  test('stand in the points of their weeks, and are null where nothing was looked for', async () => {
    const { items } = await list(service.url, '/api/v1/index?indicator=diplomacy&from=2025-W50', point);
    expect(items.find(({ state }) => state === 'short-history')?.alarms).toBeNull();
    expect(items.filter(({ state }) => state === 'ok').at(-1)?.alarms).toContain('count:conflict');
  });

  test('are none as of a day on which nothing was known', async () => {
    expect((await list(service.url, '/api/v1/alarms?asOf=2026-01-01T00:00:00Z', alarm)).items).toEqual([]);
  });
});

describe('the change of a week', () => {
  test('is that of the last week that is over, with a word only where it was tested', async () => {
    const { week, changes: found } = await changesOf();
    expect(week).toBe('2026-W47');
    const of = (name: string) => found.find(({ indicator }) => indicator === name);
    expect(of('diplomacy')).toMatchObject({
      state: 'ok',
      word: 'cooling',
      n: 9,
      unlike: null,
      test: { brought: 1 },
    });
    expect(of('trade')).toMatchObject({ state: 'thin', word: null, n: 0 });
  });

  test('comes with what sets the week apart', async () => {
    expect((await changesOf()).flags).toContainEqual({ kind: 'record', indicator: 'diplomacy' });
  });

  test('of a week that the series does not have is an error that says where the weeks are', async () => {
    expect((await problem(service.url, '/api/v1/changes?week=1901-W01')).detail).toContain('/api/v1/index');
  });
});

describe('a point without something', () => {
  const without = z.object({
    point: z.object({ index: z.number(), n: z.number() }),
    without: z.object({ index: z.number(), n: z.number() }),
    gone: z.array(z.string()),
  });
  const place = '/api/v1/index/diplomacy/2026-W47/without';

  test('rises where a development of conflict is left out', async () => {
    const { text } = await ask(service.url, `${place}?development=bad-52-0`);
    const found = without.parse(JSON.parse(text));
    expect(found.gone).toEqual(['bad-52-0']);
    expect(found.without.n).toBe(found.point.n - 1);
    expect(found.without.index).toBeGreaterThan(found.point.index);
  });

  test('needs to be told what to leave out', async () => {
    expect((await problem(service.url, place)).detail).toContain('one of publisher and development');
  });
});

test('the event value by month is a second scale, and takes no weeks', async () => {
  const month = z.object({ month: z.string(), value: z.number(), band: z.string() });
  const { items } = await list(
    service.url,
    '/api/v1/index?scale=event-value&indicator=diplomacy&limit=500',
    month,
  );
  expect(items[0]?.month).toMatch(/^19\d\d-\d\d$/);
  expect(items.every(({ value }) => Math.abs(value) <= 9)).toBe(true);
  const { detail } = await problem(service.url, '/api/v1/index?scale=event-value&from=2026-W01');
  expect(detail).toContain('only with scale=week');
});
