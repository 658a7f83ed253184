import { z } from 'zod';
import { incomingReport } from '../../src/articles/domain/incoming.builder.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import type { RunningService } from '../../src/main.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { CorrectService } from '../../src/pipeline/judging/correct.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { ORDINARY_YEAR, storeWeeks } from '../support/watched-weeks.js';
import { startApp } from './app.js';
import { ask, list, problem } from './requests.js';

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const OIL_OTHERWISE = 'Russia, Pakistan ink crude oil supply deal in Moscow';
const VISIT = 'Lavrov arrives in Islamabad for talks with Pakistani foreign minister';
const WEEK = '2026-W42';

const term = z.object({
  developmentId: z.string(),
  what: z.string(),
  weight: z.number(),
  score: z.number(),
  contribution: z.number(),
});
const sums = z.object({ cooperation: z.number(), conflict: z.number(), smoothing: z.number() });
const arithmetic = z.object({
  point: z.object({ index: z.number().nullable() }),
  estimate: z.object({ index: z.number() }).optional(),
  sums,
  older: z.object({ developments: z.number(), cooperation: z.number(), conflict: z.number() }).optional(),
  terms: z.array(term),
});
const flow = z.object({ words: z.number(), deeds: z.number() }).nullable();
const words = z.object({ week: z.string(), cooperation: flow, conflict: flow, state: z.string() });
const year = z.object({ year: z.number(), indicator: z.string(), index: z.number(), n: z.number() });
const without = z.object({
  point: z.object({ weight: z.number(), cooperation: flow, conflict: flow, n: z.number() }),
  without: z.object({ weight: z.number(), cooperation: flow, conflict: flow, n: z.number() }),
  gone: z.array(z.string()),
  weakened: z.array(z.string()),
});

let services: StageServices;
let service: RunningService;
beforeAll(async () => {
  services = await openStageServices();
  await storeWeeks(services, '2025-11-17', ORDINARY_YEAR);
  await takeIn('post', OIL, '2026-10-13T08:00:00Z');
  await takeIn('herald', OIL_OTHERWISE, '2026-10-13T09:00:00Z');
  await takeIn('gazette', VISIT, '2026-10-02T10:00:00Z');
  service = await startApp(services.database.open, services.clock);
});
afterAll(async () => {
  await service.close();
  await services.close();
});

async function takeIn(publisher: string, title: string, published: string): Promise<void> {
  const report = incomingReport({
    ...{ publisher, feedId: null, guid: `${publisher} ${title}`, link: null, title, published },
    summary: '',
  });
  const now = services.clock.now();
  await services.database.dataSource.transaction((manager) =>
    services.get(IntakeService).takeInArchive([report], manager, now),
  );
  await services.get(DevelopmentsService).regroup(now);
}

async function read<T>(shape: z.ZodType<T>, path: string): Promise<T> {
  const { status, text } = await ask(service.url, path);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`);
  return shape.parse(JSON.parse(text));
}

function sum(terms: readonly { readonly contribution: number }[], side: 1 | -1): number {
  return terms.reduce((total, { contribution }) => total + Math.max(0, side * contribution), 0);
}

describe('the arithmetic of a point', () => {
  test('has terms that add up to its sums, and sums that give its index, to 1e-9', async () => {
    const { terms, sums: of, estimate } = await read(arithmetic, `/api/v1/index/diplomacy/${WEEK}`);
    expect(terms.length).toBeGreaterThan(100);
    expect(terms.every(({ what }) => what !== '')).toBe(true);
    expect(sum(terms, 1)).toBeCloseTo(of.cooperation, 9);
    expect(sum(terms, -1)).toBeCloseTo(of.conflict, 9);
    const index = (100 * (of.cooperation - of.conflict)) / (of.cooperation + of.conflict + of.smoothing);
    expect(estimate?.index).toBeCloseTo(index, 9);
  });

  test('does not list what has all but decayed, and says what that leaves', async () => {
    const { terms, older } = await read(arithmetic, `/api/v1/index/composite/${WEEK}`);
    // The documents' developments that are dated to the day lie years before the feeds.
    expect(older?.developments).toBeGreaterThan(0);
    expect((older?.cooperation ?? 1) + (older?.conflict ?? 1)).toBeLessThan(1e-11);
    expect(terms.some(({ developmentId }) => developmentId.startsWith('bl-19'))).toBe(false);
  });

  test('of a year has terms that add up to its sums', async () => {
    const { terms, sums: of, point } = await read(arithmetic, '/api/v1/index/composite/years/1971');
    expect(sum(terms, 1)).toBeCloseTo(of.cooperation, 9);
    expect(sum(terms, -1)).toBeCloseTo(of.conflict, 9);
    const index = (100 * (of.cooperation - of.conflict)) / (of.cooperation + of.conflict + of.smoothing);
    expect(point.index).toBeCloseTo(index, 9);
    expect((await problem(service.url, '/api/v1/index/composite/years/1801')).status).toBe(404);
  });
});

describe('the index by year', () => {
  test('begins with the first bounded development, has no gap, and names what moves no point', async () => {
    const { text } = await ask(service.url, '/api/v1/index?scale=year&indicator=composite&limit=500');
    const { items, undated } = z
      .object({ items: z.array(year), undated: z.array(z.string()) })
      .parse(JSON.parse(text));
    expect(items[0]?.year).toBeLessThan(1950);
    expect(items.map((point) => point.year)).toEqual(items.map((_, i) => (items[0]?.year ?? 0) + i));
    expect(items.at(-1)?.year).toBe(2026);
    expect(undated.length).toBeGreaterThan(0);
  });
});

describe('words and deeds', () => {
  test('are one row a week with four flows, cut to the weeks asked for', async () => {
    const path = '/api/v1/words-and-deeds?indicator=diplomacy';
    const { items } = await list(service.url, `${path}&from=2026-W30&to=2026-W33`, words);
    expect(items.map(({ week }) => week)).toEqual(['2026-W30', '2026-W31', '2026-W32', '2026-W33']);
    for (const { cooperation, conflict } of items) {
      expect(cooperation?.words).toBeGreaterThan(conflict?.words ?? Infinity);
      expect(cooperation?.deeds).toBeCloseTo(0, 6);
    }
  });

  test('come a page at a time, and as CSV', async () => {
    const path = '/api/v1/words-and-deeds?from=2026-W30&to=2026-W33';
    const first = await list(service.url, `${path}&limit=3`, words);
    const rest = await list(
      service.url,
      `${path}&limit=3&cursor=${encodeURIComponent(first.nextCursor ?? '')}`,
      words,
    );
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([3, 1, null]);
    const { text } = await ask(service.url, `${path}&format=csv`);
    expect(text.split('\n')[0]).toContain('week');
    expect(text.trim().split('\n')).toHaveLength(5);
  });
});

describe('a week without a source', () => {
  const leaveOut = (publisher: string) =>
    read(without, `/api/v1/index/energy/${WEEK}/without?publisher=${publisher}`);

  test('keeps a development that another tells of, at less weight', async () => {
    const found = await leaveOut('herald');
    expect([found.gone, found.weakened.length]).toEqual([[], 1]);
    expect(found.without.n).toBe(found.point.n);
    expect(found.without.weight).toBeLessThan(found.point.weight);
  });

  test('loses a development that nobody else tells of', async () => {
    const path = '/api/v1/index/diplomacy/2026-W40/without?publisher=gazette';
    const found = await read(without, path);
    expect([found.gone.length, found.weakened]).toEqual([1, []]);
    expect(found.without.n).toBe(found.point.n - 1);
  });

  test('is the same without a publisher that told of nothing by then', async () => {
    const found = await read(without, '/api/v1/index/energy/2026-W20/without?publisher=gazette');
    expect(found.without).toEqual(found.point);
  });

  test('keeps what a person corrected of the development', async () => {
    const [id] = (await leaveOut('herald')).weakened;
    services.clock.moveTo('2026-11-23T06:00:00Z');
    const recorded = await services
      .get(CorrectService)
      .record(
        { kind: 'development', developmentId: id ?? '', parts: { score: -4, direction: 'conflict' } },
        { actor: 'a test', reason: 'it was called off' },
        () => services.clock.now(),
      );
    expect(recorded.outcome).toBe('recorded');
    const { point, without: left } = await leaveOut('herald');
    expect(point.conflict?.words).toBeGreaterThan(0);
    expect(left.conflict?.words).toBeGreaterThan(0);
    expect(left.conflict?.words).toBeLessThan(point.conflict?.words ?? 0);
    expect(left.cooperation?.words).toBe(0);
  });
});

test.each([
  ['development=dev-nowhere', 'no development "dev-nowhere"'],
  ['publisher=typo', 'no report of a publisher "typo"'],
])(
  'a week without an unknown %s is refused, lest it read as one that changes nothing',
  async (leftOut, words) => {
    const refused = await problem(service.url, `/api/v1/index/energy/${WEEK}/without?${leftOut}`);
    expect(refused.status).toBe(404);
    expect(refused.detail).toContain(words);
  },
);

describe('the weeks that are listed where none are asked for', () => {
  const weeksOf = async (query: string): Promise<readonly string[]> => {
    const { items } = await list(service.url, `/api/v1/index?indicator=composite&limit=500&${query}`, words);
    return items.map(({ week }) => week);
  };

  test('are the last 104 as of the instant asked for, however long ago that is', async () => {
    services.clock.moveTo('2032-01-05T06:00:00Z');
    expect((await weeksOf('asOf=2026-11-22T07:00:00Z')).at(-1)).toBe('2026-W47');
    expect((await weeksOf('')).at(-1)).toBe('2032-W02');
  });

  test('begin with the first week that has a name, and are none where nothing is on record', async () => {
    expect(await weeksOf('to=0001-W05')).toEqual([]);
    expect((await weeksOf('from=0001-W01&to=9999-W52')).length).toBeGreaterThan(52);
  });
});
