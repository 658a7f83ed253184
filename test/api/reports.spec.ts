import { z } from 'zod';
import type { RunningService } from '../../src/main.js';
import { ReportCorrectingService } from '../../src/reports/report-correcting.service.js';
import { ReportPublishingService } from '../../src/reports/report-publishing.service.js';
import { ReportsService } from '../../src/reports/reports.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { ORDINARY_YEAR, storeWeeks } from '../support/watched-weeks.js';
import { startApp } from './app.js';
import { ask, list, problem } from './requests.js';

const edition = z.object({ week: z.string(), edition: z.number(), sha256: z.string(), url: z.string() });
const record = z.object({
  bottomLine: z.object({ code: z.string(), changes: z.array(z.object({ word: z.string() })) }),
  stamp: z.object({
    week: z.string(),
    asOf: z.string(),
    edition: z.object({ number: z.number() }).nullable(),
  }),
  sha256: z.string(),
});
const WEEK = '/api/v1/reports/2026-W47';

describe('reports over HTTP', () => {
  let services: StageServices;
  let service: RunningService;
  beforeAll(async () => {
    services = await openStageServices();
    // The outbreak lies in 2026-W47.
    await storeWeeks(services, '2025-11-17', [...ORDINARY_YEAR, { good: 3, bad: 6 }]);
    const publishing = services.get(ReportPublishingService);
    await publishing.publishDue();
    services.clock.moveTo('2026-11-24T06:00:00Z');
    await publishing.publishDue();
    service = await startApp(services.database.open, services.clock);
  });
  afterAll(async () => {
    await service.close();
    await services.close();
  });

  test('the published one is listed, answered with its hash, and not sent again to who has it', async () => {
    const { items } = await list(service.url, '/api/v1/reports', edition);
    expect(items.map(({ week, edition: number }) => `${week} ${number}`)).toEqual(['2026-W47 1']);
    const { headers, text, status } = await ask(service.url, WEEK);
    expect(status).toBe(200);
    expect(record.parse(JSON.parse(text))).toMatchObject({
      sha256: items[0]?.sha256,
      stamp: { asOf: '2026-11-23T01:00:00.000Z', edition: { number: 1 } },
    });
    expect(record.parse(JSON.parse(text)).bottomLine).toMatchObject({
      code: 'changed',
      changes: [{ word: 'cooling' }, { word: 'cooling' }],
    });
    expect(headers.get('link')).toContain('rel="version-history"');
    const etag = headers.get('etag') ?? '';
    expect(
      (await ask(service.url, WEEK, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } }))
        .status,
    ).toBe(304);
  });

  test('as of an instant it is made anew and is no edition; a week that had not begun is not there', async () => {
    const { text } = await ask(service.url, `${WEEK}?asOf=2026-11-22T12:00:00Z`);
    expect(record.parse(JSON.parse(text)).stamp).toMatchObject({
      asOf: '2026-11-22T12:00:00.000Z',
      edition: null,
    });
    expect((await problem(service.url, `${WEEK}?asOf=2026-11-01T00:00:00Z`)).status).toBe(404);
    expect((await problem(service.url, '/api/v1/reports/2031-W01')).status).toBe(404);
  });

  test.each([
    [`${WEEK}?format=exe`, 400],
    [`${WEEK}?language=tlh`, 400],
    [`${WEEK}?edition=0`, 400],
    [`${WEEK}?edition=7`, 404],
    ['/api/v1/reports/2026-W54', 400],
    ['/api/v1/reports/0001-W01', 400],
    ['/api/v1/reports/9999-W52', 404],
    ['/api/v1/reports/compare?week=2026-W46', 400],
  ])('%s is refused with %p', async (path, status) => {
    expect((await problem(service.url, path)).status).toBe(status);
  });

  test('the schema of the record is published, and a record names it', async () => {
    const { headers, text } = await ask(service.url, '/api/v1/reports/schema');
    expect(headers.get('content-type')).toContain('application/schema+json');
    expect(JSON.parse(text)).toMatchObject({ type: 'object', properties: { sha256: {}, stamp: {} } });
    expect((await ask(service.url, WEEK)).headers.get('link')).toContain(
      '</api/v1/reports/schema>; rel="describedby"',
    );
  });

  test('the links of a report’s page lead somewhere', async () => {
    const { text } = await ask(service.url, `${WEEK}?format=html`);
    const [, list = ''] = /<ul class="links">(.*?)<\/ul>/.exec(text) ?? [];
    const links = [...list.matchAll(/href="([^"]*)"/g)].map(
      ([, href]) => href?.replaceAll('&amp;', '&') ?? '',
    );
    expect(links).toHaveLength(5);
    for (const link of links.filter((one) => !one.includes('pdf'))) {
      const { pathname, search } = new URL(link, `http://host${WEEK}?format=html`);
      expect([link, (await ask(service.url, `${pathname}${search}`)).status]).toEqual([
        link,
        link.startsWith('..') ? 307 : 200,
      ]);
    }
  });

  test('two weeks stand side by side, the earlier first', async () => {
    const { text } = await ask(service.url, '/api/v1/reports/compare?week=2026-W47&with=2026-W46');
    const weeks = z.object({ earlier: record, later: record }).parse(JSON.parse(text));
    expect([weeks.earlier.stamp.week, weeks.later.stamp.week]).toEqual(['2026-W46', '2026-W47']);
  });

  test('feed readers get an entry for each edition, and its address leads to the page', async () => {
    const { headers, text } = await ask(service.url, '/feeds/reports.atom');
    expect(headers.get('content-type')).toContain('application/atom+xml');
    expect(text).toContain('/reports/2026-W47?edition=1</id>');
    expect(text).toMatch(
      /Week 2026-W47: Very likely the week differed from the usual: All four together – cooler/,
    );
    const page = await ask(service.url, '/reports/2026-W47?edition=1');
    expect(page.status).toBe(307);
    expect(page.headers.get('location')).toBe('/api/v1/reports/2026-W47?format=html&edition=1');
  });

  test('on demand are bounded for each caller, who is told when to try again; published ones are not', async () => {
    const path = '/api/v1/reports/2026-W45?format=md';
    let refused = await ask(service.url, path);
    for (let asked = 1; refused.status !== 429 && asked < 70; asked += 1)
      refused = await ask(service.url, path);
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('Try again in 60 seconds');
    expect(refused.headers.get('Retry-After')).toBe('60');
    expect((await ask(service.url, WEEK)).status).toBe(200);
    services.clock.moveTo('2026-11-24T06:01:01Z');
    expect((await ask(service.url, path)).status).toBe(200);
  });

  test('once corrected, the entry of the new edition names what changed, and both entries lead to each other', async () => {
    services.clock.moveTo('2026-11-24T10:00:00Z');
    await storeWeeks(services, '2025-11-17', [...ORDINARY_YEAR, { good: 4, bad: 6 }]);
    services.clock.moveTo('2026-11-24T12:00:00Z');
    const published = await services.get(ReportsService).edition('2026-W47', null);
    if (published === null) throw new Error('The report was published.');
    const corrected = await services.get(ReportCorrectingService).correct(published, {
      ...{ articleIds: new Set(), promiseIds: new Set() },
      developmentIds: new Set([`good-${ORDINARY_YEAR.length}-3`]),
    });
    expect(corrected.outcome).toBe('published');
    const { text } = await ask(service.url, '/feeds/reports.atom');
    const [second = '', first = ''] = text.match(/<entry>[\s\S]*?<\/entry>/g) ?? [];
    expect(second).toContain('Week 2026-W47, edition 2, corrects edition 1: ');
    expect(second).toMatch(/rel="predecessor-version"[^>]*\/reports\/2026-W47\?edition=1"/);
    expect(second).toMatch(/<li>Added: .*<\/li>/);
    expect(first).toMatch(/rel="successor-version"[^>]*\/reports\/2026-W47\?edition=2"/);
    expect(first).toContain('Edition 2 corrects this edition.');
  });
});
