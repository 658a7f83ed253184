import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DASHBOARD_PAGES } from '../../src/api/dashboard/page-list.js';
import { ARTICLES, FEEDS, startService, type TestService } from '../support/service.js';
import { ask, list } from './requests.js';

const identified = z.object({ id: z.string() });
const point = z.object({ week: z.string(), indicator: z.string(), index: z.number().nullable() });
const development = identified.extend({
  date: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
  indicators: z.array(z.string()),
  direction: z.string(),
  origin: z.string(),
  what: z.string(),
  sources: z.array(z.object({ articleId: z.string() })),
});

const baselineSchema = z.object({
  baseline: z.object({ developments: z.number(), promises: z.number(), observations: z.number() }),
});

const MOST_ITEMS = 10_000;

let service: TestService;
beforeAll(async () => {
  service = await startService({
    import: [ARTICLES],
    env: { FEEDS_FILE: FEEDS, PUBLIC_URL: 'https://tracker.example' },
  });
});
afterAll(() => service.stop());

/** All items of a list, page by page. */
async function pages<T>(
  path: string,
  item: z.ZodType<T>,
  between: () => Promise<void> = () => Promise.resolve(),
) {
  const all: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const address: string = cursor === '' ? path : `${path}&cursor=${cursor}`;
    const page: { items: T[]; nextCursor: string | null } = await list(service.url, address, item);
    all.push(...page.items);
    if (all.length > MOST_ITEMS) throw new Error(`The pages of ${path} have no end.`);
    cursor = page.nextCursor;
    await between();
  }
  return all;
}

describe('lists', () => {
  test.each([
    ['developments', identified],
    ['articles', identified],
    ['promises', identified],
    ['observations', identified],
    ['feeds', identified],
    ['documents', z.object({ document: z.string() })],
    ['coverage', z.object({ week: z.string(), coverage: z.number().nullable() })],
    ['indicators', z.object({ name: z.string(), latest: point.nullable() })],
    ['index', point],
  ])('%s come in pages that make up the whole, each item once', async (name, item: z.ZodType) => {
    const whole = await pages(`/api/v1/${name}?limit=500`, item);
    const limit = Math.max(1, Math.ceil(whole.length / 4));
    expect(await pages(`/api/v1/${name}?limit=${limit}`, item)).toEqual(whole);
    expect(whole.length).toBeGreaterThan(1);
  });

  test('articles and developments that arrive between two pages shift nothing', async () => {
    const before = await pages('/api/v1/developments?limit=500', identified);
    const articles = await pages('/api/v1/articles?limit=500', identified);
    let isImported = false;
    const importOne = async (): Promise<void> => {
      if (isImported) return;
      isImported = true;
      const path = join(service.data.path, 'late.jsonl');
      const publishedAt = new Date().toISOString().slice(0, 10);
      const title = 'Pakistan, Russia sign agreement on joint space research in Moscow';
      writeFileSync(path, JSON.stringify({ id: 'late', title, publisher: 'Karachi Post', publishedAt }));
      expect(await service.tracker(['import', path])).toMatchObject({ code: 0 });
    };
    const paged = await pages('/api/v1/developments?limit=40', identified, importOne);
    expect(paged.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const after = await pages('/api/v1/articles?limit=500', identified);
    expect(after).toHaveLength(articles.length + 1);
    expect(await pages('/api/v1/developments?limit=500', identified)).toHaveLength(before.length + 1);
  });

  test('filters narrow developments, and several values widen one', async () => {
    const of = (query: string) => pages(`/api/v1/developments?limit=500&${query}`, development);
    const trade = await of('indicator=trade');
    expect(trade.every(({ indicators }) => indicators.includes('trade'))).toBe(true);
    const both = await of('indicator=trade,energy');
    expect(both).toEqual(await of('indicator=trade&indicator=energy'));
    expect(both.length).toBeGreaterThan(trade.length);
    const conflict = await of('direction=conflict&origin=news');
    expect(conflict.length).toBeGreaterThan(0);
    expect(conflict.every((item) => item.direction === 'conflict' && item.origin === 'news')).toBe(true);
    const fifties = await of('from=1950-01-01&to=1959-12-31');
    expect(fifties.length).toBeGreaterThan(0);
    expect(
      fifties.every(
        ({ date }) => date.to !== null && date.to >= '1950-01-01' && (date.from ?? '') <= '1959-12-31',
      ),
    ).toBe(true);
    expect((await of('q=helicopter')).every(({ what }) => /helicopter/i.test(what))).toBe(true);
    expect(await of('q=%25')).not.toHaveLength((await of('q=')).length);
  });

  test('asOf before the first record knows nothing', async () => {
    const { items } = await list(service.url, '/api/v1/developments?asOf=2001-01-01T00:00:00Z', identified);
    expect(items).toEqual([]);
  });

  test('what the baseline holds is counted as of the instant that is asked for, too', async () => {
    const none = { developments: 0, promises: 0, observations: 0 };
    const held = async (query: string) =>
      baselineSchema.parse(JSON.parse((await ask(service.url, `/api/v1/indicators?${query}`)).text)).baseline;
    expect(await held('asOf=2001-01-01T00:00:00Z')).toEqual(none);
    const now = await held('');
    expect(now).not.toEqual(none);
    expect(await held(`asOf=${new Date().toISOString()}`)).toEqual(now);
  });

  test.each([
    ...[
      'developments',
      'promises',
      'observations',
      'observations/mirror-gaps',
      'articles',
      'coverage',
      'feeds',
    ],
    ...['revisions', 'words-and-deeds', 'reports'],
  ])('every page of %s as CSV has the same columns, also one without rows', async (name) => {
    const header = async (query: string) =>
      (await ask(service.url, `/api/v1/${name}?format=csv&${query}`)).text.split('\r\n')[0];
    const columns = await header('limit=500');
    expect(columns).toMatch(/^\w+,/);
    expect(await header('limit=1')).toBe(columns);
    if (name !== 'revisions') expect(await header('asOf=1000-01-01T00:00:00Z')).toBe(columns);
  });

  test('CSV comes by argument or by Accept, with the next page in a Link header', async () => {
    const byArgument = await ask(service.url, '/api/v1/developments?limit=3&format=csv');
    const byAccept = await ask(service.url, '/api/v1/developments?limit=3', {
      headers: { accept: 'text/csv' },
    });
    expect(byArgument.text).toBe(byAccept.text);
    expect(byArgument.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(byArgument.headers.get('vary')).toContain('Accept');
    const rows = byArgument.text.trimEnd().split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^id,what,date\.from,date\.to,date\.precision,indicators,/);
    const next = /<([^>]+)>; rel="next"/.exec(byArgument.headers.get('link') ?? '')?.[1] ?? '';
    const second = await ask(service.url, next);
    expect(second.text.split('\r\n')[0]).toBe(rows[0]);
    expect(second.text).not.toContain(rows[1]);
  });
});

describe('one record', () => {
  test('a development leads to its reports, their verdicts with evidence, and its outlets', async () => {
    const [first] = (
      await list(service.url, '/api/v1/developments?origin=news&q=crude&limit=50', development)
    ).items;
    const detail = z.object({
      publishers: z.number(),
      reports: z.array(
        z.object({
          article: z.object({ publisher: z.string() }),
          verdict: z.object({ evidence: z.array(z.unknown()) }),
        }),
      ),
      publisherInfo: z.record(
        z.string(),
        z.object({ name: z.string(), country: z.string(), ownership: z.string() }),
      ),
      versions: z.array(z.object({ version: z.number() })),
    });
    const { text } = await ask(service.url, `/api/v1/developments/${first?.id ?? ''}`);
    const { reports, publisherInfo, versions } = detail.parse(JSON.parse(text));
    expect(reports).toHaveLength(first?.sources.length ?? -1);
    expect(reports.every(({ verdict }) => verdict.evidence.length > 0)).toBe(true);
    expect(Object.keys(publisherInfo)).toEqual(
      expect.arrayContaining(reports.map(({ article }) => article.publisher)),
    );
    expect(versions[0]?.version).toBe(1);
    expect(text).not.toContain('traits');
  });

  test('the terms of a point add up to its sums, and those to its index', async () => {
    const { items } = await list(service.url, '/api/v1/index?indicator=composite&limit=500', point);
    const shown = items.findLast((item) => item.index !== null);
    const { text } = await ask(service.url, `/api/v1/index/composite/${shown?.week ?? ''}`);
    const { sums, terms } = z
      .object({
        sums: z.object({ cooperation: z.number(), conflict: z.number(), smoothing: z.number() }),
        terms: z.array(z.object({ contribution: z.number(), what: z.string().min(1) })),
      })
      .parse(JSON.parse(text));
    const total = (sign: number) =>
      terms.reduce((sum, { contribution }) => sum + Math.max(0, sign * contribution), 0);
    expect(total(1)).toBeCloseTo(sums.cooperation, 6);
    expect(total(-1)).toBeCloseTo(sums.conflict, 6);
    const { cooperation: c, conflict: x, smoothing } = sums;
    expect((100 * (c - x)) / (c + x + smoothing)).toBeCloseTo(shown?.index ?? Number.NaN, 6);
  });

  test('a changed text is needed for another answer: the ETag answers 304, HEAD answers without a body', async () => {
    const path = '/api/v1/promises?limit=2';
    const full = await ask(service.url, path);
    const etag = full.headers.get('etag') ?? '';
    const again = await ask(service.url, path, {
      // fetch adds no-cache of its own to a conditional request, unless it is told otherwise.
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    });
    expect([again.status, again.text]).toEqual([304, '']);
    const head = await ask(service.url, path, { method: 'HEAD' });
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', etag]);
  });

  test('a long answer is packed for whoever reads gzip, under one ETag, and not for the signed in', async () => {
    const path = '/api/v1/promises?limit=500';
    const as = (headers: Record<string, string>, method = 'GET') =>
      ask(service.url, path, { method, headers });
    const gzip = { 'accept-encoding': 'gzip' };
    const plain = await as({ 'accept-encoding': 'identity' });
    const packed = await as(gzip);
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toContain('Accept-Encoding');
    expect(packed.text).toBe(plain.text);
    const mark = plain.headers.get('etag');
    expect(packed.headers.get('etag')).toBe(mark);
    expect((await as(gzip, 'HEAD')).headers.get('etag')).toBe(mark);
    const held = await as({ ...gzip, 'if-none-match': mark ?? '', 'cache-control': 'max-age=0' });
    expect([held.status, held.text]).toEqual([304, '']);
    for (const own of [plain, await as({ ...gzip, cookie: 'session=mine' })]) {
      expect(own.headers.get('content-encoding')).toBeNull();
    }
  });
});

describe('the dashboard’s files', () => {
  test('every page names scripts that are there, its language’s among them, and they come packed', async () => {
    for (const { pattern } of DASHBOARD_PAGES) {
      const page = await ask(service.url, pattern.replaceAll(/:\w+/g, 'x'), {
        headers: { 'accept-language': 'ur' },
      });
      const scripts = [...(page.headers.get('link') ?? '').matchAll(/<([^>]+)>; rel=modulepreload/g)];
      expect(scripts.some(([, address]) => address?.includes('/catalogue-'))).toBe(true);
      expect(scripts.length).toBeGreaterThan(2);
      for (const [, address] of scripts) {
        const script = await ask(service.url, address ?? '', {
          method: 'HEAD',
          headers: { 'accept-encoding': 'br' },
        });
        expect([script.status, script.headers.get('content-encoding')]).toEqual([200, 'br']);
        expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
      }
    }
  });

  test('a script comes unpacked to whoever reads no packing', async () => {
    const page = await ask(service.url, '/');
    const [, address] = /<([^>]+)>; rel=modulepreload/.exec(page.headers.get('link') ?? '') ?? [];
    const plain = await ask(service.url, address ?? '', { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('vary')).toContain('Accept-Encoding');
    expect(plain.text).toBe((await ask(service.url, address ?? '')).text);
  });
});
