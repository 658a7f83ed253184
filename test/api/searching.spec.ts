import { z } from 'zod';
import { ARTICLES, startService, type TestService } from '../support/service.js';
import { ask, list } from './requests.js';

const development = z.object({
  id: z.string(),
  what: z.string(),
  indicators: z.array(z.string()),
  direction: z.string(),
  score: z.number(),
  sources: z.array(z.object({ publisher: z.string() })),
});
const count = z.array(z.object({ value: z.string(), count: z.number() }));
const counts = z.object({
  total: z.number(),
  indicator: count,
  direction: count,
  status: count,
  origin: count,
  core: count,
});

describe('searching developments', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService({ import: [ARTICLES] });
  });
  afterAll(() => service.stop());

  const found = async (words: string) => {
    const address = `/api/v1/developments?origin=news&limit=500&q=${encodeURIComponent(words)}`;
    return (await list(service.url, address, development)).items.map(({ id }) => id).toSorted();
  };
  const counted = async (query: string) =>
    counts.parse(JSON.parse((await ask(service.url, `/api/v1/development-counts?${query}`)).text));

  test.each([
    ['in any order', 'Karachi crude tanker', 'tanker crude Karachi'],
    ['in any form of an English word', 'refineries ordering cargoes', 'refinery orders cargo'],
    ['in any form of a Russian word', 'учение корабль', 'учения корабли'],
    ['with Arabic letters for Urdu ones', 'روسي خام تيل', 'روسی خام تیل'],
    ['with vowel signs or without', 'روسی خامِ تیل', 'روسی خام تیل'],
    ['with е for ё', 'расчет', 'расчёт'],
    ['the last one only begun', 'Karachi refin', 'Karachi refinery'],
  ])('words are found %s', async (_how, asked, plain) => {
    const expected = await found(plain);
    expect(expected.length).toBeGreaterThan(0);
    expect(await found(asked)).toEqual(expected);
  });

  test('one act is found by the words of its English, Russian and Urdu reports', async () => {
    const [english, russian, urdu] = [
      await found('freight train'),
      await found('контейнерные поезда'),
      await found('مال بردار ٹرین'),
    ];
    expect(english.length).toBeGreaterThan(0);
    expect(english).toEqual(expect.arrayContaining(russian));
    expect(russian.length + urdu.length).toBeGreaterThan(0);
  });

  test('quoted words stand together, a word with a minus is left out', async () => {
    const all = await found('protocol');
    const together = await found('"sign protocol"');
    expect(together.length).toBeGreaterThan(0);
    expect(all).toEqual(expect.arrayContaining(together));
    expect(await found('"protocol sign"')).toEqual([]);
    const without = await found('protocol -steel');
    expect(without.length).toBeLessThan(all.length);
    expect([...without, ...(await found('protocol steel'))].toSorted()).toEqual(all);
  });

  test.each(['%', '-oil-gas', '"', '-"', "o'clock &", ':*', '\\', 'a <-> b', '((('])(
    'signs of the query language are no error: %s',
    async (words) => {
      expect(Array.isArray(await found(words))).toBe(true);
    },
  );

  test('counts are those of the list, and say what another choice would leave', async () => {
    const energy = await counted('indicator=energy&origin=news');
    const { items } = await list(
      service.url,
      '/api/v1/developments?indicator=energy&origin=news&limit=500',
      development,
    );
    expect(energy.total).toBe(items.length);
    const trade = await list(
      service.url,
      '/api/v1/developments?indicator=trade&origin=news&limit=500',
      development,
    );
    expect(energy.indicator.find(({ value }) => value === 'trade')?.count).toBe(trade.items.length);
    const conflict = items.filter(({ direction }) => direction === 'conflict').length;
    expect(energy.direction.find(({ value }) => value === 'conflict')?.count ?? 0).toBe(conflict);
  });

  test('counts of the past are those of the past', async () => {
    expect((await counted('asOf=2001-01-01T00:00:00Z')).total).toBe(0);
  });

  test('the notable ones come first by what they moved, and only as many as asked for', async () => {
    const { items } = await list(
      service.url,
      '/api/v1/notable-developments?origin=news&limit=5',
      development,
    );
    expect(items).toHaveLength(5);
    const all = await list(service.url, '/api/v1/notable-developments?origin=news&limit=500', development);
    expect(all.items.slice(0, 5)).toEqual(items);
    const least = Math.abs(all.items.at(-1)?.score ?? 10);
    expect(Math.abs(items[0]?.score ?? 0)).toBeGreaterThan(least);
  });

  test('acts of third parties come by party, oldest first, cited, and not before they were recorded', async () => {
    const event = z.object({
      core: z.boolean(),
      parties: z.array(z.string()),
      citations: z.array(z.unknown()),
    });
    const { items } = await list(service.url, '/api/v1/third-party-events?party=china,sanctions', event);
    expect(items.length).toBeGreaterThan(10);
    for (const { core, parties, citations } of items) {
      expect(core).toBe(false);
      expect(parties.some((party) => party === 'china' || party === 'sanctions')).toBe(true);
      expect(citations.length).toBeGreaterThan(0);
    }
    const named = z.object({ id: z.string() });
    const whole = await list(service.url, '/api/v1/third-party-events', named);
    const first = await list(service.url, '/api/v1/third-party-events?limit=40', named);
    const rest = await list(
      service.url,
      `/api/v1/third-party-events?limit=500&cursor=${String(first.nextCursor)}`,
      named,
    );
    expect([...first.items, ...rest.items]).toEqual(whole.items);
    expect([first.items.length, rest.nextCursor]).toEqual([40, null]);
    const before = '/api/v1/third-party-events?asOf=2001-01-01T00:00:00Z';
    expect((await list(service.url, before, event)).items).toEqual([]);
  });

  test('whom and what a rule can name is listed with names in three languages, page by page and as CSV', async () => {
    const party = z.object({
      id: z.string(),
      kind: z.string(),
      name: z.object({ en: z.string(), ru: z.string(), ur: z.string() }),
      spellings: z.array(z.string()),
    });
    const { items } = await list(service.url, '/api/v1/parties?kind=organisation&limit=500', party);
    expect(items.find(({ id }) => id === 'company.gazprom')?.name).toMatchObject({ ru: 'Газпром' });
    expect(items.find(({ id }) => id === 'company.pso')?.spellings).toContain('pakistan state oil');
    expect(items.map(({ kind }) => kind)).not.toContain('person');
    const whole = await list(service.url, '/api/v1/parties?limit=500', party);
    const first = await list(service.url, '/api/v1/parties?limit=1', party);
    const next = `/api/v1/parties?limit=1&cursor=${String(first.nextCursor)}`;
    expect((await list(service.url, next, party)).items).toEqual(whole.items.slice(1, 2));
    const csv = await ask(service.url, '/api/v1/parties?format=csv&limit=1');
    expect(csv.text.split('\r\n')[0]).toBe('id,kind,name.en,name.ru,name.ur,spellings');
  });
});
